package io.netfutures.concurrent;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Futures divided by whether they are done, each set in the order in which they were given, and unmodifiable.
 *
 * @param done those that have returned, raised or been cancelled
 * @param notDone those that are pending or running
 */
public record DoneAndNotDone<T extends @Nullable Object>(Set<TaskFuture<T>> done, Set<TaskFuture<T>> notDone) {
    static <T extends @Nullable Object> DoneAndNotDone<T> of(Collection<TaskFuture<T>> some) {
        Set<TaskFuture<T>> done = new LinkedHashSet<>();
        Set<TaskFuture<T>> notDone = new LinkedHashSet<>();
        for (TaskFuture<T> future : some) {
            (future.done() ? done : notDone).add(future);
        }
        return new DoneAndNotDone<>(Collections.unmodifiableSet(done), Collections.unmodifiableSet(notDone));
    }
}
