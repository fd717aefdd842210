package io.netfutures.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Threads that somebody will wait for. A thread that starts another one adds it before it ends itself. Thread-safe. */
final class Threads {
    private final Queue<Thread> queue = new ConcurrentLinkedQueue<>();

    /** Adds a thread that has been started, and forgets the oldest ones if they have ended. */
    void add(Thread started) {
        for (Thread head = queue.peek(); head != null && !head.isAlive(); head = queue.peek()) {
            queue.remove(head);
        }
        queue.add(started);
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
