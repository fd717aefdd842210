package io.netfutures.journal;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.ConfiguredElsewhere;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Remembers of one device that a change there is on trial: the device takes it back unless it is told to keep it. What is changed meanwhile
 * would be taken back with it, or would keep it. Used by who holds the device.
 */
final class ChangeOnTrial {
    private static final int PARTS = 3;
    private static final int LONGEST = 200;

    /** How long after its first line the last one may be sent, and what is not shown exactly by clocks. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path file;
    private final int run;
    private final boolean takesBack;
    private final InstantSource clock;

    /**
     * @param run the number of the run whose worker this is; 0 if it has none
     * @param takesBack whether the device can take a change back by itself
     */
    ChangeOnTrial(Path file, int run, boolean takesBack, InstantSource clock) {
        this.file = file;
        this.run = run;
        this.takesBack = takesBack;
        this.clock = clock;
    }

    /**
     * @param run in which the change was made; 0 if that has no number
     * @param isAsked whether it is for somebody to keep, and not for the run itself, which was ended
     */
    private record Note(int run, boolean isAsked, Instant until) {
        String line() {
            return run + " " + (isAsked ? "confirm" : "ended") + " " + until + "\n";
        }

        static Optional<Note> read(Path file) {
            try {
                if (Files.size(file) > LONGEST) {
                    return Optional.empty();
                }
                String line = Files.readString(file, StandardCharsets.UTF_8);
                String[] parts = line.strip().split(" ", PARTS);
                return parts.length == PARTS && line.endsWith("\n")
                        ? Optional.of(new Note(
                                Integer.parseInt(parts[0]), parts[1].equals("confirm"), Instant.parse(parts[2])))
                        : Optional.empty();
            } catch (IOException | NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** Performs a task that may write with this worker, unless a change is on trial that it could spoil. */
    Reply perform(Worker worker, Device device, Task task, Progress progress)
            throws DeviceException, InterruptedException {
        return switch (task) {
            case Configure configure
            when !(configure.commit() instanceof Commit.Check) -> {
                refuseIfOnTrial(device);
                Optional<Commit.Confirmed> timed = Optional.ofNullable(configure.timed());
                yield timed.isPresent() && takesBack
                        ? onTrial(worker, device, configure, timed.get().within(), progress)
                        : worker.perform(device, task, progress);
            }
            case Task.Settle settle -> {
                Reply reply = worker.perform(device, settle, progress);
                forget();
                yield reply;
            }
            case Task.Show unsafe -> {
                refuseIfOnTrial(device);
                yield worker.perform(device, unsafe, progress);
            }
            default -> worker.perform(device, task, progress);
        };
    }

    private void refuseIfOnTrial(Device device) throws ConfiguredElsewhere {
        Optional<Note> other = Note.read(file)
                .filter(each -> each.until().isAfter(clock.instant()))
                .filter(each -> !isForced(each));
        if (other.isPresent()) {
            throw new ConfiguredElsewhere(failure(device, other.get()));
        }
    }

    /** Whether it is this run itself that goes on, as its user wants it to in spite of what was left. */
    private boolean isForced(Note note) {
        return !note.isAsked() && run != 0 && note.run() == run;
    }

    private Reply onTrial(Worker worker, Device device, Configure task, Duration within, Progress progress)
            throws DeviceException, InterruptedException {
        boolean isAsked = task.commit() instanceof Commit.Confirmed;
        boolean[] isSent = {false};
        Progress noting = new Progress.Relay(progress) {
            @Override
            public void sent(String line) {
                if (!isSent[0]) {
                    isSent[0] = true;
                    note(new Note(run, false, clock.instant().plus(within).plus(MARGIN)));
                }
                super.sent(line);
            }
        };
        boolean isOpen = true;
        try {
            Reply reply = worker.perform(device, task, noting);
            Proof proof = reply.proof();
            isOpen = isAsked && (proof == null || proof.end() == End.IN_FORCE);
            return reply;
        } catch (DeviceException failure) {
            Proof proof = failure.reply().proof();
            isOpen = proof == null || proof.end() == End.UNKNOWN || (isAsked && proof.end() == End.IN_FORCE);
            throw failure;
        } finally {
            if (isSent[0] && isOpen) {
                note(new Note(run, isAsked, clock.instant().plus(within)));
            } else if (isSent[0]) {
                forget();
            }
        }
    }

    /** The change is made all the same if that cannot be written: who configures next is not told then. */
    private void note(Note note) {
        try {
            OwnFile.write(file, note.line().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            forget();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // it holds others up until its time is over
        }
    }

    private static Failure failure(Device device, Note note) {
        String who = note.run() == 0 ? "an earlier program" : "run " + note.run();
        String until = TIME.format(note.until());
        return note.isAsked() && note.run() > 0
                ? new Failure(
                        device,
                        Step.CONNECT,
                        "%s made a change there that is to be confirmed, and the device takes it back by %s; nothing was contacted"
                                .formatted(who, until),
                        "say first whether it stays: config confirm %1$d, or config abandon %1$d".formatted(note.run()))
                : new Failure(
                        device,
                        Step.CONNECT,
                        "%s left a change there that the device may take back until %s; nothing was contacted"
                                .formatted(who, until),
                        "wait until then");
    }
}
