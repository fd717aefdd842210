package io.netfutures.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does one thing whenever it is due, and sleeps in between: without anything due it uses no processor time.
 * Ticks never overlap. Thread-safe.
 *
 * <p>It is a platform thread, so that drawing need not queue for a carrier behind 10,000 virtual threads, and a daemon, so that
 * a forgotten one does not keep the process alive.
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

    /** Starts the thread; {@code tick} runs in it. What a tick throws goes to the thread's uncaught exception handler. */
    public static Ticker start(String name, Runnable tick) {
        Ticker ticker = new Ticker(name, tick);
        ticker.thread.start();
        return ticker;
    }

    /** Makes a tick due {@code time} from now, unless one is due before that. Returns at once; a tick may call it too. */
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

    /** Ends the thread: no tick begins after this; blocks until one that is at work has ended, unless a tick calls it. */
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
            } catch (Throwable e) { // a tick that fails, however it does, shall not be the last
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } finally {
                Thread.interrupted();
            }
        }
    }

    /** Whether there is something to do; false when it is closed. */
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
        } catch (InterruptedException nobodyDoesThat) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
