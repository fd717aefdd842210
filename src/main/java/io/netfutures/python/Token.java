package io.netfutures.python;

/**
 * A piece of a program.
 *
 * @param text as it is written; of a string, what it says; of an f-string, what stands between its quotes
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {
    /** What it is. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        FORMATTED,
        OPERATOR,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean is(String operatorOrKeyword) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrKeyword);
    }

    /** As a message names it. */
    String shown() {
        return switch (kind) {
            case NAME, NUMBER, OPERATOR -> "\"" + text + "\"";
            case STRING, FORMATTED -> "a string";
            case NEWLINE, END -> "the end of the line";
            case INDENT -> "an indented line";
            case DEDENT -> "the end of the block";
        };
    }
}
