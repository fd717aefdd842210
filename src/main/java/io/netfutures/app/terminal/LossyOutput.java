package io.netfutures.app.terminal;

import io.netfutures.concurrent.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of the process. Bytes that cannot be written are counted instead of failing the writer: the devices have done
 * their work, and the loss is reported at the end of the run. Thread-safe.
 */
public final class LossyOutput extends OutputStream {
    private final OutputStream out;
    private final BooleanSupplier isPipe;
    private boolean isUnwanted;
    private long lost;
    private @Nullable String reason;
    private Runnable whenUnwanted = () -> {};

    /** @param isPipe whether another program reads it, which is the only reason why a pipe takes nothing */
    LossyOutput(OutputStream out, BooleanSupplier isPipe) {
        this.out = out;
        this.isPipe = isPipe;
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
            isUnwanted = isPipe.getAsBoolean();
            if (isUnwanted) {
                // Not in this thread, which has a result half written.
                Ticker.start("end of the output", whenUnwanted).wakeWithin(Duration.ZERO);
            }
        }
    }

    /** From now on runs {@code action} in a thread of its own when the reader closes the pipe. */
    synchronized void whenUnwanted(Runnable action) {
        whenUnwanted = action;
    }

    /** How many bytes were lost at most: part of the write that failed may have got through. */
    public synchronized long lost() {
        return lost;
    }

    /** The operating system's reason for the loss; empty if nothing was lost. */
    public synchronized String reason() {
        return reason == null ? "" : reason;
    }

    /** Whether the reader has closed the pipe, as {@code head} does when it has enough. */
    public synchronized boolean isUnwanted() {
        return isUnwanted;
    }
}
