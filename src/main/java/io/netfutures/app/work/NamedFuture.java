package io.netfutures.app.work;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A device's future under the name by which a person knows it.
 *
 * @param name {@code f1}, {@code clocks} or {@code clocks[0]}
 * @param isChosen whether a person chose the name, and so asks for the result
 * @param claimed whether its end is printed by a command that asked for it; see {@link #claim()}
 */
public record NamedFuture(String name, DeviceFuture deviceFuture, boolean isChosen, AtomicBoolean claimed) {
    /** {@code isChosen} claims it too. */
    NamedFuture(String name, DeviceFuture deviceFuture, boolean isChosen) {
        this(name, deviceFuture, isChosen, new AtomicBoolean(isChosen));
    }

    /** Takes over the printing of its end; true for the first that asks. */
    public boolean claim() {
        return !claimed.getAndSet(true);
    }

    /** Leaves the printing of its end to others again. */
    public void unclaim() {
        claimed.set(false);
    }

    public Device device() {
        return deviceFuture.device();
    }

    public Task task() {
        return deviceFuture.task();
    }

    public TaskFuture<Reply> future() {
        return deviceFuture.future();
    }

    public Status status() {
        return deviceFuture.status();
    }

    /** What it has answered so far, whole answers only; with the transcript of a configuration that failed. */
    public Reply answered() {
        return deviceFuture.answered();
    }

    /** What it has not been sent, without the secrets in it. */
    public List<String> unsent() {
        return deviceFuture.unsent();
    }

    public boolean isActive() {
        return !future().done();
    }

    /** What was submitted, on one line, without secrets. */
    public String taskText() {
        return switch (task()) {
            case Task.Ping ping -> "ping";
            case Task.Show show -> String.join("; ", show.commands());
            case Task.Configure configure ->
                "config "
                        + String.join(
                                "; ",
                                configure.lines().stream()
                                        .map(Task.Configure::masked)
                                        .toList())
                        + (configure.save() ? "; save" : "");
        };
    }

    /** When it was done; {@link Instant#MAX} if it is not. */
    public Instant end() {
        Moment last = future().history().getLast();
        return last.status().isDone() ? last.at() : Instant.MAX;
    }

    /** As it is drawn. */
    FutureView view(String lastLine) {
        return new FutureView(
                name, device().name(), future().history(), future().handedOver().orElse(null), lastLine);
    }

    /** {@code f1 (R1)}. */
    public String label() {
        return name + " (" + device().name() + ")";
    }

    /** The text of Python's Future, in which a reply is the dict that the chapter's function returns. */
    @Override
    public String toString() {
        return future().toString(value -> value instanceof Reply ? "dict" : null);
    }
}
