package io.netfutures.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What stands behind the bar of a show command: {@code | include up}. */
final class Filter {
    private static final List<String> WORDS =
            List.of("append", "begin", "count", "exclude", "include", "redirect", "section", "tee");

    private final String word;
    private final Pattern pattern;
    private final boolean invert;

    private Filter(String word, Pattern pattern, boolean invert) {
        this.word = word;
        this.pattern = pattern;
        this.invert = invert;
    }

    /** Which word it is: any start of one that fits no other. */
    static Optional<String> word(String typed) {
        List<String> fitting = WORDS.stream()
                .filter(each -> each.startsWith(typed.toLowerCase(Locale.ROOT)))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** The filter; {@code expression} is the rest of the line, blanks and bars included. */
    static Optional<Filter> of(String word, String expression) {
        String text = expression;
        boolean invert = word.equals("exclude");
        if (word.equals("section")) {
            String first = text.split(" ", 2)[0];
            if (text.contains(" ") && (first.equals("include") || first.equals("exclude"))) {
                invert = first.equals("exclude");
                text = text.substring(first.length() + 1);
            }
        }
        try {
            return Optional.of(new Filter(word, Pattern.compile(text.replace("_", "(?:^|$|[ ,{}()])")), invert));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    List<String> apply(List<String> lines) {
        return switch (word) {
            case "include", "exclude" ->
                lines.stream()
                        .filter(line -> pattern.matcher(line).find() != invert)
                        .toList();
            case "begin" ->
                lines.stream().dropWhile(line -> !pattern.matcher(line).find()).toList();
            case "section" -> sections(lines);
            case "count" ->
                List.of("Number of lines which match regexp = "
                        + lines.stream()
                                .filter(line -> pattern.matcher(line).find())
                                .count());
            default -> lines;
        };
    }

    private List<String> sections(List<String> lines) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (!line.startsWith(" ") || !inside) {
                inside = pattern.matcher(line).find();
            }
            if (inside != invert) {
                kept.add(line);
            }
        }
        return kept;
    }
}
