package io.netfutures.concurrent;

import org.jspecify.annotations.Nullable;

/** A function that {@link TaskScope#map} applies to each argument. */
@FunctionalInterface
public interface Work<A extends @Nullable Object, T extends @Nullable Object> {
    /** Applies the function, in the thread of the task. */
    T call(A argument) throws Exception;
}
