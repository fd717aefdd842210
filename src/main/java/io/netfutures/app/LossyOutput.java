package io.netfutures.app;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The way out of the process. What cannot be written is counted, and fails nobody: the devices have done their work, and the end of the
 * run says what was lost. Thread-safe.
 */
final class LossyOutput extends OutputStream {
    private final OutputStream out;
    private long lost;
    private @Nullable String reason;

    LossyOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        try {
            if (reason == null) {
                out.write(bytes, offset, length);
            } else {
                lost += length;
            }
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
            lost += length;
        }
    }

    /** How many bytes were lost; of the piece in which it began perhaps fewer. */
    synchronized long lost() {
        return lost;
    }

    /** Why, in the words of the system; empty if nothing was lost. */
    synchronized String reason() {
        return reason == null ? "" : reason;
    }

    /** Whether the reader has gone, as {@code head} does when it has enough. */
    synchronized boolean isUnwanted() {
        return "Broken pipe".equals(reason);
    }
}
