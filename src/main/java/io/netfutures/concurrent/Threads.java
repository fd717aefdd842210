package io.netfutures.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that somebody will wait for. A thread that starts another one adds it before it ends itself. Thread-safe. */
final class Threads {
    private static final int FEW = 64;

    private final Queue<Thread> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untilSweep = new AtomicInteger(FEW);

    /**
     * Adds a thread that has been started. Whenever as many have been added as were left the last time, those that have ended
     * are forgotten: so no more than twice as many are kept as are alive, at a constant cost for each.
     */
    void add(Thread started) {
        queue.add(started);
        if (untilSweep.decrementAndGet() == 0) {
            queue.removeIf(each -> !each.isAlive());
            untilSweep.set(Math.max(FEW, queue.size()));
        }
    }

    /**
     * Blocks until all have ended, also those that are added meanwhile. An interrupt runs {@code onInterrupt}, and the wait
     * goes on.
     *
     * @return whether there was an interrupt; it is not set any more
     */
    boolean join(Runnable onInterrupt) {
        boolean interrupted = false;
        for (Thread head = queue.peek(); head != null; head = queue.peek()) {
            try {
                head.join();
                queue.remove(head);
            } catch (InterruptedException e) {
                interrupted = true;
                onInterrupt.run();
            }
        }
        return interrupted;
    }
}
