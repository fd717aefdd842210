package io.netfutures.device;

/** Text from a device or a file, made safe for a terminal and a log. */
public final class Printable {
    private Printable() {}

    /**
     * The text with every character that is not printable (escape and other control characters, bidirectional marks,
     * lone surrogates) written as <code>&#92;u{1b}</code>. Newlines and tabs are kept.
     */
    public static String text(CharSequence text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || isPrintable(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return safe.toString();
    }

    /** The same on one line: newlines become {@code " | "}, carriage returns vanish. */
    public static String line(CharSequence text) {
        String[] lines = text.toString().replace("\r", "").strip().split("\n+");
        return text(String.join(" | ", lines));
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
