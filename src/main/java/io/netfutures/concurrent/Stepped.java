package io.netfutures.concurrent;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that reports the steps of its work. */
@FunctionalInterface
public interface Stepped<T extends @Nullable Object> {
    /** Does the work; the running future shows the text last given to {@code step}, which never blocks. */
    T call(Consumer<String> step) throws Exception;
}
