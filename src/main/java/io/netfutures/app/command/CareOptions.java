package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Care.Undo;
import io.netfutures.device.Device;
import io.netfutures.device.Expectation;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task.Commit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is done around the lines of a configuration. */
final class CareOptions {
    /** After so long a device takes a change back by itself, if nothing else is said. */
    static final Duration WITHIN = Duration.ofMinutes(5);

    /** What a change is called that begins now. */
    static String changeName() {
        return "nf-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    @Option(
            names = {"--before", "--after"},
            paramLabel = "SHOW-COMMAND",
            description =
                    "what to ask each device before the lines and after them; the answers must be the same but for times and"
                            + " counters, unless --expect says what they must be; may be repeated")
    List<String> checks = new ArrayList<>();

    @Mixin
    ExpectOptions expected = new ExpectOptions();

    @Option(
            names = "--undo",
            paramLabel = "FILE",
            description = {
                "lines that take the change back on a device that refuses one of its lines or is not as expected, if the device",
                "cannot take it back by itself; as --file: a file, a folder, or YAML"
            })
    @Nullable
    String undo;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            description =
                    "after so long a device takes the change back by itself, if the connection is lost (default: 5m)")
    @Nullable
    Duration within;

    /** What is done about a change that is not as expected. */
    enum UndoOn {
        /** It is taken back. */
        fail,
        /** It stays. */
        never,
        /** Whoever sits at the terminal decides. */
        ask
    }

    @Option(
            names = "--undo-on",
            paramLabel = "fail|never|ask",
            description =
                    "whether a change that is not as expected is taken back: on every device where it fails (the default), never,"
                            + " or on those for which the question on the terminal is not answered with n")
    @Nullable
    UndoOn undoOn;

    @Option(
            names = "--no-undo",
            description = "leave a change that is not as expected as it is, as --undo-on never does")
    boolean notUndone;

    @Option(
            names = "--backup",
            negatable = true,
            description =
                    "read the running configuration before and after, and keep it with the run; on unless --no-backup is said,"
                            + " where a device shows it")
    @Nullable
    Boolean backup;

    @Option(
            names = "--if-missing",
            description =
                    "send only those lines that the running configuration lacks; a device that lacks none is not changed")
    boolean onlyMissing;

    /** What a dry run does not show. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (undoOn == UndoOn.ask) {
            notes.add("note: a change that is not as expected is taken back unless the answer on the terminal is n");
        }
        if (onlyMissing) {
            notes.add("note: lines that a device has are left out, and one that has all is not changed");
        }
        if (backup != null && backup) {
            notes.add("note: the running configuration is read before and after");
        }
        return notes;
    }

    /**
     * What is done around the lines of each of these devices.
     *
     * @param commit how the lines come into force
     * @param isParsed whether what is expected is about rows
     * @param keys the columns by which rows before the change are found; empty for the keys of templates
     * @param isKept whether there is a run to keep a configuration with
     * @param name what the change is called
     * @throws UserError if the options make no sense, or a file cannot be used
     */
    Function<Device, Care> of(
            Commit commit,
            boolean isParsed,
            List<String> keys,
            boolean isKept,
            String name,
            Workspace workspace,
            Inventory devices,
            Path directory) {
        refuseMisuse(commit);
        boolean isLeft = notUndone || undoOn == UndoOn.never;
        boolean isUndone = !isLeft && commit instanceof Commit.Now && (undo != null || !checks.isEmpty());
        String misused = undo != null
                ? "--undo"
                : within != null
                        ? "--within"
                        : undoOn == UndoOn.ask || undoOn == UndoOn.fail ? "--undo-on " + undoOn : "";
        if (!isUndone && !misused.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    misused + " is for a change that can be taken back: leave out "
                            + (commit instanceof Commit.Check
                                    ? "--check"
                                    : commit instanceof Commit.Confirmed
                                            ? "--confirm, by which the device takes it back"
                                            : isLeft ? never() : "it, or say with --before what to look at"));
        }
        List<Expectation> expectations = expectations(isParsed, keys);
        Commit.Confirmed timed = isUndone ? timed(name) : null;
        Map<Device, List<String>> lines = isUndone && undo != null
                ? LinesFile.read(
                                directory.resolve(undo),
                                devices,
                                workspace.site().known(),
                                workspace.around())
                        .lines()
                : Map.of();
        Proving proof = backup != null
                ? backup ? Proving.YES : Proving.NO
                : isKept && !(commit instanceof Commit.Check) ? Proving.IF_POSSIBLE : Proving.NO;
        List<String> distinct = checks.stream().distinct().toList();
        return device -> new Care(
                distinct,
                expectations,
                timed == null
                        ? Undo.NONE
                        : new Undo(timed, lines.getOrDefault(device, List.of()), undoOn == UndoOn.ask),
                proof,
                onlyMissing);
    }

    /** What is expected; what is asked twice is compared, if nothing else is said. */
    private List<Expectation> expectations(boolean isParsed, List<String> keys) {
        List<Expectation> asSaid = expected.ofChange(isParsed, keys);
        return checks.isEmpty() || !asSaid.isEmpty() ? asSaid : List.of(new Expectation.Unchanged());
    }

    private void refuseMisuse(Commit commit) {
        if (notUndone && undoOn != null && undoOn != UndoOn.never) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--no-undo and --undo-on " + undoOn + " contradict each other: leave out one of them");
        }
        if (undo != null && (notUndone || undoOn == UndoOn.never)) {
            throw new UserError(ExitCode.USAGE, "--undo and " + never() + ": leave out one of them");
        }
        if (checks.isEmpty()) {
            expected.refuseWithoutChecks();
        }
        if (!checks.isEmpty() && commit instanceof Commit.Check) {
            throw new UserError(
                    ExitCode.USAGE, "--check puts nothing in force that could be looked at; leave out --before");
        }
    }

    private String never() {
        return notUndone ? "--no-undo" : "--undo-on never";
    }

    private Commit.Confirmed timed(String name) {
        try {
            return new Commit.Confirmed(within == null ? WITHIN : within, name);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--within: " + e.getMessage());
        }
    }
}
