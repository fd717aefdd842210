package io.netfutures.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs an action whenever it is due, and sleeps in between without using the processor. Ticks never overlap.
 * Thread-safe.
 *
 * <p>It is a platform thread, so that drawing does not queue for a carrier behind 10,000 virtual threads, and a daemon, so that one
 * that was not closed does not keep the process alive.
 *
 * <pre>asleep --wakeWithin(d)--> due in d --> tick --> asleep</pre>
 */
public final class Ticker implements AutoCloseable {
    private static final long LONGEST = Duration.ofDays(365).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private @Nullable Long due;
    private boolean closed;

    private Ticker(String name, Runnable tick) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(tick));
    }

    /** Starts the thread, which runs {@code tick}. What a tick throws goes to the thread's uncaught exception handler. */
    public static Ticker start(String name, Runnable tick) {
        Ticker ticker = new Ticker(name, tick);
        ticker.thread.start();
        return ticker;
    }

    /** Makes a tick due {@code time} from now, unless one is due earlier. Returns at once; a tick may call this too. */
    public void wakeWithin(Duration time) {
        long wanted = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(time), LONGEST);
        lock.lock();
        try {
            if (due == null || wanted - due < 0) {
                due = wanted;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread: no tick begins after this. Blocks until a running tick has ended, unless a tick calls it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable tick) {
        while (awaitDue()) {
            try {
                tick.run();
            } catch (Throwable e) { // later ticks still run
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } finally {
                Thread.interrupted();
            }
        }
    }

    /** Sleeps until a tick is due; false when closed. */
    private boolean awaitDue() {
        lock.lock();
        try {
            while (!closed) {
                long left = due == null ? Long.MAX_VALUE : due - System.nanoTime();
                if (left <= 0) {
                    due = null;
                    return true;
                }
                if (due == null) {
                    changed.awaitUninterruptibly();
                } else {
                    changed.awaitNanos(left);
                }
            }
            return false;
        } catch (InterruptedException ignored) { // the thread is private, and run() clears what a tick sets
            return false;
        } finally {
            lock.unlock();
        }
    }
}
