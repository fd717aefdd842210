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
 * A snapshot of one future for drawing.
 *
 * @param name the name by which the user knows it, such as {@code f1}
 * @param device the device that is worked on
 * @param history from its submission on; the last moment is its current status
 * @param handedOver when its result was first fetched, or null
 * @param lastLine the last line that the device sent, printable; may be empty
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

    /** The current status. */
    public Status status() {
        return history.getLast().status();
    }

    /** The word for the current status: {@code pending}, {@code running}, {@code ok}, {@code failed} or {@code cancelled}. */
    String word() {
        return switch (status()) {
            case Pending() -> "pending";
            case Running running -> "running";
            case Returned<?> returned -> "ok";
            case Raised raised -> "failed";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** The last running status; empty if the future never ran. */
    Optional<Running> atWork() {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).status() instanceof Running running) {
                return Optional.of(running);
            }
        }
        return Optional.empty();
    }

    /** How long the future has been or was running; empty if it never ran. Never negative, even if the clock was set back. */
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
