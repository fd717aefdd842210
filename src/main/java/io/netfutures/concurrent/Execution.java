package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Performs the work of a task and ends its future with the outcome. */
final class Execution {
    private Execution() {}

    /** Performs the work in this thread and ends the future with its outcome, unless something else has ended it meanwhile. */
    static <T extends @Nullable Object> void perform(TaskFuture<T> future, Stepped<? extends T> work) {
        long start = System.nanoTime();
        Status end;
        try {
            T value = work.call(future::step);
            end = new Returned<>(value, Duration.ofNanos(System.nanoTime() - start));
        } catch (Throwable thrown) {
            end = new Raised(thrown, Duration.ofNanos(System.nanoTime() - start));
        }
        if (!future.finish(end) && end instanceof Raised late) {
            if (future.status() instanceof Raised(DeadlineExceeded first, Duration took)) {
                first.addSuppressed(late.cause());
            } else {
                System.getLogger("io.netfutures.concurrent")
                        .log(Level.DEBUG, future.name() + " was cancelled, and then threw", late.cause());
            }
        }
    }

    /** Ends the future with this deadline, unless it is done. */
    static void expire(TaskFuture<?> future, DeadlineExceeded.Timer timer, Duration bound) {
        future.finish(before -> new Raised(DeadlineExceeded.of(timer, future.name(), bound, before), before.elapsed()));
    }

    /** Ends the future with the deadline of the run, if it is pending. */
    static void expirePending(TaskFuture<?> future, Duration bound) {
        Status pending = new Status.Pending();
        future.finishPending(new Raised(
                DeadlineExceeded.of(DeadlineExceeded.Timer.RUN, future.name(), bound, pending), Duration.ZERO));
    }

    /** A body for one thread, which lets go of {@code body} when it runs: a thread that has ended keeps no result alive. */
    static Runnable once(Runnable body) {
        AtomicReference<@Nullable Runnable> left = new AtomicReference<>(body);
        return () -> Objects.requireNonNull(left.getAndSet(null)).run();
    }
}
