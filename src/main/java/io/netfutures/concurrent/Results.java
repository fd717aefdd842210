package io.netfutures.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link TaskScope#map}, lazily, in the order of the arguments. Like an iterator, but what a task threw is
 * thrown as it is. For the scope's own thread.
 */
public final class Results<T extends @Nullable Object> {
    private final List<TaskFuture<T>> futures;
    private final long start = System.nanoTime();
    private final @Nullable Duration timeout;
    private Iterator<TaskFuture<T>> rest;

    Results(List<TaskFuture<T>> futures, @Nullable Duration timeout) {
        this.futures = List.copyOf(futures);
        this.timeout = timeout;
        this.rest = futures.iterator();
    }

    /** The futures behind the values, in the order of the arguments; Python's {@code map} hides them. */
    public List<TaskFuture<T>> futures() {
        return futures;
    }

    /** Whether there is one more; does not block. */
    public boolean hasNext() {
        return rest.hasNext();
    }

    /**
     * Blocks for the next value.
     *
     * @throws TimeoutException if the time of the whole call is over
     * @throws Exception what the task threw: the very object. It ends the results, and tasks that have not started are
     *     cancelled
     */
    public T next() throws Exception {
        if (!rest.hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            TaskFuture<T> next = rest.next();
            return timeout == null ? next.result() : next.result(timeout.minusNanos(System.nanoTime() - start));
        } catch (Exception e) {
            rest = List.<TaskFuture<T>>of().iterator();
            futures.forEach(future -> future.cancel(false));
            throw e;
        }
    }

    /** Blocks for all values that are left. */
    public List<T> toList() throws Exception {
        List<T> values = new ArrayList<>();
        while (hasNext()) {
            values.add(next());
        }
        return values;
    }
}
