package io.netfutures.fleet;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** One device's part of a run: its visible future, and what the device has answered so far. Thread-safe. */
public final class DeviceFuture {
    private final Plan.Assignment assignment;
    private final PartialReply partial;
    private final CompletableFuture<TaskFuture<Reply>> future = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    DeviceFuture(Plan.Assignment assignment) {
        this.assignment = assignment;
        this.partial = new PartialReply(assignment.device(), assignment.task());
    }

    /** Whose work it is, as the plan has it. */
    public Device device() {
        return assignment.device();
    }

    /** What was submitted. */
    public Task task() {
        return assignment.task();
    }

    /**
     * Its future. Blocks while its run is being submitted, and so must not be called by the submitting thread for a device whose
     * {@link Event.Submitted} has not come.
     */
    public TaskFuture<Reply> future() {
        return future.join();
    }

    /** Where it is now; pending while its run is being submitted. */
    public Status status() {
        TaskFuture<Reply> submitted = future.getNow(null);
        return submitted == null ? new Status.Pending() : submitted.status();
    }

    /** Whether it is pending or running. */
    public boolean isActive() {
        return !status().isDone();
    }

    /**
     * What the device has answered so far, whole answers only: not lost when its task fails, is cancelled, or ends at a deadline.
     * With the transcript of a configuration that failed.
     */
    public Reply answered() {
        return status() instanceof Status.Raised raised && raised.cause() instanceof DeviceException failure
                ? failure.reply()
                : partial.reply();
    }

    /** The commands or lines that the device has not been sent so far, without the secrets in them. */
    public List<String> unsent() {
        return partial.unsent();
    }

    /** {@code R1 <Future at 0x7f0d682b2410 state=running>}. */
    @Override
    public String toString() {
        return device().name() + " " + (future.isDone() ? future() : "not submitted yet");
    }

    /** Its work was submitted as this. */
    void bind(TaskFuture<Reply> submitted) {
        future.complete(submitted);
    }

    /** It was not submitted, if it has not been by now. */
    void abandon(Throwable cause) {
        future.completeExceptionally(cause);
        begun.countDown();
    }

    /** Its submission has been told; its work may begin. */
    void begin() {
        begun.countDown();
    }

    /** For its own thread: blocks until {@link #begin()}, and returns for how long its work is to be delayed. */
    Duration awaitBegin() throws InterruptedException {
        begun.await();
        return assignment.delay();
    }

    /** A progress that keeps the answers here, and passes on to {@code other} all that it is told. */
    Progress keeping(Progress other) {
        return partial.relayTo(other);
    }
}
