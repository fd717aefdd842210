package io.netfutures.concurrent;

import org.jspecify.annotations.Nullable;

/** A function that is applied to many arguments, and may throw. */
@FunctionalInterface
public interface Work<A extends @Nullable Object, T extends @Nullable Object> {
    /** Applies it. */
    T call(A argument) throws Exception;
}
