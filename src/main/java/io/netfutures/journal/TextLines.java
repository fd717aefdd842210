package io.netfutures.journal;

import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes each line of an answer behind the name of its device, {@code R1: line}, for grep and awk. Failures are left out. */
public final class TextLines implements ResultWriter {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public TextLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        byte[] head = (result.device().name() + ": ").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Reply.Output output : result.shown()) {
            byte[] text = Printable.text(output.text()).getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < text.length; ) {
                int end = from;
                while (end < text.length && text[end] != '\n') {
                    end++;
                }
                lines.write(head, 0, head.length);
                lines.write(text, from, end - from);
                lines.write('\n');
                from = end + 1;
            }
        }
        lines.writeTo(out);
        out.flush();
    }
}
