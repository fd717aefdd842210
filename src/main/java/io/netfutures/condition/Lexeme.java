package io.netfutures.condition;

/**
 * A piece of a condition.
 *
 * @param text what it says: without its quotes, if it has them
 * @param at where it begins in the condition
 * @param end where it has ended
 */
record Lexeme(Kind kind, String text, int at, int end) {
    /** What it is by its form. */
    enum Kind {
        WORD,
        QUOTED,
        /** A name in backquotes or brackets. */
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it joins conditions, and so is never a text or a name. */
    boolean joins() {
        return isWord("and") || isWord("or") || isWord("not");
    }

    /** It in a message, not too long. */
    @Override
    public String toString() {
        String start = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return switch (kind) {
            case WORD, SIGN -> start;
            case QUOTED -> "'" + start + "'";
            case NAME -> "`" + start + "`";
            case END -> "the end";
        };
    }
}
