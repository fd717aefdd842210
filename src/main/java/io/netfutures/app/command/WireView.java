package io.netfutures.app.command;

import io.netfutures.device.Printable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Turns a device's output into text that cannot control a terminal, however its bytes are split: unprintable characters become
 * <code>&#92;u{1b}</code>. Carriage returns without effect are dropped: before a newline, and at the beginning of a line.
 */
final class WireView {
    private final CharsetDecoder decoder;
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private boolean atStart = true;
    private int returns;

    WireView(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** The text of these bytes; an incomplete character or line end is kept for the next call. */
    String text(byte[] bytes) {
        return decoded(bytes, false);
    }

    /** The rest that was kept; ends with a newline unless the cursor is at the beginning of a line. */
    String end() {
        String rest = decoded(new byte[0], true);
        boolean open = !atStart || returns > 0;
        return rest + "\\u{d}".repeat(returns) + (open ? "\n" : "");
    }

    private String decoded(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(undecoded.remaining() + bytes.length)
                .put(undecoded)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 2);
        decoder.decode(in, out, last);
        if (last) {
            decoder.flush(out);
        }
        undecoded = in.slice();
        return safe(out.flip());
    }

    private String safe(CharSequence text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                returns += atStart ? 0 : 1;
            } else {
                safe.append(c == '\n' ? "" : "\r".repeat(returns)).append(c);
                returns = 0;
                atStart = c == '\n';
            }
        }
        return Printable.text(safe);
    }
}
