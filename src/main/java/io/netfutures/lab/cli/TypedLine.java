package io.netfutures.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that was typed.
 *
 * @param column where on the screen it began
 * @param filters what its output goes through
 * @param wild what stands at the wild places of the rule
 * @param wrong the index of the word that is wrong
 */
record TypedLine(String text, String command, int column, List<PipeFilter> filters, List<String> wild, int wrong) {
    static final TypedLine NONE = new TypedLine("", 0);

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern BAR = Pattern.compile("\"[^\"]*\"|'[^']*'|\\\\.|\\|");

    TypedLine(String text, int column) {
        this(text, text.strip(), column, List.of(), List.of(), 0);
    }

    /** What stands behind a bar, and where. */
    record Piped(int at, String text) {}

    /** The line up to its first bar, the output of which goes through these. */
    TypedLine through(List<PipeFilter> others) {
        int bar = piped().stream().findFirst().map(first -> first.at() - 1).orElse(text.length());
        return new TypedLine(text, text.substring(0, bar).strip(), column, others, wild, wrong);
    }

    /** This line with blanks around its bars, which in a shell separate words even without. */
    static String withBarsApart(String text) {
        return BAR.matcher(text)
                .replaceAll(each -> each.group().equals("|") ? " | " : Matcher.quoteReplacement(each.group()));
    }

    /**
     * What stands behind each bar that is in no quotation. Behind the first, a bar without a blank on either side is part of a regular
     * expression.
     */
    List<Piped> piped() {
        List<Integer> bars = new ArrayList<>();
        Matcher matcher = BAR.matcher(text);
        while (matcher.find()) {
            int bar = matcher.start();
            boolean parts = text.startsWith(" ", bar + 1) || (bar > 0 && text.charAt(bar - 1) == ' ');
            if (matcher.group().equals("|") && (bars.isEmpty() || parts)) {
                bars.add(bar);
            }
        }
        List<Piped> piped = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            int end = i + 1 < bars.size() ? bars.get(i + 1) : text.length();
            piped.add(new Piped(
                    bars.get(i) + 1, text.substring(bars.get(i) + 1, end).strip()));
        }
        return piped;
    }

    TypedLine with(List<String> found) {
        return new TypedLine(text, command, column, filters, found, wrong);
    }

    TypedLine wrongAt(int word) {
        return new TypedLine(text, command, column, filters, wild, word);
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

    /** The word that the wrong one belongs to: the first of the line, or behind the last bar before it. */
    String firstWord() {
        List<String> words = words().subList(0, Math.min(wrong + 1, words().size()));
        int bar = words.lastIndexOf("|");
        return bar + 1 < words.size() ? words.get(bar + 1) : "";
    }

    /** Whether the word at this index is the first of the line, or behind a bar. */
    boolean startsAt(int word) {
        List<String> words = words();
        return word == 0 || (word <= words.size() && words.get(word - 1).equals("|"));
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
        return filters.stream().anyMatch(PipeFilter::isUnpaged);
    }

    /** The lines of this text that pass all filters. */
    List<String> filter(String shown) {
        List<String> lines = shown.lines().toList();
        for (PipeFilter filter : filters) {
            lines = filter.apply(lines);
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
