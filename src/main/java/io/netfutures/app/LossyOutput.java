package io.netfutures.app;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of the process. Bytes that cannot be written are counted instead of failing the writer: the devices have done
 * their work, and the loss is reported at the end of the run. Thread-safe.
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

    /** How many bytes were lost at most: part of the write that failed may have got through. */
    synchronized long lost() {
        return lost;
    }

    /** The operating system's reason for the loss; empty if nothing was lost. */
    synchronized String reason() {
        return reason == null ? "" : reason;
    }

    /** Whether the reader has closed the pipe, as {@code head} does when it has enough. */
    synchronized boolean isUnwanted() {
        return "Broken pipe".equals(reason);
    }
}
