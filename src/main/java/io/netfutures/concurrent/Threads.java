package io.netfutures.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads to be joined later. A thread that starts another one adds it before it ends itself. Thread-safe. */
final class Threads {
    private static final int FEW = 64;

    private final Queue<Thread> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untilSweep = new AtomicInteger(FEW);

    /**
     * Adds a started thread. Ended threads are dropped each time the number of additions reaches the number of threads left after
     * the last sweep: this keeps at most about twice as many as are alive, at constant amortized cost.
     */
    void add(Thread started) {
        queue.add(started);
        if (untilSweep.decrementAndGet() == 0) {
            queue.removeIf(each -> !each.isAlive());
            untilSweep.set(Math.max(FEW, queue.size()));
        }
    }

    /**
     * Blocks until all threads have ended, including those added meanwhile. An interrupt runs {@code onInterrupt}, and the wait
     * goes on.
     *
     * @return whether there was an interrupt; it is cleared
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
