package io.netfutures.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes each result as a JSON object on a line of its own, so that it can be read before the run has ended. */
public final class JsonLines implements ResultWriter {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public JsonLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        out.write((JsonObject.of(result) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
