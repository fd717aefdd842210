package io.netfutures.app.work;

import io.netfutures.concurrent.Policy;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Judge;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.DeviceFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends the checks of changed devices once more.
 *
 * @param worker asks them
 * @param judge decides whether they are still as expected
 * @param workers how many are asked at once
 * @param keeping is told what was found, if anything was
 */
record SecondLook(Worker worker, Judge judge, Workers workers, Consumer<List<String>> keeping) {
    /** What is not as expected any more, a sentence for each of these devices. Blocks until all of them have answered. */
    List<String> complaints(List<DeviceFuture> devices) throws InterruptedException {
        List<String> complaints = new ArrayList<>();
        try (TaskScope scope = TaskScope.open("soak", workers, Policy.COLLECT)) {
            List<TaskFuture<Optional<String>>> looks = new ArrayList<>();
            for (DeviceFuture each : devices) {
                if (each.task() instanceof Task.Configure configure
                        && !configure.care().expectations().isEmpty()
                        && each.status() instanceof Status.Returned<?>(Reply reply, var took)
                        && reply.proof() != null) {
                    Proof proof = reply.proof();
                    looks.add(
                            scope.submit(each.device().name(), () -> complaint(each, Judge.Case.of(configure), proof)));
                }
            }
            for (TaskFuture<Optional<String>> each : scope.asCompleted(looks)) {
                switch (each.status()) {
                    case Status.Returned<?>(Optional<?> complaint, var took) ->
                        complaint.ifPresent(text -> complaints.add((String) text));
                    case Status.Raised(Throwable defect, var took) ->
                        complaints.add(each.name() + ": after the soak: this is a defect, please report it: " + defect);
                    default -> {} // interrupted, which is told below
                }
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!complaints.isEmpty()) {
            keeping.accept(complaints);
        }
        return complaints;
    }

    private Optional<String> complaint(DeviceFuture device, Judge.Case expected, Proof proof)
            throws InterruptedException {
        try {
            List<Reply.Output> now = worker.perform(device.device(), new Task.Show(expected.commands()), Progress.NONE)
                    .outputs();
            return judge.objection(device.device(), expected, proof.before(), now)
                    .map(objection -> text(new NotAsExpected(objection.failure(device.device(), Step.COMMAND))));
        } catch (DeviceException failure) {
            return Optional.of(text(failure));
        }
    }

    private static String text(DeviceException failure) {
        return "after the soak: " + failure.getMessage();
    }
}
