package io.netfutures.session;

import io.netfutures.platform.Platform.Terminal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a terminal into lines of text, however they are cut, at a cost linear in their number: decodes across reads,
 * takes escape sequences out ({@link Ecma48}), and does to the text what they say ({@link ControlFunctions}), so that what is erased or typed
 * over is gone. Lines end with {@code \n}; no other control character is left but tabs.
 *
 * <p>Of more than its bound of text it keeps the first and the last half.
 */
final class Screen {
    /**
     * The characters of text that are kept: 64 Mi, and no more than a thirty-second part of the largest heap, since an answer is copied
     * several times while it is cut out and printed.
     */
    static final int LARGEST = (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 32);

    /** No prompt and no question is longer. */
    private static final int LONGEST = 2000;

    /** Text at the right edge ends at most this many columns before it. */
    private static final int RIGHT_EDGE = 2;

    /** So many characters are decoded at a time; a dialogue is mostly of shorter pieces. */
    private static final int DECODED = 2048;

    private static final byte[] NOTHING = {};

    private final CharsetDecoder decoder;
    private final CharBuffer decoded = CharBuffer.allocate(DECODED);
    private final Scrollback scrollback;
    private final Page page;
    private final ScreenRow row;
    private final ControlFunctions functions;
    private final Ecma48 parser;
    private final int columns;
    private byte[] undecoded = NOTHING;

    /** Whether a character has come that takes two bytes. */
    private boolean wide;

    Screen(Charset charset) {
        this(charset, Terminal.DEFAULT.columns());
    }

    /** A screen of which the device was told that it is this wide. */
    Screen(Charset charset, int columns) {
        this(charset, columns, LARGEST);
    }

    /** A screen that keeps about {@code bound} characters. */
    Screen(Charset charset, int columns, int bound) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.columns = columns;
        scrollback = new Scrollback(bound);
        page = new Page(scrollback, columns);
        row = page.row();
        functions = new ControlFunctions(page);
        parser = new Ecma48(functions);
    }

    /** Shows these bytes. */
    void receive(byte[] bytes) {
        ByteBuffer in = undecoded.length == 0
                ? ByteBuffer.wrap(bytes)
                : ByteBuffer.allocate(undecoded.length + bytes.length)
                        .put(undecoded)
                        .put(bytes)
                        .flip();
        boolean more = true;
        while (more) {
            more = decoder.decode(in, decoded, false).isOverflow();
            char[] text = decoded.array();
            int end = decoded.position();
            for (int i = 0; i < end && !wide; i++) {
                wide = text[i] > 0xFF;
            }
            parser.receive(text, end);
            decoded.clear();
        }
        undecoded = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
        in.get(undecoded);
    }

    /**
     * The line that the cursor stands in, which has no newline yet; of a very long one only its end, after an ellipsis. What stands at
     * the right edge, beyond a gap in which the cursor waits, does not belong to it.
     */
    String lastLine() {
        int end = row.end();
        if (end > LONGEST) {
            return "\u2026" + row.text(end - LONGEST);
        }
        String text = row.text(0);
        return rightEdge() > 0 ? text.substring(0, Math.min(text.length(), row.cursor())) : text;
    }

    /** Where the text ends that stands at the right edge of the last line, beyond a gap in which the cursor waits; 0 if there is none. */
    int rightEdge() {
        int end = row.end();
        int from = row.cursor();
        boolean right = end <= columns && end >= columns - RIGHT_EDGE && from > 0 && from + 2 < end;
        return right && row.text(from).startsWith("  ") ? end : 0;
    }

    /** The last line that is not blank, whether it has its newline or not; empty if there is none near. */
    String lastText() {
        String text = lastLine();
        if (text.isBlank()) {
            text = scrollback.from(scrollback.length() - 2 * LONGEST).stripTrailing();
            text = text.substring(Math.max(text.lastIndexOf('\n') + 1, text.length() - LONGEST));
        }
        return text.strip();
    }

    /** Whether the cursor stands right of all text of its line, so that nothing is being erased. */
    boolean cursorAtEnd() {
        return page.isCursorAtEnd();
    }

    /** The report that a terminal sends of its cursor's position, if it was asked for one since this was last called; null if not. */
    @Nullable
    String positionAsked() {
        return functions.positionAsked();
    }

    /** How much text there is before the last line, what was dropped included; a mark for {@link #since}. */
    int mark() {
        return bounded(scrollback.length());
    }

    /** How much text there is, the last line and what was dropped included. */
    int size() {
        return bounded(scrollback.length() + row.length() + page.below().length());
    }

    /** About how many bytes of memory its text takes. */
    long bytes() {
        return (wide ? 2L : 1L) * (size() - dropped());
    }

    /** How many characters were left out in the middle, because there are more than are kept. */
    long dropped() {
        return scrollback.dropped();
    }

    /** All lines from that {@link #mark} on, without the last one. A line of its own says how much was left out there. */
    String since(int mark) {
        String above = scrollback.from(mark);
        String below = page.below();
        return below.isEmpty() ? above : above + below.substring(1) + "\n";
    }

    /** All text at most {@code length} characters from the end, the last line included. */
    String tail(int length) {
        String end = scrollback.from(scrollback.length() - length) + lastLine() + page.below();
        return end.substring(Math.max(0, end.length() - length));
    }

    /** The first {@code length} characters, without those of the last line. */
    String head(int length) {
        return scrollback.head(length);
    }

    /** Forgets all lines but the last. */
    void forget() {
        wide = false;
        page.forget();
    }

    /**
     * Removes the last line, the mark of a pager whose key is being typed. It is gone however the device goes on: whether it erases the
     * mark, types over it, or leaves it and begins a new line.
     */
    void strike() {
        page.strike();
    }

    private static int bounded(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }
}
