package io.netfutures.lab.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What happens on a line.
 *
 * @param words the line: words, {@code <>} for any one word, {@code <hh:mm:ss>} for a time, {@code ...} at the end for one or more
 * @param modes where it is known; everywhere if empty
 * @param when conditions that must hold, {@code !} before one that must not
 */
record Rule(List<String> words, List<String> modes, List<String> when, Act act) {
    static final String ANY = "<>";
    static final String TIME = "<hh:mm:ss>";
    static final String REST = "...";
    private static final Pattern CLOCK = Pattern.compile("\\d\\d:[0-5]\\d:[0-5]\\d");

    boolean knownIn(String mode) {
        return modes.isEmpty() || modes.contains(mode);
    }

    /** Whether this word may stand at this place, where not a certain word must. */
    boolean takes(int index, String word) {
        return switch (word(index)) {
            case ANY, REST -> true;
            case TIME -> CLOCK.matcher(word).matches();
            default -> false;
        };
    }

    /** The word at this place; {@link #REST} also for all places behind it, and nothing behind the end. */
    String word(int index) {
        if (!words.isEmpty() && index >= words.size() - 1 && words.getLast().equals(REST)) {
            return REST;
        }
        return index < words.size() ? words.get(index) : "";
    }

    boolean endsAt(int count) {
        return words.getLast().equals(REST) ? count >= words.size() : count == words.size();
    }
}
