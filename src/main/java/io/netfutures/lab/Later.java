package io.netfutures.lab;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs something after a time in the JDK's own timer thread: a thousand waiting routers cost no thread. */
final class Later {
    private Later() {}

    /** Must be short: all that is due runs in one thread. */
    static void run(Duration delay, Runnable work) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        CompletableFuture<Void> unused = due.thenRun(work);
        due.completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
