package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device has been sent and has answered so far, so that it survives a failure, a deadline or a cancellation. Thread-safe.
 */
final class PartialReply {
    private final Device device;
    private final Task task;
    private final List<Reply.Output> answers = new ArrayList<>();
    private @Nullable Proof proof;
    private int sent;
    private int attempts = 1;

    PartialReply(Device device, Task task) {
        this.device = device;
        this.task = task;
    }

    /** A progress that records the answers here and passes everything on to {@code other}. */
    Progress relayTo(Progress other) {
        return new Progress.Relay(other) {
            @Override
            public void at(Step step) {
                if (step == Step.CONNECT) {
                    startAgain();
                }
                super.at(step);
            }

            @Override
            public void sent(String line) {
                count();
                super.sent(line);
            }

            @Override
            public void again(DeviceException failure, int attempt, int most, Duration pause) {
                attempted(attempt);
                super.again(failure, attempt, most, pause);
            }

            @Override
            public void proved(Proof soFar) {
                keep(soFar);
                super.proved(soFar);
            }

            @Override
            public void answered(Reply.Output answer) {
                add(answer);
                super.answered(answer);
            }
        };
    }

    /** The answers so far. */
    synchronized Reply reply() {
        return new Reply(device, answers, null, proof);
    }

    /** Gives up the answers. */
    synchronized void forget() {
        answers.clear();
        proof = null;
    }

    /** How often the task has been tried, with the present attempt. */
    synchronized int attempts() {
        return attempts;
    }

    /** The commands or lines that have not been sent, with secrets masked. */
    synchronized List<String> unsent() {
        List<String> lines = lines();
        return lines.subList(Math.min(sent, lines.size()), lines.size());
    }

    private List<String> lines() {
        return switch (task) {
            case Task.Ping ping -> List.of();
            case Task.Show show ->
                show.commands().stream().map(Task.Show::masked).toList();
            case Task.Configure configure ->
                configure.lines().stream()
                        .filter(line -> !Task.Configure.isComment(line))
                        .map(Task.Configure::masked)
                        .toList();
            case Task.Settle settle -> List.of();
        };
    }

    private synchronized void startAgain() {
        answers.clear();
        proof = null;
        sent = 0;
    }

    private synchronized void keep(Proof soFar) {
        proof = soFar;
    }

    private synchronized void attempted(int attempt) {
        attempts = attempt;
    }

    private synchronized void count() {
        sent++;
    }

    private synchronized void add(Reply.Output answer) {
        answers.add(answer);
    }
}
