package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Judge;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.util.List;
import java.util.Optional;

/**
 * A worker that looks at the answers to a {@link Task.Show}, and fails as {@link NotAsExpected} where they are not as its task expects them.
 * Around a {@link Retrying}, not within: an answer that is complete is not asked for again.
 */
public final class Judging implements Worker {
    private final Worker worker;
    private final Judge judge;

    /** Performs tasks as {@code worker} does, and lets {@code judge} look at the answers. */
    public Judging(Worker worker, Judge judge) {
        this.worker = worker;
        this.judge = judge;
    }

    /** Performs the task as the worker does. The failure follows all answers. */
    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        Reply reply = worker.perform(device, task, progress);
        if (task instanceof Task.Show show && !show.expectations().isEmpty()) {
            Optional<Judge.Objection> objection =
                    judge.objection(reply.device(), Judge.Case.of(show), List.of(), reply.outputs());
            if (objection.isPresent()) {
                NotAsExpected failure = new NotAsExpected(objection.get().failure(reply.device(), Step.COMMAND));
                failure.follows(reply, List.of());
                throw failure;
            }
        }
        return reply;
    }
}
