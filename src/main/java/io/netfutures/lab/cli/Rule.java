package io.netfutures.lab.cli;

import java.util.List;

/**
 * What happens on a line.
 *
 * @param words the line: words, {@code <>} for any one word, {@code ...} at the end for one or more
 * @param modes where it is known; everywhere if empty
 * @param when conditions that must hold, {@code !} before one that must not
 */
record Rule(List<String> words, List<String> modes, List<String> when, Act act) {
    static final String ANY = "<>";
    static final String REST = "...";

    boolean knownIn(String mode) {
        return modes.isEmpty() || modes.contains(mode);
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
