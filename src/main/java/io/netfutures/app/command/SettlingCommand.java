package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Deed;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that says what becomes of the changes of a run that were to be confirmed; subclasses differ in what. */
abstract class SettlingCommand implements Callable<Integer> {
    @ParentCommand
    AbstractCommand config;

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "which run; else the last that was to be confirmed")
    @Nullable
    String run;

    @Mixin
    RunOptions options;

    /** What is done about a change; {@code saves} is whether its configuration was to be saved. */
    abstract List<Deed> deeds(boolean saves);

    @Override
    public final Integer call() throws InterruptedException {
        Workspace workspace = config.root.workspace(options.settings());
        Set<String> settled = settled(workspace);
        KeptRun kept = chosen(workspace, settled);
        Map<Device, Task> tasks = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        Inventory chosen = config.root.chosen(workspace);
        List<String> unknown = kept.devices().stream()
                .filter(SettlingCommand::isUnknown)
                .map(KeptDevice::name)
                .filter(name -> chosen.named(name).isPresent())
                .toList();
        for (KeptDevice each : kept.devices()) {
            Optional<Task.Settle> task = pending(each, settled);
            if (task.isPresent()) {
                chosen.named(each.name()).ifPresent(device -> tasks.put(device, task.get()));
                if (workspace.site().known().named(each.name()).isEmpty()) {
                    gone.add(each.name());
                }
            }
        }
        tellLeft(gone, unknown);
        if (tasks.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "run " + kept.id()
                            + " has put nothing in force that was to be confirmed, and still is, on the chosen devices");
        }
        config.say(workspace.submit(Submission.of(
                tasks,
                options.settings(),
                config.root.target(),
                new Keeping.Anew(
                        "config " + spec.name() + " " + kept.id(),
                        RunOptions.bounds(spec.commandLine().getParseResult())))));
        return gone.isEmpty() && unknown.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void tellLeft(List<String> gone, List<String> unknown) {
        if (!gone.isEmpty()) {
            config.root
                    .console()
                    .complain(BriefNames.of(gone) + ": no longer in the inventory, and left as "
                            + (gone.size() == 1 ? "it is" : "they are"));
        }
        if (!unknown.isEmpty()) {
            config.root
                    .console()
                    .complain(BriefNames.of(unknown)
                            + ": whether the change came into force is not known, and it is left as it is; if it did, the"
                            + " device takes it back when its time is over; look at the device");
        }
    }

    /** The named run, or the last one that has something to be confirmed. */
    private KeptRun chosen(Workspace workspace, Set<String> settled) {
        if (run != null) {
            return workspace.kept().named(run);
        }
        for (int id : workspace.kept().latest()) {
            try {
                KeptRun kept = workspace.kept().store().read(id);
                if (kept.devices().stream()
                        .anyMatch(each ->
                                isUnknown(each) || pending(each, settled).isPresent())) {
                    return kept;
                }
            } catch (IOException unreadable) {
                // one before it may be what is meant
            }
        }
        throw new UserError(
                ExitCode.USAGE, "no run is kept with a change that was to be confirmed; config --confirm makes one");
    }

    /** Whether a change that is to be confirmed may be in force on this device: the run was ended, or failed, on the way. */
    private static boolean isUnknown(KeptDevice device) {
        return device.state() != KeptState.RETURNED
                && device.isConfigured()
                && device.task().task() instanceof Task.Configure configure
                && configure.commit() instanceof Commit.Confirmed;
    }

    /** Changes that devices were told to keep or to take back: what takes back one that is settled would take back another. */
    private static Set<String> settled(Workspace workspace) {
        Set<String> settled = new HashSet<>();
        for (int id : workspace.kept().latest()) {
            try {
                for (KeptDevice each : workspace.kept().store().read(id).devices()) {
                    if (each.task().task() instanceof Task.Settle settle && each.isConfigured()) {
                        settled.add(key(each, settle.name()));
                    }
                }
            } catch (IOException unreadable) {
                // what it has done is not known
            }
        }
        return settled;
    }

    private static String key(KeptDevice device, String change) {
        return device.name() + " " + change;
    }

    /** What this device is told, if it has put in force what is still to be confirmed. */
    private Optional<Task.Settle> pending(KeptDevice device, Set<String> settled) {
        return device.state() == KeptState.RETURNED
                        && device.task().task() instanceof Task.Configure configure
                        && configure.commit() instanceof Commit.Confirmed timed
                        && !settled.contains(key(device, timed.name()))
                        && device.history().getLast().at().plus(timed.within()).isAfter(Instant.now())
                ? Optional.of(new Task.Settle(deeds(configure.save()), timed.name()))
                : Optional.empty();
    }
}
