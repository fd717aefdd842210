package io.netfutures.lab.ios;

import io.netfutures.lab.line.Sections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What stands behind the bar of a show command: {@code | include REGEX}. The rest of the line is one regular expression,
 * blanks and further bars included.
 */
record ShowFilter(Kind kind, Pattern pattern) {
    enum Kind {
        APPEND,
        BEGIN,
        COUNT,
        EXCLUDE,
        INCLUDE,
        REDIRECT,
        SECTION,
        TEE,
        /** {@code section exclude}: no word of its own. */
        SECTION_EXCLUDE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What was made of the text behind the bar. */
    sealed interface Reading {
        record Of(ShowFilter filter) implements Reading {}

        record Bad(Meaning fault) implements Reading {}
    }

    /** Reads the filter that starts behind the bar at {@code bar}. */
    static Reading read(String line, int bar) {
        int at = Grammar.skipBlanks(line, bar + 1);
        if (at == line.length()) {
            return new Reading.Bad(new Meaning.Incomplete());
        }
        int furthest = at;
        for (Kind kind : Kind.values()) {
            Term.Reading word = new Term.Keyword(kind.word()).read(line, at);
            furthest = Math.max(furthest, word.end());
            if (word.text() == null || kind == Kind.SECTION_EXCLUDE) {
                continue;
            }
            int from = Grammar.skipBlanks(line, word.end());
            if (from == line.length()) {
                return new Reading.Bad(new Meaning.Incomplete());
            }
            return regex(kind, line, from);
        }
        return new Reading.Bad(new Meaning.Invalid(furthest));
    }

    private static Reading regex(Kind kind, String line, int from) {
        Kind what = kind;
        String text = line.substring(from);
        if (kind == Kind.SECTION) {
            String[] pair = text.split(" +", 2);
            if (pair.length == 2 && pair[0].equals("exclude")) {
                what = Kind.SECTION_EXCLUDE;
                text = pair[1];
            } else if (pair.length == 2 && pair[0].equals("include")) {
                text = pair[1];
            }
        }
        try {
            return new Reading.Of(new ShowFilter(what, pattern(text)));
        } catch (PatternSyntaxException e) {
            return new Reading.Bad(new Meaning.Invalid(from));
        }
    }

    /** A router's regular expression: as elsewhere, except that {@code _} stands for any delimiter. */
    static Pattern pattern(String text) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '_' -> java.append("(?:^|$|[ ,{}()])");
                case '{', '}' -> java.append('\\').append(c);
                case '\\' -> {
                    java.append(i + 1 < text.length() ? Pattern.quote(text.substring(i + 1, i + 2)) : "\\\\");
                    i++;
                }
                default -> java.append(c);
            }
        }
        return Pattern.compile(java.toString());
    }

    /** The words that may stand behind the bar and start like this. */
    static List<Grammar.Choice> choices(String prefix) {
        return java.util.Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SECTION_EXCLUDE && kind.word().startsWith(prefix))
                .map(kind -> new Grammar.Choice(kind.word(), Help.of("| ", kind.word())))
                .toList();
    }

    /** The lines that pass. */
    List<String> apply(List<String> lines) {
        return switch (kind) {
            case INCLUDE -> lines.stream().filter(this::matches).toList();
            case EXCLUDE -> lines.stream().filter(line -> !matches(line)).toList();
            case BEGIN -> lines.stream().dropWhile(line -> !matches(line)).toList();
            case COUNT ->
                List.of("Number of lines which match regexp = "
                        + lines.stream().filter(this::matches).count());
            case SECTION -> Sections.of(lines, this::matches, true);
            case SECTION_EXCLUDE -> Sections.of(lines, this::matches, false);
            case REDIRECT, APPEND -> List.of();
            case TEE -> lines;
        };
    }

    private boolean matches(String line) {
        return pattern.matcher(line).find();
    }
}
