package io.netfutures.concurrent;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Futures in the order in which they are done, each once. For one thread. */
final class Completion<T extends @Nullable Object> {
    private final BlockingQueue<TaskFuture<T>> done = new LinkedBlockingQueue<>();
    private final int total;
    private final boolean bounded;
    private final long end;
    private int left;

    /** Counts {@code timeout} from now; null is none. */
    Completion(Collection<TaskFuture<T>> some, @Nullable Duration timeout) {
        Set<TaskFuture<T>> each = new LinkedHashSet<>(some);
        total = each.size();
        left = total;
        bounded = timeout != null;
        end = System.nanoTime() + (timeout == null ? 0 : TimeUnit.NANOSECONDS.convert(timeout));
        each.forEach(future -> future.whenDone(() -> done.add(future)));
    }

    /** How many have not been given out. */
    int left() {
        return left;
    }

    /**
     * The next one; blocks for it. An interrupt runs {@code onInterrupt} and stays set.
     *
     * @throws Unfinished if the time is over first
     */
    TaskFuture<T> next(Runnable onInterrupt) {
        if (left == 0) {
            throw new NoSuchElementException("all " + total + " futures have been given out");
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    TaskFuture<T> next =
                            bounded ? done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS) : done.take();
                    if (next == null) {
                        throw new Unfinished(left, total);
                    }
                    left--;
                    return next;
                } catch (InterruptedException e) {
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
