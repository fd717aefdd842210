package io.netfutures.concurrent;

import org.jspecify.annotations.Nullable;

/** A function of two arguments that {@link TaskScope#map} applies to each pair. */
@FunctionalInterface
public interface Work2<A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object> {
    /** Applies the function, in the thread of the task. */
    T call(A argument, B other) throws Exception;
}
