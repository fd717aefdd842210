package io.netfutures.lab;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs work after a delay in the JDK's own timer thread, so that waiting routers need no threads. */
final class Later {
    private Later() {}

    /** Runs the work after the delay. It must be short: all work that is due shares one thread. */
    static void run(Duration delay, Runnable work) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        CompletableFuture<Void> unused = due.thenRun(work);
        due.completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
