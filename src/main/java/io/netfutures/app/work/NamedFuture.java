package io.netfutures.app.work;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A device's future under the name by which the user knows it.
 *
 * @param name {@code f1}, {@code clocks} or {@code clocks[0]}
 * @param isChosen whether the user chose the name, and so will ask for the result
 * @param keptIn the number of the run that is kept of it; 0 if none is
 * @param claimed whether its end is printed by a command that asked for it; see {@link #claim()}
 */
public record NamedFuture(String name, DeviceFuture deviceFuture, boolean isChosen, int keptIn, AtomicBoolean claimed) {
    /** {@code isChosen} claims it too. */
    NamedFuture(String name, DeviceFuture deviceFuture, boolean isChosen, int keptIn) {
        this(name, deviceFuture, isChosen, keptIn, new AtomicBoolean(isChosen));
    }

    /** Takes over the printing of the future's end; true for the first caller only. */
    public boolean claim() {
        return !claimed.getAndSet(true);
    }

    /** Leaves the printing of the future's end to others again. */
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

    /** The complete answers of the device so far; for a failed configuration including the transcript. */
    public Reply answered() {
        return deviceFuture.answered();
    }

    /** The commands or lines that have not been sent, with secrets masked. */
    public List<String> unsent() {
        return deviceFuture.unsent();
    }

    public boolean isActive() {
        return !future().done();
    }

    /** The submitted task on one line, with secrets masked. */
    public String taskText() {
        return switch (task()) {
            case Task.Ping ping -> "ping";
            case Task.Show show ->
                String.join(
                        "; ", show.commands().stream().map(Task.Show::masked).toList());
            case Task.Configure configure ->
                "config "
                        + String.join(
                                "; ",
                                configure.lines().stream()
                                        .map(Task.Configure::masked)
                                        .toList())
                        + (configure.save() ? "; save" : "");
            case Task.Settle settle -> "config " + settle.text();
        };
    }

    /** Whether lines of a configuration may have been sent, and are not known to be taken back. */
    public boolean isBegun() {
        Proof proof = isActive() ? null : answered().proof();
        boolean isAsBefore =
                proof != null && (proof.end() == Proof.End.UNTOUCHED || proof.end() == Proof.End.TAKEN_BACK);
        return !isAsBefore
                && task().configures()
                && future().history().stream()
                        .anyMatch(each -> each.status() instanceof Status.Running running
                                && running.step().equals(Step.CONFIG.toString()));
    }

    /** When the future was done; {@link Instant#MAX} if it is not. */
    public Instant end() {
        Moment last = future().history().getLast();
        return last.status().isDone() ? last.at() : Instant.MAX;
    }

    /** The future as a drawing shows it. */
    FutureView view(String lastLine) {
        return new FutureView(
                name, device().name(), future().history(), future().handedOver().orElse(null), lastLine);
    }

    /** {@code f1 (R1)}. */
    public String label() {
        return name + " (" + device().name() + ")";
    }

    /** The text of Python's {@code Future}; a reply counts as the dict that the chapter's function returns. */
    @Override
    public String toString() {
        return future().toString(value -> value instanceof Reply ? "dict" : null);
    }
}
