package io.netfutures.journal;

import io.netfutures.device.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes each answer as it is, with a newline behind it and nothing else. Control characters that a device has sent are not escaped: for
 * a file or a pipe, never for a terminal.
 */
public final class RawText implements ResultWriter {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public RawText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        for (Reply.Output each : result.shown()) {
            out.write((each.text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
