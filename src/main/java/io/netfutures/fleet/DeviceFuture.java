package io.netfutures.fleet;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** One device's part of a run: its visible future, and the answers received so far. Thread-safe. */
public final class DeviceFuture {
    private final Plan.Assignment assignment;
    private final PartialReply partial;
    private final CompletableFuture<TaskFuture<Reply>> future = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    DeviceFuture(Plan.Assignment assignment) {
        this.assignment = assignment;
        this.partial = new PartialReply(assignment.device(), assignment.task());
    }

    /** The device that is worked on, as the plan describes it. */
    public Device device() {
        return assignment.device();
    }

    /** The task that was submitted. */
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

    /** In which wave of its run it is, from 0. */
    public int wave() {
        return assignment.wave();
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
     * The complete answers that the device has given so far. They survive a failure, a cancellation or a deadline; for a failed
     * configuration the transcript is included.
     */
    public Reply answered() {
        return status() instanceof Status.Raised raised && raised.cause() instanceof DeviceException failure
                ? failure.reply()
                : partial.reply();
    }

    /** The commands or lines that have not been sent so far, with secrets masked. */
    public List<String> unsent() {
        return partial.unsent();
    }

    /** How often the task has been tried so far, with the present attempt; 1 if nothing was tried again. */
    public int attempts() {
        return partial.attempts();
    }

    /**
     * Gives up the answers of a device that has returned, once they are written where they belong: with thousands of devices they would
     * fill the memory. From now on its reply is without answers, but for those to the checks of a change, to which later ones are compared. Does nothing if the device has not returned.
     */
    public void forgetAnswers() {
        if (status() instanceof Status.Returned<?>(Reply reply, Duration took)) {
            Proof proof = reply.proof();
            future().keepOnly(new Reply(device(), List.of(), null, proof == null ? null : proof.checks()));
            partial.forget();
        }
    }

    /** {@code R1 <Future at 0x7f0d682b2410 state=running>}. */
    @Override
    public String toString() {
        return device().name() + " " + (future.isDone() ? future() : "not submitted yet");
    }

    /** Sets the future of the submitted work. */
    void bind(TaskFuture<Reply> submitted) {
        future.complete(submitted);
    }

    /** Fails the future with {@code cause}, if nothing has been submitted yet. */
    void abandon(Throwable cause) {
        future.completeExceptionally(cause);
        begun.countDown();
    }

    /** Lets the work begin, once its submission has been reported. Idempotent. */
    void begin() {
        begun.countDown();
    }

    /** Blocks the device's own thread until {@link #begin()}; returns the delay of the work. */
    Duration awaitBegin() throws InterruptedException {
        begun.await();
        return assignment.delay();
    }

    /** A progress that keeps the answers here and passes everything on to {@code other}. */
    Progress keeping(Progress other) {
        return partial.relayTo(other);
    }
}
