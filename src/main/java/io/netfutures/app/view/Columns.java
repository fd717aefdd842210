package io.netfutures.app.view;

import io.netfutures.device.Printable;
import org.jline.utils.AttributedString;

/** Measures text in terminal columns: a Chinese character takes two, a combining accent none. */
public final class Columns {
    private Columns() {}

    /** The width of the text once it is made printable. */
    public static int of(String text) {
        return isNarrow(text) ? text.length() : new AttributedString(printable(text)).columnLength();
    }

    /** The text, made printable; if it is wider than {@code columns}, what fits, followed by {@code ellipsis}. */
    public static String shorten(String text, int columns, String ellipsis) {
        boolean narrow = isNarrow(text);
        String line = narrow ? text : printable(text);
        if (of(line) <= columns) {
            return line;
        }
        if (columns < 1) {
            return "";
        }
        int room = columns - 1;
        return narrow
                ? line.substring(0, room) + ellipsis
                : new AttributedString(line).columnSubSequence(0, room) + ellipsis;
    }

    /** The text on one line, with its blanks kept. */
    private static String printable(String text) {
        return Printable.text(text.replace('\n', ' ').replace('\t', ' ').replace("\r", ""));
    }

    /** Whether all characters are certain to be printable and one column wide: ASCII, Western letters, lines and blocks. */
    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c <= '~';
            if (!ascii && !(c >= '\u00a1' && c <= '\u00ff' && c != '\u00ad') && !(c >= '─' && c <= '▟') && c != '…') {
                return false;
            }
        }
        return true;
    }
}
