package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.configuration.WayBack;
import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Care.Undo;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Proof;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.platform.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code runs undo}: makes configurations what they were before a run. */
@Command(
        name = "undo",
        description = {
            "Makes the configurations of a run's devices, or of those chosen by -d, what they were before it: with the lines of its",
            "--undo, or else with those that take away what came and send again what went. See them first with --dry-run.",
            "A device that is no longer as the run has left it is not changed; one that does not become what it was has failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  runs undo 17 --dry-run", "  runs undo 17 -d R1,R2"})
public final class RunsUndoCommand implements Callable<Integer> {
    @ParentCommand
    AbstractCommand runs;

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "RUN", description = "which run: its number, or last")
    String run = "";

    @Option(names = "--dry-run", description = "say what would be sent to whom, and contact nothing")
    boolean dryRun;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = runs.root.workspace(options.settings());
        KeptRun kept = workspace.kept().named(run);
        Inventory chosen = runs.root.chosen(workspace);
        Map<Device, Task> tasks = new LinkedHashMap<>();
        Map<String, List<String>> leftOut = new LinkedHashMap<>();
        Confirmable changes = Confirmable.of(workspace.kept(), Instant.now());
        for (KeptDevice each : kept.devices()) {
            Optional<Device> device = chosen.named(each.name());
            if (device.isPresent() && isPerhapsInForce(each) && !changes.isTakenBack(each)) {
                Optional<String> reason = new Undone(workspace, each).addTo(tasks, device.get());
                reason.ifPresent(text ->
                        leftOut.computeIfAbsent(text, same -> new ArrayList<>()).add(each.name()));
            }
        }
        leftOut.forEach((reason, names) -> runs.root
                .console()
                .complain(BriefNames.of(names)
                        + (names.size() == 1 ? " is left as it is: " : " are left as they are: ")
                        + reason));
        if (tasks.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "run " + kept.id() + " has left nothing in force there that can be undone");
        }
        Submission submission = Submission.of(
                tasks,
                options.settings(),
                runs.root.target(),
                new Keeping.Anew(
                        "runs undo " + kept.id(),
                        RunOptions.bounds(spec.commandLine().getParseResult())));
        if (dryRun) {
            new DryRun(workspace, runs.out()).print(workspace.permitted(submission));
        } else {
            runs.say(workspace.submit(submission));
        }
        return leftOut.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Whether a run has put something in force on a device, or may have. */
    private static boolean isPerhapsInForce(KeptDevice device) {
        return device.change()
                        .filter(end -> end == Proof.End.IN_FORCE || end == Proof.End.UNKNOWN)
                        .isPresent()
                || device.isUnknown();
    }

    /** What a run has put in force on one device. */
    private record Undone(Workspace workspace, KeptDevice kept) {
        /** Adds what undoes it on this device, unless there is nothing to undo; returns why it cannot be undone. */
        Optional<String> addTo(Map<Device, Task> tasks, Device device) {
            Platform platform = workspace.site().platform(device).orElse(null);
            ChangedConfiguration changed = platform == null
                    ? null
                    : ChangedConfiguration.of(kept, platform).orElse(null);
            if (platform == null || changed == null) {
                return Optional.of("the configuration before and after is not kept");
            }
            if (changed.isSame()) {
                return Optional.empty();
            }
            Configure task = (Configure) kept.task().task();
            List<String> lines = lines(platform, task, changed);
            if (lines.isEmpty()) {
                return Optional.of("from how " + platform.name()
                        + " has shown its configuration it cannot be told with which lines; see with runs show what has"
                        + " changed, and send with config what undoes it");
            }
            Care care = new Care(List.of(), List.of(), again(platform, task), Proving.YES, false, changed.back());
            tasks.put(device, new Configure(lines, task.save(), new Commit.Now(), onRefused(), List.of(), care));
            return Optional.empty();
        }

        /**
         * How the undoing is taken back: by the device itself, or by the lines that are undone. If nobody asked for it in the run, only where
         * the device needs no restart for it, and lines can do it where the device turns out not to.
         */
        private Undo again(Platform platform, Configure task) {
            Commit.Confirmed timed = task.care().undo().timed();
            List<String> lines = kept.task().whole() ? task.lines() : List.of();
            boolean hasWay = platform.confirmed() != null || platform.checkpoint() != null;
            if (timed != null) {
                return hasWay || !lines.isEmpty() ? new Undo(timed, lines) : Undo.NONE;
            }
            boolean restarts =
                    platform.confirmed() != null && platform.confirmed().restarts();
            return hasWay && !restarts && !lines.isEmpty()
                    ? new Undo(new Commit.Confirmed(CareOptions.WITHIN, CareOptions.changeName()), lines)
                    : Undo.NONE;
        }

        private boolean isWhole() {
            return kept.change().filter(Proof.End.IN_FORCE::equals).isPresent();
        }

        /** Of a run that has ended half way, what takes back a line that was never sent is refused, and no fault. */
        private Task.OnRefused onRefused() {
            return isWhole() ? Task.OnRefused.STOP : Task.OnRefused.CONTINUE;
        }

        /**
         * The lines that the run itself knew for all of its change; else those that follow from the configurations, if these are of the lines
         * of this platform.
         */
        private List<String> lines(Platform platform, Configure task, ChangedConfiguration changed) {
            List<String> own = kept.task().whole() ? task.care().undo().lines() : List.of();
            Platform.Lines written = platform.lines();
            return written == null || !changed.shownBy().equals(written.send()) || (isWhole() && !own.isEmpty())
                    ? own
                    : WayBack.of(written.notation(), changed.before(), changed.after());
        }
    }
}
