package io.netfutures.change;

import io.netfutures.configuration.MissingLines;
import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Judge;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The change of one device. For its thread. */
final class Change {
    /** How long after its time a device may take to be as it was, and to answer again. */
    private static final Duration GRACE = Duration.ofSeconds(90);

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Device device;
    private final Configure task;
    private final @Nullable Platform platform;
    private final Parts parts;
    private final Judge judge;
    private final InstantSource clock;
    private final ChangeWorker.Pause pause;
    private final UndoDecision decision;
    private final RunningConfiguration running;
    private ChangePlan plan;
    private Instant begun = Instant.MIN;
    private Proof proof = Proof.NONE;
    private boolean isRemembered;
    private boolean isKept;

    Change(
            Device device,
            Configure task,
            Optional<Platform> platform,
            Parts parts,
            Judge judge,
            InstantSource clock,
            ChangeWorker.Pause pause,
            UndoDecision decision) {
        this.device = device;
        this.task = task;
        this.platform = platform.orElse(null);
        this.parts = parts;
        this.judge = judge;
        this.clock = clock;
        this.pause = pause;
        this.decision = decision;
        this.plan = platform.map(known -> ChangePlan.of(known, task)).orElseGet(() -> ChangePlan.ofUnknown(task));
        this.running = new RunningConfiguration(device, this.platform, parts, plan.running());
    }

    Reply perform() throws DeviceException, InterruptedException {
        Reply reply = new Reply(device, List.of(), "");
        try {
            proof = new Proof(running.read(isProofNeeded()), asked(), List.of(), null, End.UNTOUCHED);
            Care.Goal goal = task.care().goal();
            if (goal != null) {
                running.require(
                        proof.runningBefore(), goal.from(), "its configuration is no longer what the change has left");
            }
            require(judge.obstacle(device, Judge.Case.of(task), proof.before()));
            if (task.care().onlyMissing() && !isMissing()) {
                require(judge.objection(device, Judge.Case.of(task), proof.before(), proof.before()));
                parts.done();
                return reply.with(proof);
            }
            remember();
            begun = clock.instant();
            reply = sent();
            End end = plan.lines().commit() instanceof Commit.Check ? End.UNTOUCHED : End.IN_FORCE;
            proof = new Proof(proof.runningBefore(), proof.before(), List.of(), null, end);
            check();
            if (goal != null) {
                running.require(
                        running.read(true), goal.to(), "its configuration is not what it was before the change");
            }
            reply = kept(reply);
            boolean isLate = isOver();
            Proof last = proved(end);
            if (isLate && (last.runningAfter() == null || isAsBefore(last.runningAfter()))) {
                throw tooLate();
            }
            parts.done();
            return reply.with(last);
        } catch (DeviceException failure) {
            throw ended(failure, reply);
        }
    }

    /** Whether the device may have taken the change back by itself: its time did not begin before ours. */
    private boolean isOver() {
        return plan.timed() != null
                && !clock.instant().isBefore(begun.plus(plan.timed().within()));
    }

    private NotAsExpected tooLate() {
        return new NotAsExpected(new DeviceException.Failure(
                device,
                Step.CONFIG,
                "the checks took longer than the device waits to be told to keep the change, so it takes the change back",
                "let it wait longer, with " + (task.commit() instanceof Commit.Confirmed ? "--confirm" : "--within")));
    }

    /** The reply, with what was said to keep the change. */
    private Reply kept(Reply reply) throws DeviceException, InterruptedException {
        if (isOver()) {
            throw tooLate();
        }
        if (plan.keeping() == null) {
            return reply;
        }
        try {
            return reply.followedBy(parts.besides(device, plan.keeping()));
        } catch (CommandRejected refused) {
            isKept = isRemembered || refused.command().equals(unsaved());
            throw refused;
        }
    }

    /** The line that the device refuses if it has kept the change, and does not save it; empty if there is none. */
    private String unsaved() {
        return platform == null || platform.save() == null
                ? ""
                : platform.save().send();
    }

    /** Whether the device lacks any line; from now on those are the lines of the change. */
    private boolean isMissing() throws DeviceException, InterruptedException {
        Platform.Lines written = platform == null ? null : platform.lines();
        if (written == null) {
            return true;
        }
        Reply.Output before = proof.runningBefore();
        String text = before != null && before.command().equals(written.send())
                ? before.text()
                : parts.besides(device, Show.of(written.send()))
                        .outputs()
                        .getFirst()
                        .text();
        List<String> missing =
                MissingLines.of(written.notation(), text, task.lines()).lines();
        if (!missing.isEmpty()) {
            plan = plan.with(missing);
        }
        return !missing.isEmpty();
    }

    private boolean isProofNeeded() {
        return task.care().proof() == Proving.YES
                || (task.care().undo().timed() != null && (plan.timed() != null || plan.checkpoint() != null))
                || task.care().onlyMissing()
                || task.care().goal() != null;
    }

    /** Makes the device remember what it is; one that refuses that is changed only if lines can take it back. */
    private void remember() throws DeviceException, InterruptedException {
        if (plan.checkpoint() == null) {
            return;
        }
        try {
            isRemembered = true; // also where the answer does not come
            parts.besides(device, plan.checkpoint());
        } catch (CommandRejected refused) {
            isRemembered = false;
            if (platform == null || task.care().undo().lines().isEmpty()) {
                throw refused;
            }
            plan = plan.byLines(platform, task).with(plan.lines().lines());
        }
    }

    /** The answer to the lines. A device that has no way back of its own gets them without, if it can be taken back by lines. */
    private Reply sent() throws DeviceException, InterruptedException {
        try {
            return parts.change(device, plan.lines(), with(End.UNKNOWN, null));
        } catch (CommandRejected refused) {
            boolean isEntered = parts.isSent();
            if (isEntered
                    || platform == null
                    || task.care().undo().lines().isEmpty()
                    || plan.timed() == null
                    || isAnotherPending(platform, refused)) {
                throw refused;
            }
            plan = plan.byLines(platform, task).with(plan.lines().lines());
            return parts.change(device, plan.lines(), with(End.UNKNOWN, null));
        }
    }

    /** Whether the device waits for another change to be kept: what is changed now would be taken back with that. */
    private static boolean isAnotherPending(Platform platform, CommandRejected refused) {
        Pattern pending =
                platform.confirmed() == null ? null : platform.confirmed().pending();
        return pending != null
                && refused.refused().stream()
                        .anyMatch(each -> pending.matcher(each.text()).find());
    }

    private void check() throws DeviceException, InterruptedException {
        List<Reply.Output> after = asked();
        proof = new Proof(proof.runningBefore(), proof.before(), after, null, proof.end());
        require(judge.objection(device, Judge.Case.of(task), proof.before(), after));
    }

    private void require(Optional<Judge.Objection> objection) throws NotAsExpected {
        if (objection.isPresent()) {
            throw new NotAsExpected(objection.get().failure(device, Step.COMMAND));
        }
    }

    /** The failure with what is known of the device now; what was in force has been taken back, if it can be. */
    private DeviceException ended(DeviceException failure, Reply reply) throws InterruptedException {
        boolean isInForce = proof.end() == End.IN_FORCE;
        Proof last = last(failure);
        failure.follows((isInForce ? reply : failure.reply()).with(last), isInForce ? List.of() : failure.unsent());
        return failure;
    }

    private Proof last(DeviceException failure) throws InterruptedException {
        if (plan.lines().commit() instanceof Commit.Check) {
            return proof;
        }
        if (isKept) {
            return proved(End.IN_FORCE);
        }
        if (proof.end() == End.IN_FORCE) {
            return takenBack(failure);
        }
        if (!parts.isSent()) {
            return isRemembered ? forgotten(failure) : proof;
        }
        return isDiscarded(failure) ? discarded(failure) : settled(failure);
    }

    /** Whether the device has refused a line, or the commit, and nothing of a candidate has come into force. */
    private boolean isDiscarded(DeviceException failure) {
        return failure instanceof CommandRejected && platform != null && plan.hasCandidate(platform);
    }

    /** A candidate that has a name would wait on the device for its lines, and there is room for few. */
    private Proof discarded(DeviceException failure) throws InterruptedException {
        return plan.timed() != null && plan.back() != null && isEnteredByName() ? forgotten(failure) : proof;
    }

    /** What the device remembers of a change that has not begun goes. */
    private Proof forgotten(DeviceException failure) throws InterruptedException {
        try {
            parts.besides(device, Objects.requireNonNull(plan.back()));
        } catch (DeviceException other) {
            failure.addSuppressed(other);
        }
        return proof;
    }

    /** Some lines may be in force, or all. */
    private Proof settled(DeviceException failure) throws InterruptedException {
        if (failure instanceof CommandRejected) {
            boolean isFirst = failure.reply().outputs().isEmpty() && plan.timed() == null && !isRemembered;
            return isFirst ? perhapsUntouched() : takenBack(failure);
        }
        // What takes back a candidate would take back an earlier change, if this one was not committed.
        Proof now = proved(End.UNKNOWN);
        return now.end() == End.TAKEN_BACK ? now : takenBack(failure);
    }

    /** The first line was refused; it may have done something all the same, as one does that leaves configuration mode. */
    private Proof perhapsUntouched() throws InterruptedException {
        Proof now = proved(End.UNKNOWN);
        return now.end() == End.TAKEN_BACK ? with(End.UNTOUCHED, now.runningAfter()) : now;
    }

    private Proof takenBack(DeviceException failure) throws InterruptedException {
        if (plan.back() == null && plan.timed() == null) {
            return proved(proof.end() == End.IN_FORCE ? End.IN_FORCE : End.UNKNOWN);
        }
        if (task.care().undo().asks() && isDecidable(failure) && !decision.isTakenBack(device, failure, byItself())) {
            return left(failure);
        }
        // Behind its time, what takes back the last change would put this one in force again.
        if (plan.back() != null && !isOver() && (plan.lines().commit() instanceof Commit.Now || isCommitted())) {
            try {
                parts.besides(device, plan.back());
                return proved(End.TAKEN_BACK);
            } catch (DeviceException other) {
                failure.addSuppressed(other);
            }
        }
        return plan.timed() == null
                ? proved(End.UNKNOWN)
                : returned(plan.timed().within());
    }

    /** Whether it is known what is in force, and not over already. */
    private boolean isDecidable(DeviceException failure) {
        return !isOver() && (proof.end() == End.IN_FORCE || failure instanceof CommandRejected);
    }

    private Optional<Instant> byItself() {
        return Optional.ofNullable(plan.timed()).map(timed -> begun.plus(timed.within()));
    }

    /** What is left on the device, though not as expected, and kept there if that is not too late. None of it is saved. */
    private Proof left(DeviceException failure) throws InterruptedException {
        if (!isOver()) {
            try {
                Task leaving = plan.leaving();
                if (leaving != null) {
                    parts.besides(device, leaving);
                }
                return proved(!isOver() && proof.end() == End.IN_FORCE ? End.IN_FORCE : End.UNKNOWN);
            } catch (DeviceException other) {
                failure.addSuppressed(other);
            }
        }
        return plan.timed() == null
                ? proved(proof.end())
                : returned(plan.timed().within());
    }

    /** Whether the change that would be taken back is this one. */
    private boolean isCommitted() {
        return proof.end() == End.IN_FORCE || platform == null || !plan.hasCandidate(platform) || isEnteredByName();
    }

    private boolean isEnteredByName() {
        return platform != null
                && platform.confirmed() != null
                && platform.confirmed().enter() != null;
    }

    /** Waits until the device has taken the change back by itself. */
    private Proof returned(Duration within) throws InterruptedException {
        Instant last = begun.plus(within).plus(GRACE);
        parts.waitsFor("waits for the device to take the change back by "
                + TIME.format(begun.plus(within).atZone(ZoneId.systemDefault())));
        Proof now;
        do {
            pause.of(STEP);
            now = proved(End.UNKNOWN); // and unknown as long as the device is unreachable
        } while (now.end() != End.TAKEN_BACK && clock.instant().isBefore(last));
        return now;
    }

    /** What is proved by the running configuration at the end, which may disprove that a change was taken back. */
    private Proof proved(End end) throws InterruptedException {
        try {
            Reply.Output now = running.read(false);
            return with(
                    end == End.TAKEN_BACK && now != null && !isAsBefore(now)
                            ? End.UNKNOWN
                            : end == End.UNKNOWN && isAsBefore(now) ? End.TAKEN_BACK : end,
                    now);
        } catch (DeviceException unreadable) {
            return with(end == End.TAKEN_BACK ? End.UNKNOWN : end, null);
        }
    }

    private List<Reply.Output> asked() throws DeviceException, InterruptedException {
        return plan.checks() == null
                ? List.of()
                : parts.besides(device, plan.checks()).outputs();
    }

    private boolean isAsBefore(Reply.@Nullable Output now) {
        return running.isSame(proof.runningBefore(), now);
    }

    private Proof with(End end, Reply.@Nullable Output now) {
        return new Proof(proof.runningBefore(), proof.before(), proof.after(), now, end);
    }
}
