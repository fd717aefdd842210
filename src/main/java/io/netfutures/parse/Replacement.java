package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import io.netfutures.parse.regex.Subject;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the place of each piece of a text that a regular expression finds.
 *
 * @param parts texts, and the numbers of groups
 */
record Replacement(PythonRegex regex, List<Part> parts) {
    /** A part of what is written: a text, or what a group has captured. */
    private sealed interface Part {
        /** A text. */
        record Fixed(String text) implements Part {}

        /** What this group has captured. */
        record Group(int number) implements Part {}
    }

    /**
     * Reads one: {@code $1} is what the first group has captured, and <code>\$</code> a dollar.
     *
     * @param place of the two, for messages
     * @throws FileMistake if it is no regular expression, or names a group that there is not
     */
    static Replacement of(String regex, String written, Place place) throws FileMistake {
        try {
            PythonRegex compiled = PythonRegex.compile(regex);
            return new Replacement(compiled, parts(compiled, regex, written, place));
        } catch (RegexException e) {
            throw place.error("'%s' is no regular expression: %s".formatted(regex, e.getMessage()));
        }
    }

    private static List<Part> parts(PythonRegex regex, String pattern, String written, Place place) throws FileMistake {
        List<Part> parts = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                fixed.append(written.charAt(++i));
            } else if (c != '$') {
                fixed.append(c);
            } else {
                int number = i + 1 < written.length() ? Character.digit(written.charAt(++i), 10) : -1;
                if (number < 0 || number > regex.groups()) {
                    throw place.error(
                            "'%s' names a group that '%s' does not have; $1 is its first group, $0 all that it finds, and \\$ a dollar"
                                    .formatted(written, pattern));
                }
                parts.add(new Part.Fixed(fixed.toString()));
                parts.add(new Part.Group(number));
                fixed.setLength(0);
            }
        }
        parts.add(new Part.Fixed(fixed.toString()));
        return List.copyOf(parts);
    }

    /** The text with all that is found replaced. */
    String in(String text, ReadBudget budget) throws PythonRegex.TooLong {
        Subject subject = new Subject();
        budget.lend(subject, text);
        try {
            PythonRegex.Match match = regex.against(subject);
            StringBuilder replaced = new StringBuilder();
            int copied = 0;
            int from = 0;
            while (from <= text.length() && match.isFound(from)) {
                replaced.append(text, copied, match.start());
                parts.forEach(part -> replaced.append(text(part, match)));
                copied = match.end();
                from = match.end() > match.start() ? match.end() : match.end() + 1;
            }
            return replaced.append(text, copied, text.length()).toString();
        } finally {
            budget.spend(subject);
        }
    }

    private static String text(Part part, PythonRegex.Match match) {
        return switch (part) {
            case Part.Fixed(String text) -> text;
            case Part.Group(int number) -> orEmpty(match.group(number));
        };
    }

    private static String orEmpty(@Nullable String captured) {
        return captured == null ? "" : captured;
    }
}
