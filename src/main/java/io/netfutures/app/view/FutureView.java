package io.netfutures.app.view;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import java.time.Instant;
import java.util.List;
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
}
