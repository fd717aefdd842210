package io.netfutures.session;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Turns the bytes of a terminal into lines of text, however they are cut: decodes across reads, drops escape sequences
 * (ECMA-48), and lets carriage return and backspace move the cursor so that what is typed over is replaced, as a pager's
 * erased mark is. Lines end with {@code \n}.
 *
 * <pre>text --ESC--> escape --[--> CSI --final--> text;  escape --]PX^_--> string --BEL or ESC \--> text</pre>
 */
final class Screen {
    /** No prompt and no question is longer. */
    private static final int LONGEST = 2000;

    private enum State {
        TEXT,
        ESCAPE,
        CSI,
        STRING,
        STRING_ESCAPE
    }

    private final CharsetDecoder decoder;
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder last = new StringBuilder();
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private State state = State.TEXT;
    private int cursor;
    // Right end of what was typed since the cursor last went back; beyond it stand only the remains of older text.
    private int extent;
    private boolean wentBack;
    private boolean typedOver;

    Screen(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Shows these bytes. */
    void receive(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(undecoded.remaining() + bytes.length)
                .put(undecoded)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        decoder.decode(in, out, false);
        undecoded = in.slice();
        out.flip();
        while (out.hasRemaining()) {
            receive(out.get());
        }
    }

    /** The line that the cursor stands in, which has no newline yet; of a very long one only its end, after an ellipsis. */
    String lastLine() {
        int end = visibleEnd();
        return end <= LONGEST ? last.substring(0, end) : "\u2026" + last.substring(end - LONGEST, end);
    }

    /** The last line that is not blank, whether it has its newline or not; empty if there is none. */
    String lastText() {
        String text = lastLine();
        int end = lines.length() - 1;
        while (text.isBlank() && end >= 0) {
            int start = lines.lastIndexOf("\n", end - 1) + 1;
            text = lines.substring(Math.max(start, end - LONGEST), end);
            end = start - 1;
        }
        return text.strip();
    }

    /** Whether the cursor stands right of all text of its line, so that nothing is being erased. */
    boolean cursorAtEnd() {
        return cursor == last.length();
    }

    /** How much text there is before the last line; a mark for {@link #since}. */
    int mark() {
        return lines.length();
    }

    /** How much text there is, the last line included. */
    int size() {
        return lines.length() + last.length();
    }

    /** All lines from that mark on, without the last one. */
    String since(int mark) {
        return lines.substring(Math.min(mark, lines.length()));
    }

    /** All text at most {@code length} characters from the end, the last line included. */
    String tail(int length) {
        String end = lines.substring(Math.max(0, lines.length() - length)) + lastLine();
        return end.substring(Math.max(0, end.length() - length));
    }

    /** Forgets all lines but the last. */
    void forget() {
        lines.setLength(0);
    }

    private void receive(char c) {
        switch (state) {
            case TEXT -> text(c);
            case ESCAPE ->
                state = switch (c) {
                    case '[' -> State.CSI;
                    case ']', 'P', 'X', '^', '_' -> State.STRING;
                    default -> c >= 0x20 && c <= 0x2F ? State.ESCAPE : State.TEXT;
                };
            case CSI -> {
                if (c >= 0x40 && c <= 0x7E) {
                    state = State.TEXT;
                }
            }
            case STRING -> {
                if (c == 0x07) {
                    state = State.TEXT;
                } else if (c == 0x1B) {
                    state = State.STRING_ESCAPE;
                }
            }
            case STRING_ESCAPE -> state = c == '\\' ? State.TEXT : State.STRING;
        }
    }

    private void text(char c) {
        switch (c) {
            case 0x1B -> state = State.ESCAPE;
            case '\n' -> newline();
            case '\r' -> move(0);
            case '\b' -> move(Math.max(0, cursor - 1));
            case 0x00, 0x07 -> {}
            default -> type(c);
        }
    }

    private void type(char c) {
        if (wentBack) {
            wentBack = false;
            typedOver = true;
            extent = cursor;
        }
        if (cursor < last.length()) {
            last.setCharAt(cursor, c);
        } else {
            last.append(c);
        }
        cursor++;
        extent = cursor;
    }

    private void move(int column) {
        wentBack = wentBack || column < cursor;
        cursor = column;
    }

    private int visibleEnd() {
        int end = last.length();
        while (typedOver && end > extent && last.charAt(end - 1) == ' ') {
            end--;
        }
        return typedOver && last.chars().limit(end).allMatch(c -> c == ' ') ? 0 : end;
    }

    private void newline() {
        lines.append(last, 0, visibleEnd()).append('\n');
        last.setLength(0);
        cursor = 0;
        extent = 0;
        wentBack = false;
        typedOver = false;
    }
}
