package io.netfutures.concurrent;

import org.jspecify.annotations.Nullable;

/** A function of two arguments that is applied to many pairs, and may throw. */
@FunctionalInterface
public interface Work2<A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object> {
    /** Applies it. */
    T call(A argument, B other) throws Exception;
}
