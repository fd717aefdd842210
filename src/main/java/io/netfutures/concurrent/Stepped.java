package io.netfutures.concurrent;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that says what it is doing. */
@FunctionalInterface
public interface Stepped<T extends @Nullable Object> {
    /** Does the task; each word given to {@code step} is shown by its running future. */
    T call(Consumer<String> step) throws Exception;
}
