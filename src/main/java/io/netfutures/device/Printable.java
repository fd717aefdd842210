package io.netfutures.device;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from a device or a file, made safe for a terminal and a log. */
public final class Printable {
    private static final Pattern LINE_ENDS = Pattern.compile("\r*\n[\r\n]*");

    /** So many characters are looked at together, which costs less than one by one. */
    private static final int PIECE = 1024;

    private Printable() {}

    /**
     * Writes every character that is not printable (escape and other control characters, bidirectional marks, invisible fillers,
     * lone surrogates) as <code>&#92;u{1b}</code>. Newlines and tabs are kept.
     */
    public static String text(CharSequence text) {
        if (isAscii(text)) {
            return text.toString();
        }
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

    /** Like {@link #text}, but on one line: newlines become {@code " | "}, and carriage returns next to them are dropped. */
    public static String line(CharSequence text) {
        String stripped = text.toString().strip();
        return text(
                stripped.indexOf('\n') < 0
                        ? stripped
                        : LINE_ENDS.splitAsStream(stripped).collect(Collectors.joining(" | ")));
    }

    /** Whether it consists of what nearly all text does, so that nothing has to be looked up. */
    private static boolean isAscii(CharSequence text) {
        String all = text.toString();
        char[] some = new char[Math.min(all.length(), PIECE)];
        for (int from = 0; from < all.length(); from += PIECE) {
            int length = Math.min(PIECE, all.length() - from);
            all.getChars(from, from + length, some, 0);
            for (int i = 0; i < length; i++) {
                char c = some[i];
                if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
                    return false;
                }
            }
        }
        return true;
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
            default -> !isFiller(c);
        };
    }

    /** Letters and marks of Unicode that take no space or show nothing, so that different names could look the same. */
    private static boolean isFiller(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
