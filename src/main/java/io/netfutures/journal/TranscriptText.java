package io.netfutures.journal;

import io.netfutures.device.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes what a terminal would have shown: each command behind the prompt of its device, then the answer. Failures are left out.
 *
 * <pre>
 * R1#sh clock
 * *17:06:12.278 UTC Wed Mar 13 2019
 * </pre>
 */
public final class TranscriptText implements ResultWriter {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public TranscriptText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        if (!result.shown().isEmpty()) {
            out.write((Printable.text(result.dialogue()) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
