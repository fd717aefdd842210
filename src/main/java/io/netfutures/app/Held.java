package io.netfutures.app;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A future that a person holds by a name.
 *
 * @param name {@code f1}, {@code clocks} or {@code clocks[0]}
 * @param device whose work it is
 * @param task what was submitted
 * @param soFar what has come of it, also if it ends early
 * @param isNamed whether a person chose the name, and so asks for the result
 * @param claimed whether somebody prints its end, or has; see {@link #claim()}
 */
record Held(
        String name,
        Device device,
        Task task,
        SoFar soFar,
        TaskFuture<Answer> future,
        boolean isNamed,
        AtomicBoolean claimed) {

    /** Takes it upon oneself to print the end; true for the first who asks. */
    boolean claim() {
        return !claimed.getAndSet(true);
    }

    /** Leaves the printing to somebody else again. */
    void unclaim() {
        claimed.set(false);
    }

    /** Where it is now. */
    Status status() {
        return future.status();
    }

    /** What it has answered so far, whole answers only; with the transcript of a configuration that failed. */
    Reply answered() {
        return status() instanceof Status.Raised(DeviceException failure, Duration took)
                ? failure.reply()
                : soFar.reply();
    }

    /** What it was not sent before it ended, without the secrets in it. */
    List<String> unsent() {
        return soFar.unsent();
    }

    boolean isActive() {
        return !future.done();
    }

    /** As it is drawn. */
    FutureView view(String lastLine) {
        return new FutureView(
                name, device.name(), future.history(), future.handedOver().orElse(null), lastLine);
    }

    /** {@code f1 (R1)}. */
    String label() {
        return name + " (" + device.name() + ")";
    }
}
