package io.netfutures.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the results as one JSON array, with an object on each line, which is whole as soon as it is written:
 *
 * <pre>
 * [
 * {"device":"R1", ...}
 * ,{"device":"R2", ...}
 * ]
 * </pre>
 */
public final class JsonArray implements ResultWriter {
    private final OutputStream out;
    private boolean isOpen;
    private boolean isWritten;

    /** Writes to {@code out}, which is not closed. */
    public JsonArray(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        put((isOpen ? "," : "[\n") + JsonObject.of(result) + "\n");
        isOpen = true;
        isWritten = true;
    }

    @Override
    public void end() throws IOException {
        if (isOpen) {
            put("]\n");
        } else if (!isWritten) {
            put("[]\n");
        }
        isOpen = false;
        isWritten = true;
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
