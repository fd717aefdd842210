package io.netfutures.condition;

import io.netfutures.condition.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits a condition into lexemes. Reads each character once. */
final class LexemeReader {
    private static final int LONGEST = 100_000;
    private static final String SIGNS = "()=<>!~&|,";
    private static final String DELIMITERS = SIGNS + "[]`'\"";

    /** Longer ones first. */
    private static final List<String> KNOWN =
            List.of("==", "!=", "<=", ">=", "!~", "&&", "||", "(", ")", ",", "=", "<", ">", "~", "!");

    /** What other languages have, and its word here. */
    private static final Map<String, String> FOREIGN =
            Map.of("===", "==", "!==", "!=", "=~", "~", "~=", "~", "<>", "!=", "=>", ">=", "=<", "<=");

    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private LexemeReader(String text) {
        this.text = text;
    }

    /** The lexemes of the text, the last of which is its end. */
    static List<Lexeme> read(String text) throws ConditionMistake {
        if (text.length() > LONGEST) {
            throw new ConditionMistake(
                    text,
                    LONGEST,
                    "a condition has at most %d characters, but this has %d".formatted(LONGEST, text.length()));
        }
        LexemeReader reader = new LexemeReader(text);
        while (reader.skipBlanks()) {
            reader.lexemes.add(reader.next());
        }
        reader.lexemes.add(new Lexeme(Kind.END, "", text.length(), text.length()));
        return reader.lexemes;
    }

    private boolean skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private Lexeme next() throws ConditionMistake {
        char c = text.charAt(at);
        return switch (c) {
            case '\'', '"' -> quoted(Kind.QUOTED, c);
            case '`' -> quoted(Kind.NAME, c);
            case '[' -> quoted(Kind.NAME, ']');
            case ']' ->
                throw new ConditionMistake(text, at, "] closes nothing; a name stands in [ and ], or in backquotes");
            default -> SIGNS.indexOf(c) >= 0 ? sign(c) : word();
        };
    }

    private Lexeme word() {
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && DELIMITERS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Lexeme(Kind.WORD, text.substring(start, at), start, at);
    }

    private Lexeme sign(char c) throws ConditionMistake {
        int start = at;
        int end = at;
        while (end < text.length() && end < start + 3 && "=<>!~&|".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String run = text.substring(start, end);
        String meant = FOREIGN.get(run);
        if (meant != null) {
            throw new ConditionMistake(text, start, "%s is no operator here; write %s".formatted(run, meant));
        }
        for (String sign : KNOWN) {
            if (text.startsWith(sign, start)) {
                at += sign.length();
                return new Lexeme(Kind.SIGN, sign, start, at);
            }
        }
        throw new ConditionMistake(
                text, start, "%1$c is no operator here; write %1$c%1$c, or what has it in quotes".formatted(c));
    }

    /** In quotes a closing one that is written twice stands for itself. */
    private Lexeme quoted(Kind kind, char close) throws ConditionMistake {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != close) {
                content.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == close) {
                content.append(c);
                at++;
            } else {
                at++;
                return new Lexeme(kind, content.toString(), start, at);
            }
        }
        throw new ConditionMistake(text, start, "the %s is not closed".formatted(text.charAt(start)));
    }
}
