package io.netfutures.lab.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Guards what the sessions of one machine share. Reentrant, and held for computations only. */
public final class MachineLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> due = new ArrayList<>();

    /** Computes this under the lock. */
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            release();
        }
    }

    /** Does this under the lock. */
    public void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            release();
        }
    }

    /** Does this once the lock is free again: code from outside must not run under it. Call it while holding the lock. */
    public void afterwards(Runnable work) {
        due.add(work);
    }

    private void release() {
        List<Runnable> now = List.of();
        if (lock.getHoldCount() == 1) {
            now = List.copyOf(due);
            due.clear();
        }
        lock.unlock();
        now.forEach(Runnable::run);
    }
}
