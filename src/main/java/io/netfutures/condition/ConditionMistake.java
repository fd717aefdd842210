package io.netfutures.condition;

/**
 * A condition that cannot be used. The message is for its author, in three lines: what was found and expected, the condition, and a
 * caret below the place. Of a long condition it shows what is around that place, and nothing that a terminal would act on.
 */
public final class ConditionMistake extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int BEFORE = 50;
    private static final int AFTER = 20;
    private static final String INDENT = "    ";
    private static final String MORE = "...";

    /**
     * @param text the whole condition
     * @param at the place in it, as an index of a {@code char}; its length for its end
     */
    ConditionMistake(String text, int at, String what) {
        super("%s (column %d)%n%s"
                .formatted(shown(what), text.codePointCount(0, at) + 1, pointed(text, at))
                .replace("\r\n", "\n"));
    }

    private static String pointed(String text, int at) {
        int from = at <= BEFORE + MORE.length() ? 0 : at - BEFORE;
        int to = text.length() - at <= AFTER + MORE.length() ? text.length() : at + AFTER;
        String before = (from > 0 ? MORE : "") + text.substring(from, at);
        String after = text.substring(at, to) + (to < text.length() ? MORE : "");
        return INDENT + shown(before) + shown(after) + "\n" + INDENT
                + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }

    /** The text with a question mark for each character that has no picture of its own. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(hasPicture(c) ? c : c == '\t' || c == '\n' ? ' ' : '?'));
        return shown.toString();
    }

    private static boolean hasPicture(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
