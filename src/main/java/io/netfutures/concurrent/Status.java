package io.netfutures.concurrent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a future: {@code Pending -> Running -> Returned | Raised | Cancelled}, or {@code Pending -> Raised | Cancelled}.
 * Immutable; the last three are final.
 */
public sealed interface Status {

    /** Submitted, and waiting for a free worker. */
    record Pending() implements Status {}

    /**
     * Being worked on.
     *
     * @param since when it got its worker
     * @param slot the number of that worker, from 0
     * @param step the step that the task named last; empty if it has named none
     */
    record Running(Instant since, int slot, String step) implements Status {}

    /**
     * Finished with a value.
     *
     * @param took the duration of the work, without the time spent pending
     */
    record Returned<T extends @Nullable Object>(T value, Duration took) implements Status {}

    /**
     * Finished with an exception.
     *
     * @param cause the very object that was thrown
     * @param took the duration of the work, without the time spent pending
     */
    record Raised(Throwable cause, Duration took) implements Status {}

    /**
     * Cancelled before it finished.
     *
     * @param started whether it was running
     */
    record Cancelled(boolean started) implements Status {}

    /** Whether it is one of the three final states. */
    default boolean isDone() {
        return !(this instanceof Pending) && !(this instanceof Running);
    }

    /** How long the future has been running, by the machine's clock; zero unless it is running. */
    default Duration elapsed() {
        return this instanceof Running running ? Duration.between(running.since(), Instant.now()) : Duration.ZERO;
    }
}
