package io.netfutures.app.view;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One future at one moment, as it is drawn.
 *
 * @param name of the future, as the person calls it: {@code f1}
 * @param device whose work it is
 * @param history from its submission on; its last moment is what the future is now
 * @param handedOver when its result was first asked for and given, or null
 * @param lastLine what the device sent last, printable and on one line; may be empty
 */
public record FutureView(
        String name,
        String device,
        List<Moment> history,
        @Nullable Instant handedOver,
        String lastLine) {
    public FutureView {
        history = List.copyOf(history);
    }

    /** What it is now. */
    public Status status() {
        return history.getLast().status();
    }

    /** The word for what it is now: {@code pending}, {@code running}, {@code ok}, {@code failed} or {@code cancelled}. */
    String word() {
        return switch (status()) {
            case Pending() -> "pending";
            case Running running -> "running";
            case Returned<?> returned -> "ok";
            case Raised raised -> "failed";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** The last that is known of it at work; empty if it never was. */
    Optional<Running> atWork() {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).status() instanceof Running running) {
                return Optional.of(running);
            }
        }
        return Optional.empty();
    }

    /** How long it has worked, or had; empty if it never did. Never negative, whatever the clock did meanwhile. */
    Optional<Duration> worked(Instant now) {
        Optional<Duration> took = switch (status()) {
            case Pending() -> Optional.empty();
            case Running running -> Optional.of(Duration.between(running.since(), now));
            case Returned<?> returned -> Optional.of(returned.took());
            case Raised raised -> Optional.of(raised.took());
            case Cancelled cancelled ->
                atWork().map(work ->
                        Duration.between(work.since(), history.getLast().at()));
        };
        return took.map(time -> time.isNegative() ? Duration.ZERO : time);
    }
}
