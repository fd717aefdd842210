package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.BannerTimeout;
import io.netfutures.device.DeviceException.ConnectTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.JumpFailed;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.DeviceException.SessionLimit;
import io.netfutures.device.DeviceException.Unreachable;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * A worker that performs a task again after a failure that may pass by itself. It pauses before that, a random time of at most a second,
 * two, four and so on up to thirty; after a {@link SessionLimit} five seconds more, so that a terminal line can become free.
 *
 * <ul>
 *   <li>Always after a {@link ConnectTimeout}, {@link Unreachable}, {@link ServerBusy} or {@link SessionLimit}; once after a
 *       {@link BannerTimeout}, or a {@link HandshakeTimeout} of the key exchange.
 *   <li>After a {@link ConnectionLost} only if the task reads, and not in the login: the device may have counted the password.
 *   <li>After a {@link JumpFailed} if its cause is one of these.
 *   <li>Never after anything else: a refused login, a changed host key, a refused command. Never once a line of a configuration was sent.
 * </ul>
 *
 * <p>The pause is in the thread of the device, which keeps its worker meanwhile: giving it back would let a device run before others
 * that came earlier, and pauses are short beside the time-outs that lead to them.
 */
public final class Retrying implements Worker {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 10;

    private final Worker worker;
    private final int retries;
    private final DoubleSupplier random;
    private final Pause pause;

    /** Blocks for a time. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** Tries {@code worker} again, at most {@code retries} times for each task. */
    public Retrying(Worker worker, int retries) {
        this(worker, retries, () -> ThreadLocalRandom.current().nextDouble(), Thread::sleep);
    }

    /** @param random from 0 to 1 */
    Retrying(Worker worker, int retries, DoubleSupplier random, Pause pause) {
        this.worker = worker;
        this.retries = retries;
        this.random = random;
        this.pause = pause;
    }

    /** Performs the task as the worker does. Blocks for all attempts and the pauses between them. */
    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        Sent sent = new Sent(progress);
        for (int attempt = 1; ; attempt++) {
            try {
                return worker.perform(device, task, sent);
            } catch (DeviceException failure) {
                if (attempt > retries || (task.configures() && sent.any) || !passes(failure, task, attempt)) {
                    throw failure;
                }
                Duration time = pauseAfter(failure, attempt);
                progress.again(failure, attempt + 1, retries + 1, time);
                pause.of(time);
            }
        }
    }

    private static boolean passes(DeviceException failure, Task task, int attempt) {
        return switch (failure) {
            case ConnectTimeout passing -> true;
            case Unreachable passing -> true;
            case ServerBusy passing -> true;
            case SessionLimit passing -> true;
            case BannerTimeout silent -> attempt == 1;
            case HandshakeTimeout slow -> attempt == 1 && slow.step() == Step.KEY_EXCHANGE;
            case ConnectionLost lost -> task instanceof Task.Show && lost.step() != Step.LOGIN;
            case JumpFailed jump -> jump.getCause() instanceof DeviceException cause && passes(cause, task, attempt);
            default -> false;
        };
    }

    private Duration pauseAfter(DeviceException failure, int attempt) {
        Duration most = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        Duration bound = most.compareTo(LONGEST) < 0 ? most : LONGEST;
        Duration time = Duration.ofMillis(Math.round(random.getAsDouble() * bound.toMillis()));
        return failure instanceof SessionLimit ? time.plus(LINE) : time;
    }

    /** Whether anything of the task has been sent, in any attempt. For the thread of the device. */
    private static final class Sent extends Progress.Relay {
        private boolean any;

        Sent(Progress next) {
            super(next);
        }

        @Override
        public void sent(String line) {
            any = true;
            super.sent(line);
        }
    }
}
