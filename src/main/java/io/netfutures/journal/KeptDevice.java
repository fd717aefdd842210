package io.netfutures.journal;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One device of a kept run: what was to be done, how far it came, what it answered. Immutable. */
public final class KeptDevice {
    private static final Json NONE = new Json(Map.of());
    private static final List<String> DEADLINES = List.of("DeadlineExceeded");

    private final RunFolder folder;
    private final RunPlan.Part part;
    private final KeptTask task;
    private final KeptState state;
    private final boolean sent;
    private final Json end;
    private final List<KeptAnswer> answers;

    /** What the lines of a journal have said of one device, from the first on. */
    static final class Trace {
        private boolean started;
        private boolean sent;
        private @Nullable Json end;

        void start() {
            started = true;
            end = null;
        }

        void send() {
            sent = true;
        }

        void end(Json line) {
            end = line;
        }
    }

    KeptDevice(RunFolder folder, RunPlan.Part part, KeptTask task, Trace trace) {
        this.folder = folder;
        this.part = part;
        this.task = task;
        this.sent = trace.sent;
        Json last = trace.end == null ? NONE : trace.end;
        List<KeptAnswer> written =
                last.objects("answers").stream().map(KeptAnswer::read).toList();
        boolean whole = written.stream().allMatch(each -> each.isThere(folder));
        this.end = whole ? last : NONE;
        this.answers = whole ? written : List.of();
        this.state = end.has("state")
                ? state(end.text("state"))
                : trace.started ? KeptState.STARTED : KeptState.PENDING;
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

    /** Its address and port at that time, without credentials. */
    public Device device() {
        Device plain = Device.of(part.address(), part.platform(), new Credentials("", null, null, null, null));
        return plain.at(part.address(), part.port()).named(part.name());
    }

    /** What was to be done. */
    public KeptTask task() {
        return task;
    }

    public KeptState state() {
        return state;
    }

    /** Whether lines of a configuration may have been sent to it. */
    public boolean isConfigured() {
        return sent && task.task() instanceof Task.Configure;
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
            case RAISED -> DEADLINES.contains(failure().map(KeptFailure::type).orElse(""));
        };
    }

    /** When it got its worker; empty if it did not, or if that is not known. */
    public Optional<Instant> started() {
        return end.has("started") ? Optional.of(end.time("started")) : Optional.empty();
    }

    /** How long it was worked on; zero if it was not, or if that is not known. */
    public Duration took() {
        return Duration.ofMillis(Math.round(end.number("seconds") * 1000));
    }

    /** Why it failed; empty if it did not. */
    public Optional<KeptFailure> failure() {
        return end.object("error")
                .map(error -> new KeptFailure(
                        error.text("type"), error.text("step"), error.text("message"), error.text("advice")));
    }

    /** The commands or lines that were not sent, with secrets masked. */
    public List<String> unsent() {
        return end.texts("unsent");
    }

    /**
     * What it has answered, completely or until it failed; blocks for the files.
     *
     * @throws IOException if a file cannot be read, or was changed
     */
    public Reply reply() throws IOException {
        List<Reply.Output> outputs = new ArrayList<>();
        String transcript = null;
        for (KeptAnswer each : answers) {
            String text = each.text(folder)
                    .orElseThrow(() -> new IOException(folder.answer(each.file()) + " is not what was written"));
            if (each.isTranscript()) {
                transcript = text;
            } else {
                outputs.add(new Reply.Output(each.prompt(), each.command(), text));
            }
        }
        return new Reply(device(), outputs, transcript);
    }
}
