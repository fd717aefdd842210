package io.netfutures.concurrent;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who want to know when a future is done: listeners of its scope, and callbacks. The future guards it until it is told. */
final class Audience<T extends @Nullable Object> {
    private final List<Runnable> listeners = new ArrayList<>(2);
    private final List<Consumer<? super TaskFuture<T>>> callbacks = new ArrayList<>(0);

    /** Adds one that neither blocks nor throws. */
    void add(Runnable listener) {
        listeners.add(listener);
    }

    void add(Consumer<? super TaskFuture<T>> callback) {
        callbacks.add(callback);
    }

    /** Calls the listeners and then the callbacks, each in the order in which they were added. */
    void tell(TaskFuture<T> future) {
        listeners.forEach(Runnable::run);
        callbacks.forEach(each -> call(each, future));
    }

    static <T extends @Nullable Object> void call(Consumer<? super TaskFuture<T>> callback, TaskFuture<T> future) {
        try {
            callback.accept(future);
        } catch (Throwable e) { // the other callbacks are still called
            System.getLogger("io.netfutures.concurrent")
                    .log(Level.ERROR, "exception calling callback for " + future, e);
        }
    }
}
