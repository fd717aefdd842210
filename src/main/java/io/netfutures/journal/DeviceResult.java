package io.netfutures.journal;

import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one device's part of a run has ended, as data: all that a format, a summary or a comparison needs of it, and nothing that is
 * alive. It comes from a future that is done, or from a file that was written of one. Immutable, and without secrets as far as those
 * who made its texts have masked them; the texts may hold control characters.
 *
 * @param device which device it was, by the words of its inventory
 * @param work what it was asked to do
 * @param state how that ended
 * @param outputs the complete answers, one for each command that was answered or each line that was accepted, in their order; also
 *     those before a failure or a cancellation
 * @param transcript of a configuration, with its prompts, as far as it went; null for commands and for a ping
 * @param refused the lines that the device refused, and what it said to each; empty unless a configuration was refused
 * @param unsent the commands or lines that were not sent because of the failure or the cancellation; empty if all were
 * @param failure why it raised; null in every other state
 * @param started when it got a worker, by the machine's clock, to the millisecond; null if it never did, and was not contacted
 * @param took how long the work took, without the time spent pending; zero if it was cancelled
 * @param attempts how often the work was tried, as retries and resumed runs do; 0 if the device was not contacted
 * @param proof what was shown around a configuration; null if nothing was
 */
public record DeviceResult(
        Target device,
        Work work,
        State state,
        List<Reply.Output> outputs,
        @Nullable String transcript,
        List<Reply.Output> refused,
        List<String> unsent,
        @Nullable Failure failure,
        @Nullable Instant started,
        Duration took,
        int attempts,
        @Nullable Proof proof) {
    private static final String UNCHANGED = "unchanged";

    public DeviceResult {
        outputs = List.copyOf(outputs);
        refused = List.copyOf(refused);
        unsent = List.copyOf(unsent);
    }

    /** A result around which nothing was shown. */
    public DeviceResult(
            Target device,
            Work work,
            State state,
            List<Reply.Output> outputs,
            @Nullable String transcript,
            List<Reply.Output> refused,
            List<String> unsent,
            @Nullable Failure failure,
            @Nullable Instant started,
            Duration took,
            int attempts) {
        this(device, work, state, outputs, transcript, refused, unsent, failure, started, took, attempts, null);
    }

    /** This result with these answers in the place of its own. */
    public DeviceResult answering(List<Reply.Output> others) {
        return new DeviceResult(
                device, work, state, others, transcript, refused, unsent, failure, started, took, attempts, proof);
    }

    /** Whether the device has neither answered nor failed by itself: it was cancelled, or the deadline of the run ended it. */
    public boolean isUnfinished() {
        return state == State.CANCELLED || (failure != null && failure.isDeadline());
    }

    /** How the work on a device ended. {@code toString()} is the word that every format uses. */
    public enum State {
        /** All of it was done. */
        RETURNED,
        /** It failed. */
        RAISED,
        /** It was cancelled, before it began or in the middle. */
        CANCELLED;

        /** {@code returned}, {@code raised} or {@code cancelled}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The device, as its inventory names it.
     *
     * @param name unique in the inventory
     * @param address host name or IP address
     */
    public record Target(String name, String address, int port, String platform) {
        /** What is written of this device; no secret. */
        public static Target of(Device device) {
            return new Target(device.name(), device.address(), device.port(), device.platform());
        }
    }

    /** What kind of work a device was asked to do. {@code toString()} is the word that every format uses. */
    public enum Kind {
        PING,
        SHOW,
        CONFIG;

        /** {@code ping}, {@code show} or {@code config}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a device was asked to do.
     *
     * @param lines the commands or the lines of the configuration, with secrets masked; empty for a ping
     * @param saves whether the configuration was to be saved
     */
    public record Work(Kind kind, List<String> lines, boolean saves) {
        public Work {
            lines = List.copyOf(lines);
        }

        /** What is written of this task; secrets in its lines are masked. */
        public static Work of(Task task) {
            return switch (task) {
                case Task.Ping ping -> new Work(Kind.PING, List.of(), false);
                case Task.Show show ->
                    new Work(
                            Kind.SHOW,
                            show.commands().stream().map(Task.Show::masked).toList(),
                            false);
                case Task.Configure configure ->
                    new Work(
                            Kind.CONFIG,
                            configure.lines().stream()
                                    .map(Task.Configure::masked)
                                    .toList(),
                            configure.save());
                case Task.Settle settle -> new Work(Kind.CONFIG, List.of(settle.text()), false);
            };
        }

        /** On one line: {@code sh clock; sh version}, {@code config hostname R1; save}, or {@code ping}. */
        public String text() {
            return switch (kind) {
                case PING -> "ping";
                case SHOW -> String.join("; ", lines);
                case CONFIG ->
                    "config "
                            + String.join(
                                    "; ",
                                    Stream.concat(lines.stream(), saves ? Stream.of("save") : Stream.empty())
                                            .toList());
            };
        }
    }

    /**
     * Why a device failed.
     *
     * @param type the simple name of the exception's class, such as {@code AuthFailed}; for a deadline {@code DeadlineExceeded}
     * @param step in which it happened, as {@code login}; empty if it was in none
     * @param reason what happened, the last text received and a next step, without the device
     * @param advice what to do about it; empty if nothing is known
     * @param message the whole message, which names the device
     */
    public record Failure(String type, String step, String reason, String advice, String message) {
        /** Whether the run was over before the device was done. */
        boolean isDeadline() {
            return type.equals(DeadlineExceeded.class.getSimpleName());
        }

        /** What is written of this exception. */
        public static Failure of(Throwable cause) {
            String type = cause.getClass().getSimpleName();
            String message = String.valueOf(cause.getMessage());
            return cause instanceof DeviceException failure
                    ? new Failure(type, failure.step().toString(), failure.reason(), failure.advice(), message)
                    : new Failure(type, "", message, "", message);
        }
    }

    /**
     * The result of a future that is done. Does not count as fetching it.
     *
     * @throws IllegalArgumentException if the future is not done
     */
    public static DeviceResult of(DeviceFuture future) {
        Target device = Target.of(future.device());
        Work work = Work.of(future.task());
        Instant started = started(future);
        int attempts = started == null ? 0 : future.attempts();
        Reply soFar = future.answered();
        return switch (future.status()) {
            case Status.Returned<?>(Reply reply, Duration took) ->
                new DeviceResult(
                        device,
                        work,
                        State.RETURNED,
                        reply.outputs(),
                        reply.transcript(),
                        List.of(),
                        List.of(),
                        null,
                        started,
                        took,
                        attempts,
                        reply.proof());
            case Status.Raised(Throwable cause, Duration took) ->
                new DeviceResult(
                        device,
                        work,
                        State.RAISED,
                        soFar.outputs(),
                        soFar.transcript(),
                        cause instanceof CommandRejected rejected ? rejected.refused() : List.of(),
                        future.unsent(),
                        Failure.of(cause),
                        started,
                        took,
                        attempts,
                        soFar.proof());
            case Status.Cancelled end -> cancelled(device, work, future, started, attempts);
            default -> throw new IllegalArgumentException(future + " is not done");
        };
    }

    private static DeviceResult cancelled(
            Target device, Work work, DeviceFuture future, @Nullable Instant started, int attempts) {
        Reply soFar = future.answered();
        return new DeviceResult(
                device,
                work,
                State.CANCELLED,
                soFar.outputs(),
                soFar.transcript(),
                List.of(),
                future.unsent(),
                null,
                started,
                Duration.ZERO,
                attempts,
                soFar.proof());
    }

    private static @Nullable Instant started(DeviceFuture future) {
        return future.future().history().stream()
                .map(Moment::status)
                .filter(Status.Running.class::isInstance)
                .map(each -> ((Status.Running) each).since().truncatedTo(ChronoUnit.MILLIS))
                .findFirst()
                .orElse(null);
    }

    /**
     * The answers to print, each with its command; of a configuration its transcript, as a single one, or that nothing was to be done. Of a
     * configuration that did not return there is none, since its failure tells what was accepted.
     */
    public List<Reply.Output> shown() {
        if (work.kind() != Kind.CONFIG) {
            return outputs;
        }
        return state == State.RETURNED && transcript != null
                ? List.of(new Reply.Output("configure", transcript.isEmpty() ? UNCHANGED : transcript))
                : List.of();
    }

    /** The texts of {@link #shown()}, joined by newlines; for one command exactly its output. */
    public String text() {
        return String.join("\n", shown().stream().map(Reply.Output::text).toList());
    }

    /** What a terminal would have shown of {@link #shown()}: each command behind the device's prompt, then its answer. */
    public String dialogue() {
        return work.kind() == Kind.CONFIG
                ? text()
                : String.join("\n", outputs.stream().map(Reply.Output::dialogue).toList());
    }
}
