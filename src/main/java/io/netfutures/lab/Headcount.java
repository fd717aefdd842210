package io.netfutures.lab;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many are inside now, and were at most; whoever wants can wait until nobody is. */
final class Headcount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int now;
    private int most;

    void enter() {
        lock.lock();
        try {
            now++;
            most = Math.max(most, now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            now--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    int most() {
        lock.lock();
        try {
            return most;
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
