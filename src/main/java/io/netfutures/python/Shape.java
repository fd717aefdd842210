package io.netfutures.python;

import io.netfutures.python.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a line is meant as Python, from its first words and without knowing any name. Python has a keyword, a call or an
 * assignment of a Python value where a command has a sequence of words.
 */
public final class Shape {
    private static final Set<String> BLOCKS =
            Set.of("for", "with", "if", "try", "def", "while", "class", "async", "elif", "else", "except", "finally");
    private static final Set<String> CLAUSES = Set.of("elif", "else", "except", "finally");
    private static final Set<String> WORDS =
            Set.of(("import from return pass break continue raise assert del global nonlocal lambda yield await not "
                            + "None True False")
                    .split(" "));
    private static final Set<String> AFTER_A_VALUE =
            Set.of(",", "+", "==", "!=", "<", ">", "if", "and", "or", "in", "is", "not");

    private final List<Token> tokens;

    private Shape(String line) {
        tokens = Lexer.beginning(line.strip());
    }

    /** Whether the line is Python. */
    public static boolean isPython(String line) {
        return new Shape(line).isStatement();
    }

    /** Whether the line begins a statement that has a block. */
    public static boolean beginsBlock(String line) {
        Token first = new Shape(line).tokens.getFirst();
        return first.kind() == Kind.NAME && BLOCKS.contains(first.text());
    }

    /** Whether the line continues the statement before it: else, except and so on. */
    public static boolean goesOn(String line) {
        Token first = new Shape(line).tokens.getFirst();
        return first.kind() == Kind.NAME && CLAUSES.contains(first.text());
    }

    /** Whether the line begins a statement that may continue after its block: if and try. */
    public static boolean mayGoOn(String line) {
        Token first = new Shape(line).tokens.getFirst();
        return first.is("if") || first.is("try");
    }

    /**
     * The first name of a line that is only a name, an element or a member, alone or after {@code NAME =}; empty if the line is anything
     * else. Such a line may be Python or a command.
     */
    public static String lone(String line) {
        Shape shape = new Shape(line);
        int at = shape.is(0, Kind.NAME) && shape.tokens.get(1).is("=") ? 2 : 0;
        if (!shape.is(at, Kind.NAME)) {
            return "";
        }
        int end = shape.chain(at);
        return end > 0 && shape.isEnd(end) ? shape.tokens.get(at).text() : "";
    }

    private boolean isStatement() {
        Token first = tokens.getFirst();
        return switch (first.kind()) {
            case NAME ->
                first.text().equals("try")
                        ? tokens.get(1).is(":")
                        : BLOCKS.contains(first.text()) || WORDS.contains(first.text()) || isNamed();
            case FORMATTED -> true;
            case STRING ->
                tokens.get(1).is(".") || tokens.get(1).is("[") || tokens.get(1).is("+");
            case OPERATOR -> first.is("[") || first.is("(") || first.is("{");
            default -> false;
        };
    }

    private boolean isNamed() {
        int end = chain(0);
        if (end < 0) {
            return true;
        }
        Token next = tokens.get(end);
        if (next.is("=")) {
            return end > 1 || isValue(end + 1);
        }
        if (next.is(",")) {
            return isRowOfTargets();
        }
        return next.is("+=") || next.is("-=") || next.is("==") || next.is("!=");
    }

    private boolean isValue(int at) {
        Token first = tokens.get(at);
        return switch (first.kind()) {
            case STRING, FORMATTED, NUMBER -> true;
            case OPERATOR -> first.is("[") || first.is("(") || first.is("{") || first.is("-");
            case NAME -> {
                int end = chain(at);
                yield WORDS.contains(first.text())
                        || end < 0
                        || (isEnd(end) && end > at + 1)
                        || AFTER_A_VALUE.contains(tokens.get(end).text());
            }
            default -> false;
        };
    }

    /** {@code a, b = ...}. */
    private boolean isRowOfTargets() {
        int at = 0;
        while (is(at, Kind.NAME) && tokens.get(at + 1).is(",")) {
            at += 2;
        }
        return is(at, Kind.NAME) && tokens.get(at + 1).is("=");
    }

    /** The end of a name with the members and elements that follow it without a blank; -1 if there is a call among them. */
    private int chain(int from) {
        int at = from + 1;
        while (touches(at)) {
            Token token = tokens.get(at);
            if (token.is("(")) {
                return -1;
            } else if (token.is(".") && is(at + 1, Kind.NAME) && touches(at + 1)) {
                at += 2;
            } else if (token.is("[")) {
                while (!isEnd(at) && !tokens.get(at).is("]")) {
                    at++;
                }
                if (isEnd(at)) {
                    return -1;
                }
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean touches(int at) {
        Token before = tokens.get(at - 1);
        Token token = tokens.get(at);
        return token.line() == before.line()
                && token.column() == before.column() + before.text().length()
                && (before.kind() == Kind.NAME || before.kind() == Kind.OPERATOR);
    }

    private boolean is(int at, Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private boolean isEnd(int at) {
        return is(at, Kind.END) || is(at, Kind.NEWLINE);
    }
}
