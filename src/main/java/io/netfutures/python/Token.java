package io.netfutures.python;

/**
 * A token of a program.
 *
 * @param text as it is written; for a string its value, for an f-string what is between its quotes
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {
    /** The kinds of tokens. */
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

    /** Its name in a message. */
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
