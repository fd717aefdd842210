package io.netfutures.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Work in a platform thread of its own, which nobody needs to wait for. */
public final class Errand {
    private Errand() {}

    /**
     * Runs {@code work} that only saves time, in a thread which keeps no process alive, and ends with it. Whatever it throws is ignored:
     * whoever needs the work meets the failure. Returns at once.
     */
    public static void start(String name, Runnable work) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((thread, ignored) -> {})
                .start(work);
    }

    /**
     * Runs {@code work} that may block where no interrupt reaches it, such as a read from a terminal. Returns at once, with what comes of
     * it; whoever gives up the wait for that leaves the thread behind, which keeps no process alive.
     */
    public static <T> Future<T> promise(String name, Callable<T> work) {
        FutureTask<T> promise = new FutureTask<>(work);
        start(name, promise);
        return promise;
    }
}
