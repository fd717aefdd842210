package io.netfutures.session;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that a device has sent and that are not read yet. The network thread writes into it and never blocks; the thread of the
 * device takes out, and blocks as long as it says. There is no reader thread. Not final: a test can be an inbox with its own clock.
 */
public class Inbox extends OutputStream {
    private static final byte[] NOTHING = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] bytes = NOTHING;
    private int size;
    private boolean ended;

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        lock.lock();
        try {
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
            }
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The device sends no more. */
    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the device sends no more; there may be something left to take. */
    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds on the clock by which it waits, as {@link System#nanoTime}. */
    long now() {
        return System.nanoTime();
    }

    /** Whether there is nothing to take just now. */
    boolean isEmpty() {
        lock.lock();
        try {
            return size == 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes everything that is there; blocks until there is something, {@code atMost} this long.
     *
     * @return what there was; empty if the time is over
     * @throws EndOfInput if everything has been taken and no more will come
     */
    byte[] take(Duration atMost) throws InterruptedException, EndOfInput {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (size == 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (size == 0) {
                if (ended) {
                    throw new EndOfInput();
                }
                return NOTHING;
            }
            byte[] taken = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
            bytes = NOTHING;
            size = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until the device sends no more, {@code atMost} this long, and discards what it still sends; returns whether it has ended. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long end = now() + atMost.toNanos();
        try {
            for (long now = now(); now < end; now = now()) {
                take(Duration.ofNanos(end - now));
            }
            return false;
        } catch (EndOfInput good) {
            return true;
        }
    }

    /** The device sends no more. */
    static final class EndOfInput extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
