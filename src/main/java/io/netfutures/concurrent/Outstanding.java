package io.netfutures.concurrent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The futures of a scope that have not finished, in the order of submission. Finished ones are removed, so that the scope does not
 * keep their results in memory. Thread-safe.
 */
final class Outstanding {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Set<TaskFuture<?>> futures = new LinkedHashSet<>();
    private long finished;

    void add(TaskFuture<?> future) {
        lock.lock();
        try {
            futures.add(future);
        } finally {
            lock.unlock();
        }
    }

    /** Removes a future that has finished. */
    void remove(TaskFuture<?> future) {
        lock.lock();
        try {
            futures.remove(future);
            finished++;
            if (futures.isEmpty()) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot of the futures that have not finished. */
    List<TaskFuture<?>> list() {
        lock.lock();
        try {
            return List.copyOf(futures);
        } finally {
            lock.unlock();
        }
    }

    /** How many futures have finished. */
    long finished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until all have finished. An interrupt runs {@code onInterrupt} and stays set; the wait goes on. */
    void awaitNone(Runnable onInterrupt) {
        boolean interrupted = false;
        lock.lock();
        try {
            while (!futures.isEmpty()) {
                try {
                    empty.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    lock.unlock();
                    try {
                        onInterrupt.run();
                    } finally {
                        lock.lock();
                    }
                }
            }
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
