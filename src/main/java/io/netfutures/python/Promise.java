package io.netfutures.python;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A future of the program; its text form is that of Python. */
public interface Promise {
    /**
     * Blocks until it is done, for {@code timeout} at most, and returns its result.
     *
     * @throws Raised what the future has raised, {@code TimeoutError} or {@code CancelledError}
     */
    @Nullable
    Object result(Optional<Duration> timeout);

    /**
     * Blocks until it is done, for {@code timeout} at most, and returns what it has raised; empty if it returned.
     *
     * @throws Raised {@code TimeoutError}, or {@code CancelledError}
     */
    Optional<Raised> exception(Optional<Duration> timeout);

    boolean done();

    boolean running();

    boolean cancelled();

    /** Whether it has raised. Unlike {@link #exception}, this does not count as fetching the result. */
    boolean hasRaised();

    /** Cancels it; returns whether it is cancelled now. */
    boolean cancel();

    /** Cancels it if it has not started. */
    void cancelPending();
}
