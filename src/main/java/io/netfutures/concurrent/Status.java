package io.netfutures.concurrent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a future is: {@code Pending -> Running -> Returned | Raised | Cancelled}, or {@code Pending -> Raised | Cancelled}.
 * Immutable; the last three are final.
 */
public sealed interface Status {

    /** Submitted, and waiting for a free worker. */
    record Pending() implements Status {}

    /**
     * At work.
     *
     * @param since when it got its worker
     * @param slot the number of that worker, from 0
     * @param step what it says it is doing; empty if it says nothing
     */
    record Running(Instant since, int slot, String step) implements Status {}

    /**
     * Finished with a value.
     *
     * @param took from the start of the work, without the time as pending
     */
    record Returned<T extends @Nullable Object>(T value, Duration took) implements Status {}

    /**
     * Finished with an exception.
     *
     * @param cause the very object that was thrown
     */
    record Raised(Throwable cause, Duration took) implements Status {}

    /**
     * Cancelled before it finished.
     *
     * @param started whether it had got as far as running
     */
    record Cancelled(boolean started) implements Status {}

    /** Whether it is final. */
    default boolean isDone() {
        return !(this instanceof Pending) && !(this instanceof Running);
    }

    /** How long it has been running; zero for a pending one. */
    default Duration elapsed() {
        return this instanceof Running running ? Duration.between(running.since(), Instant.now()) : Duration.ZERO;
    }
}
