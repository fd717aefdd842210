package io.netfutures.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the answers of a router until a test releases them: think time goes by the clock, a gate by an event.
 * Thread-safe. From {@link #release} on, answers pass.
 */
public final class Gate implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Runnable> held = new ArrayList<>();
    private boolean open;

    Gate() {}

    /** Holds the answer, or lets it pass if the gate is open. */
    void hold(Runnable answer) {
        lock.lock();
        try {
            if (!open) {
                held.add(answer);
                arrived.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        answer.run();
    }

    /** How many answers are held now. */
    public int held() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until a command has reached the router and its answer is held here, at most ten seconds.
     *
     * @throws IllegalStateException if none came
     */
    public void awaitHeld() throws InterruptedException {
        awaitHeld(1, Duration.ofSeconds(10));
    }

    /**
     * Blocks until at least {@code count} answers are held.
     *
     * @throws IllegalStateException if there were fewer after {@code atMost}
     */
    public void awaitHeld(int count, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (held.size() < count && left > 0) {
                left = arrived.awaitNanos(left);
            }
            if (held.size() < count) {
                throw new IllegalStateException(held.size() + " of " + count + " answers held after " + atMost);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Releases all held answers, and lets every later one pass. Does not block. */
    public void release() {
        List<Runnable> released;
        lock.lock();
        try {
            open = true;
            released = List.copyOf(held);
            held.clear();
        } finally {
            lock.unlock();
        }
        released.forEach(Runnable::run);
    }

    /** Opens the gate, as {@link #release} does. */
    @Override
    public void close() {
        release();
    }
}
