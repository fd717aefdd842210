package io.netfutures.journal;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.journal.KeptAnswer.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One device of a kept run: what was to be done, how far it came, what it answered. Immutable. */
public final class KeptDevice {
    private static final Json NONE = new Json(Map.of());

    private final RunFolder folder;
    private final Instant submitted;
    private final RunPlan.Part part;
    private final KeptTask task;
    private final KeptState state;
    private final boolean sent;
    private final Json end;
    private final List<KeptAnswer> answers;
    private final int attempts;

    /** What the lines of a journal have said of one device, from the first on. */
    static final class Trace {
        private boolean started;
        private boolean sent;
        private @Nullable Json end;
        private int open;
        private int attempts;

        void start() {
            started = true;
            end = null;
            open++;
            attempts++;
        }

        void send() {
            sent = true;
        }

        void end(Json line) {
            end = line;
            attempts += line.has("started") ? Math.max(1, (int) line.number("attempts")) - open : 0;
            open = 0;
        }
    }

    /** @param isDoubtful whether lines may be missing that its journal has had */
    KeptDevice(RunFolder folder, RunPlan plan, RunPlan.Part part, Trace trace, boolean isDoubtful) {
        this.folder = folder;
        this.submitted = plan.start();
        this.part = part;
        this.task = plan.task(part);
        this.sent = trace.sent || (isDoubtful && trace.end == null);
        this.attempts = trace.attempts;
        Json last = trace.end == null ? NONE : trace.end;
        List<KeptAnswer> written =
                last.objects("answers").stream().map(KeptAnswer::read).toList();
        boolean whole = written.stream().allMatch(each -> each.isThere(folder));
        this.end = whole ? last : NONE;
        this.answers = whole ? written : List.of();
        this.state =
                end.has("state") ? state(end.text("state")) : trace.started ? KeptState.STARTED : KeptState.PENDING;
    }

    private static KeptState state(String word) {
        return switch (word) {
            case "returned" -> KeptState.RETURNED;
            case "cancelled" -> KeptState.CANCELLED;
            default -> KeptState.RAISED;
        };
    }

    /** Its name in the inventory of that time. */
    public String name() {
        return part.name();
    }

    /** What was to be done. */
    public KeptTask task() {
        return task;
    }

    public KeptState state() {
        return state;
    }

    /** Where it was in its inventory at that time. */
    public RunPlan.Part part() {
        return part;
    }

    /** Whether lines of a configuration may have been sent to it, and are not known to be taken back. */
    public boolean isConfigured() {
        return sent
                && task.task().configures()
                && change().filter(each -> each == Proof.End.UNTOUCHED || each == Proof.End.TAKEN_BACK)
                        .isEmpty();
    }

    /** Whether it is unknown what a configuration has done: lines may have been sent, and it has not ended by itself. */
    public boolean isUnknown() {
        return isConfigured() && isUnfinished();
    }

    /** Whether it has neither answered nor failed by itself: it was not reached, or the run was ended first. */
    public boolean isUnfinished() {
        return switch (state) {
            case PENDING, STARTED, CANCELLED -> true;
            case RETURNED -> false;
            case RAISED -> failure().filter(DeviceResult.Failure::isDeadline).isPresent();
        };
    }

    /**
     * Its result, with its answers; empty if it has none. Blocks for the files.
     *
     * @throws IOException if a file cannot be read, or was changed
     */
    public Optional<DeviceResult> result() throws IOException {
        if (!end.has("state")) {
            return Optional.empty();
        }
        Map<Part, List<Reply.Output>> parts = new EnumMap<>(Part.class);
        for (KeptAnswer each : answers) {
            String text = each.text(folder)
                    .orElseThrow(() -> new IOException(folder.answer(each.file()) + " is not what was written"));
            parts.computeIfAbsent(each.part(), first -> new ArrayList<>())
                    .add(new Reply.Output(each.prompt(), each.command(), text));
        }
        return Optional.of(result(parts));
    }

    /** What became of the change that it was given; empty if that was not looked after, or it has no end. */
    public Optional<Proof.End> change() {
        return Stream.of(Proof.End.values())
                .filter(each -> each.toString().equals(end.text("change")))
                .findFirst();
    }

    /** Its result as {@link #result()} gives it, but without its answers, and so without reading their files. */
    public Optional<DeviceResult> ending() {
        return end.has("state") ? Optional.of(result(Map.of())) : Optional.empty();
    }

    private DeviceResult result(Map<Part, List<Reply.Output>> parts) {
        Reply.Output transcript = first(parts, Part.TRANSCRIPT);
        return new DeviceResult(
                new DeviceResult.Target(part.name(), part.address(), part.port(), part.platform()),
                DeviceResult.Work.of(task.task()),
                DeviceResult.State.valueOf(end.text("state").toUpperCase(Locale.ROOT)),
                parts.getOrDefault(Part.ANSWER, List.of()),
                transcript == null ? null : transcript.text(),
                end.objects("refused").stream()
                        .map(each -> new Reply.Output(each.text("command"), each.text("output")))
                        .toList(),
                end.texts("unsent"),
                failure().orElse(null),
                end.has("started") ? end.time("started").truncatedTo(ChronoUnit.MILLIS) : null,
                took(),
                attempts,
                change().map(became -> new Proof(
                                first(parts, Part.RUNNING_BEFORE),
                                parts.getOrDefault(Part.BEFORE, List.of()),
                                parts.getOrDefault(Part.AFTER, List.of()),
                                first(parts, Part.RUNNING_AFTER),
                                became))
                        .orElse(null));
    }

    private static Reply.@Nullable Output first(Map<Part, List<Reply.Output>> parts, Part part) {
        List<Reply.Output> some = parts.get(part);
        return some == null ? null : some.getFirst();
    }

    /** How often it was tried, in all rounds; 0 if it was not contacted. */
    public int attempts() {
        return attempts;
    }

    /** Why it failed; empty if it did not. */
    public Optional<DeviceResult.Failure> failure() {
        return end.object("error")
                .map(error -> new DeviceResult.Failure(
                        error.text("type"),
                        error.text("step"),
                        error.text("reason"),
                        error.text("advice"),
                        error.text("message")));
    }

    /** Its states and steps, for a timeline, from the submission on; the last is its end. Only pending, if it has none. */
    public List<Moment> history() {
        List<Moment> history = new ArrayList<>();
        history.add(new Moment(submitted, new Status.Pending()));
        Instant last = end.time("t");
        if (end.has("started")) {
            Instant start = end.time("started");
            int slot = (int) end.number("slot");
            history.add(new Moment(start, new Status.Running(start, slot, "")));
            for (Json each : end.objects("steps")) {
                Instant at = start.plusMillis((long) each.number("ms"));
                history.add(new Moment(at, new Status.Running(start, slot, each.text("step"))));
            }
            last = state == KeptState.CANCELLED ? last : start.plus(took());
        }
        switch (state) {
            case PENDING, STARTED -> {}
            case RETURNED -> history.add(new Moment(last, new Status.Returned<>("", took())));
            case RAISED -> {
                String message = failure().map(DeviceResult.Failure::message).orElse("");
                history.add(new Moment(last, new Status.Raised(new IOException(message), took())));
            }
            case CANCELLED -> history.add(new Moment(last, new Status.Cancelled(end.has("started"))));
        }
        return history;
    }

    private Duration took() {
        return Duration.ofMillis(Math.round(end.number("seconds") * 1000));
    }
}
