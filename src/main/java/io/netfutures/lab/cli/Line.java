package io.netfutures.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line that was typed.
 *
 * @param column where on the screen it began
 * @param filters what stands behind each bar
 * @param wild what stands at the wild places of the rule
 * @param wrong the index of the word that is wrong
 */
record Line(String text, String command, int column, List<String> filters, List<String> wild, int wrong) {
    static final Line NONE = new Line("", 0);

    private static final Pattern WORD = Pattern.compile("\\S+");

    Line(String text, int column) {
        this(text, text.strip(), column, List.of(), List.of(), 0);
    }

    Line(String text, int column, boolean piped) {
        this(
                text,
                piped ? text.split("\\|", 2)[0].strip() : text.strip(),
                column,
                piped ? Stream.of(text.split("\\|")).skip(1).map(String::strip).toList() : List.of(),
                List.of(),
                0);
    }

    Line with(List<String> found) {
        return new Line(text, command, column, filters, found, wrong);
    }

    Line wrongAt(int word) {
        return new Line(text, command, column, filters, wild, word);
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }

    List<String> words() {
        return words(command);
    }

    String word() {
        List<String> words = words();
        return wrong < words.size() ? words.get(wrong) : "";
    }

    String firstWord() {
        return words().isEmpty() ? "" : words().getFirst();
    }

    /** The wrong word and all behind it. */
    String rest() {
        return text.substring(wrongOffset()).strip();
    }

    /** Where the wrong word begins in the line; at its end if words are missing. */
    int wrongOffset() {
        Matcher matcher = WORD.matcher(text);
        for (int i = 0; matcher.find(); i++) {
            if (i == wrong) {
                return matcher.start();
            }
        }
        return text.length();
    }

    int wrongColumn() {
        return column + wrongOffset();
    }

    @Nullable
    String wild(String number) {
        if (number.length() != 1 || !Character.isDigit(number.charAt(0))) {
            return null;
        }
        int index = number.charAt(0) - '1';
        return index >= 0 && index < wild.size() ? wild.get(index) : "";
    }

    boolean unpaged() {
        return filters.stream().anyMatch(filter -> filter.matches("no-?more"));
    }

    /** The lines of this text that pass all filters. */
    List<String> filter(String shown) {
        List<String> lines = new ArrayList<>(shown.lines().toList());
        for (String filter : filters) {
            List<String> words = List.of(filter.split("\\s+", 2));
            if (words.size() == 2) {
                String wanted = words.get(1).replaceAll("^\"|\"$", "");
                Predicate<String> has = each -> each.contains(wanted);
                switch (words.getFirst()) {
                    case "include", "match", "grep", "i", "inc" -> lines.removeIf(has.negate());
                    case "exclude", "except", "e" -> lines.removeIf(has);
                    default -> {}
                }
            }
        }
        return lines;
    }

    /** Whether a line shows something: its last word is one of these, or its first is short for one. */
    static boolean shows(String text, List<String> reads) {
        List<String> words = words(text.replace('/', ' '));
        return !words.isEmpty()
                && (reads.contains(words.getLast())
                        || (words.getFirst().length() > 1
                                && reads.stream().anyMatch(read -> read.startsWith(words.getFirst()))));
    }
}
