package io.netfutures.python;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A future; its text is that of Python. */
public interface Promise {
    /**
     * Blocks until it is done, for {@code timeout} at most, and returns its result.
     *
     * @throws Raised what it raised, or {@code TimeoutError}, or {@code CancelledError}
     */
    @Nullable
    Object result(Optional<Duration> timeout);

    /**
     * Waits for the end, and returns what it raised; empty if it returned.
     *
     * @throws Raised {@code TimeoutError}, or {@code CancelledError}
     */
    Optional<Raised> exception(Optional<Duration> timeout);

    boolean done();

    boolean running();

    boolean cancelled();

    /** Whether it is done and has raised; hands nothing over. */
    boolean hasRaised();

    /** Cancels it; returns whether it is cancelled now. */
    boolean cancel();

    /** Cancels it if it has not started. */
    void cancelPending();
}
