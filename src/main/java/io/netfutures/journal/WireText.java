package io.netfutures.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Converts bytes to text and back without loss: UTF-8 is decoded, and every other byte becomes a lone surrogate U+DC80 to U+DCFF, as in
 * Python's {@code surrogateescape}. The bytes of a character whose rest is missing count as such too.
 */
final class WireText {
    private static final int ESCAPE = 0xDC00;

    private WireText() {}

    static String of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (in.hasRemaining()) {
            CoderResult result = decoder.reset().decode(in, out, true);
            // Of a character that is cut short, REPORT says how many bytes it is about; of the end nothing but that it
            // has come.
            for (int i = result.isMalformed() ? result.length() : in.remaining(); i > 0; i--) {
                byte each = in.get();
                out.put((char) (each >= 0 ? each : ESCAPE | (each & 0xFF)));
            }
        }
        return out.flip().toString();
    }

    static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(c -> {
            if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
                out.write(c);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }
}
