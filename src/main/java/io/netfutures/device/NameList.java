package io.netfutures.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Names from a file: one a line, or several with blanks or commas between; each is a selection. What follows a {@code #} at the
 * beginning of a word is a comment.
 *
 * @param source what mistakes are reported for: the name of the file
 * @param text the content
 */
public record NameList(String source, String text) {
    private static final int MOST_MISTAKES = 3;

    /** A selection, and where it stands. */
    private record Word(int line, String text) {}

    /**
     * The names of the devices that {@code meaning} says of all the selections, together.
     *
     * @throws IllegalArgumentException if there is none, or if {@code meaning} throws one: with the first three mistakes, each with file
     *     and line
     */
    Set<String> all(Inventory inventory, Function<String, Set<String>> meaning) {
        Set<String> names = new HashSet<>();
        List<String> mistakes = new ArrayList<>();
        List<Word> words = words(inventory);
        for (Word word : words) {
            try {
                names.addAll(meaning.apply(word.text()));
            } catch (IllegalArgumentException e) {
                mistakes.add(source + ":" + word.line() + ": " + e.getMessage());
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException(source + " names no device");
        }
        if (!mistakes.isEmpty()) {
            int more = mistakes.size() - MOST_MISTAKES;
            throw new IllegalArgumentException(String.join(
                            "\n", mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES)))
                    + (more > 0 ? "\nand " + more + " more" : ""));
        }
        return names;
    }

    private List<Word> words(Inventory inventory) {
        List<Word> words = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            Optional<Device> device = inventory.named(line.strip());
            if (device.isPresent()) {
                words.add(new Word(number, "\"" + line.strip().replace("\"", "\"\"") + "\""));
            } else {
                split(line, number, words);
            }
        }
        return words;
    }

    private static void split(String line, int number, List<Word> words) {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        int brackets = 0;
        for (int at = 0; at <= line.length(); at++) {
            char c = at < line.length() ? line.charAt(at) : ' ';
            boolean ends = at == line.length() || (!quoted && brackets <= 0 && (Character.isWhitespace(c) || c == ','));
            boolean isComment = c == '#' && word.isEmpty();
            if ((ends || isComment) && !word.isEmpty()) {
                words.add(new Word(number, word.toString()));
                word.setLength(0);
            }
            if (isComment) {
                return;
            }
            if (!ends) {
                word.append(c);
                quoted ^= c == '"';
                brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            }
        }
    }
}
