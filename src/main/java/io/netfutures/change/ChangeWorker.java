package io.netfutures.change;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Judge;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.platform.Platform;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A worker that performs configurations with the {@linkplain io.netfutures.device.Care care} they ask for. Its reply has the
 * {@link Proof}; so has the reply of a failure. Whatever was to be taken back has been, or is told to be unknown, when it ends.
 *
 * <p>Changes are settled with a look at the running configuration before and after, if the task says what it is to be.
 *
 * <p>It performs each part with another worker, which best keeps its session from one to the next. What is no configuration, or asks for
 * no care, is performed by that as it is.
 */
public final class ChangeWorker implements Worker {
    private final Worker worker;
    private final Function<Device, Optional<Platform>> platforms;
    private final Judge judge;
    private final InstantSource clock;
    private final Pause pause;
    private final UndoDecision decision;

    /** Blocks for a time. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** @param platforms knows the platforms of devices; of one that is empty, nothing is read and nothing can be taken back but by lines */
    public ChangeWorker(Worker worker, Function<Device, Optional<Platform>> platforms, Judge judge) {
        this(worker, platforms, judge, UndoDecision.ALWAYS);
    }

    /** As the other, with somebody who decides what is taken back of changes that want it decided. */
    public ChangeWorker(
            Worker worker, Function<Device, Optional<Platform>> platforms, Judge judge, UndoDecision decision) {
        this(worker, platforms, judge, InstantSource.system(), Thread::sleep, decision);
    }

    ChangeWorker(
            Worker worker,
            Function<Device, Optional<Platform>> platforms,
            Judge judge,
            InstantSource clock,
            Pause pause,
            UndoDecision decision) {
        this.worker = worker;
        this.platforms = platforms;
        this.judge = judge;
        this.clock = clock;
        this.pause = pause;
        this.decision = decision;
    }

    /**
     * Performs the task. Blocks as the worker does for each part; where the connection was lost, and the device takes the change back by
     * itself, until that time is over.
     *
     * @throws DeviceException.NotAsExpected if the answers to the checks are not as expected
     */
    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        if (!hasParts(task)) {
            return worker.perform(device, task, progress);
        }
        Parts parts = new Parts(worker, progress);
        Optional<Platform> platform = platforms.apply(device);
        return switch (task) {
            case Task.Configure configure ->
                new Change(device, configure, platform, parts, judge, clock, pause, decision).perform();
            case Task.Settle settle -> new Settlement(device, settle, platform, parts).perform();
            default -> worker.perform(device, task, progress);
        };
    }

    /** Whether a task is performed in several parts, which best keep their session from one to the next. */
    public static boolean hasParts(Task task) {
        return switch (task) {
            case Task.Configure configure -> !configure.care().isNone();
            case Task.Settle settle -> settle.change() != null;
            case Task.Show show -> false;
            case Task.Ping ping -> false;
        };
    }
}
