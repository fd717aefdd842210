package io.netfutures.parse;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, without what ends them. Lines end where Python's {@code str.splitlines} lets them: also at a vertical tab, a
 * form feed, the file, group and record separators, and the line ends of Unicode.
 */
final class SplitLines {
    private static final int END = -1;

    private final Reader text;
    private final char[] buffer = new char[8192];
    private final StringBuilder begun = new StringBuilder();
    private int length;
    private int position;

    SplitLines(Reader text) {
        this.text = text;
    }

    /** The next line, or null at the end. Blocks as the reader does. */
    @Nullable
    String next() throws IOException {
        begun.setLength(0);
        while (true) {
            int start = position;
            while (position < length && !endsLine(buffer[position])) {
                position++;
            }
            if (position < length) {
                String line = line(start);
                if (buffer[position++] == '\r' && peek() == '\n') {
                    position++;
                }
                return line;
            }
            begun.append(buffer, start, position - start);
            if (peek() == END) {
                return begun.isEmpty() ? null : begun.toString();
            }
        }
    }

    private String line(int start) {
        return begun.isEmpty()
                ? new String(buffer, start, position - start)
                : begun.append(buffer, start, position - start).toString();
    }

    private int peek() throws IOException {
        if (position == length) {
            position = 0;
            length = Math.max(0, text.read(buffer, 0, buffer.length));
        }
        return position < length ? buffer[position] : END;
    }

    private static boolean endsLine(char c) {
        return c < ' '
                ? (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e)
                : c > '~' && (c == 0x85 || c == 0x2028 || c == 0x2029);
    }
}
