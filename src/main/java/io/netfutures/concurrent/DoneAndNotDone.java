package io.netfutures.concurrent;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which futures are done, cancelled ones among them, and which are not; each set in the order of the question.
 *
 * @param done those that are done
 * @param notDone the others
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
