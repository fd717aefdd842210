package io.netfutures.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link TaskScope#map}, in the order of the arguments, fetched lazily. Not an {@link Iterator}, because
 * {@link #next()} throws what the task threw, unwrapped. Only for the thread that owns the scope.
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

    /** Whether there is another value or exception; does not block. */
    public boolean hasNext() {
        return rest.hasNext();
    }

    /**
     * Blocks for the next value. Any exception ends the results and cancels the tasks that have not started.
     *
     * @throws TimeoutException if the time of the whole call is over; running tasks go on
     * @throws InterruptedException if interrupted; all tasks of the scope are cancelled
     * @throws Exception the very object that the task threw
     * @throws NoSuchElementException if there is no other value
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

    /** Blocks for all remaining values; throws what {@link #next()} throws. */
    public List<T> toList() throws Exception {
        List<T> values = new ArrayList<>();
        while (hasNext()) {
            values.add(next());
        }
        return values;
    }
}
