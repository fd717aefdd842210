package io.netfutures.app.explain;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The life of one future, in times since the start of its run, rounded to hundredths of a second, so that printed differences agree
 * with printed times.
 *
 * @param started when it got its worker; empty if it never did
 * @param slot the number of that worker; -1 if it never had one
 * @param ended when it was done
 * @param handedOver when its result was first fetched; empty if it was not
 * @param status how it ended
 */
record Life(
        String name,
        String device,
        Duration submitted,
        Optional<Duration> started,
        int slot,
        Duration ended,
        Optional<Duration> handedOver,
        Status status) {
    /** A shorter time may be the machine's own, and proves nothing. */
    static final Duration NOTABLE = Duration.ofMillis(50);

    private static final int HUNDREDTH = 10;

    /**
     * The life of a future that is done.
     *
     * @throws IllegalArgumentException if it is not
     */
    static Life of(FutureView future, Instant start) {
        if (!future.status().isDone()) {
            throw new IllegalArgumentException(future.name() + " is not done");
        }
        Optional<Duration> started = Optional.empty();
        int slot = -1;
        for (Moment moment : future.history()) {
            if (moment.status() instanceof Status.Running running && started.isEmpty()) {
                started = Optional.of(since(start, moment.at()));
                slot = running.slot();
            }
        }
        return new Life(
                future.name(),
                future.device(),
                since(start, future.history().getFirst().at()),
                started,
                slot,
                since(start, future.history().getLast().at()),
                Optional.ofNullable(future.handedOver()).map(at -> since(start, at)),
                future.status());
    }

    /** The time rounded to hundredths of a second; a clock that was set back counts as having stood still. */
    static Duration since(Instant start, Instant at) {
        long millis = Math.max(
                0, Duration.between(start, at).plusMillis(HUNDREDTH / 2).toMillis());
        return Duration.ofMillis(millis / HUNDREDTH * HUNDREDTH);
    }

    /** How long the future waited for a worker; empty if it never got one. */
    Optional<Duration> pending() {
        return started.map(at -> at.minus(submitted));
    }

    /** How long its outcome waited to be fetched; empty if it was not. */
    Optional<Duration> lay() {
        return handedOver.map(at -> at.minus(ended));
    }

    /** Whether its outcome waited for a notable time. */
    boolean wasHeldBack() {
        return lay().filter(time -> time.compareTo(NOTABLE) >= 0).isPresent();
    }

    boolean returned() {
        return status instanceof Status.Returned<?>;
    }
}
