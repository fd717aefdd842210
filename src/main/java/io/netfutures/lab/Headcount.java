package io.netfutures.lab;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Counts who is inside, and remembers the maximum. Thread-safe. */
final class Headcount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int now;
    private int most;

    void enter() {
        add(1);
    }

    void leave() {
        add(-1);
    }

    private void add(int change) {
        lock.lock();
        try {
            now += change;
            most = Math.max(most, now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int now() {
        return read(() -> now);
    }

    int most() {
        return read(() -> most);
    }

    private int read(IntSupplier count) {
        lock.lock();
        try {
            return count.getAsInt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until exactly {@code wanted} are inside; false if that did not happen in time. */
    boolean await(int wanted, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (now != wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            return now == wanted;
        } finally {
            lock.unlock();
        }
    }
}
