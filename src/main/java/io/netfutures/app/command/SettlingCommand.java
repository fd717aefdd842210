package io.netfutures.app.command;

import io.netfutures.app.command.Confirmable.Stand;
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
import io.netfutures.nodeset.BriefNames;
import io.netfutures.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--dry-run", description = "say what would be sent to whom, and contact nothing")
    boolean dryRun;

    @Mixin
    RunOptions options;

    /** What is done about a change; {@code saves} is whether its configuration was to be saved. */
    abstract List<Deed> deeds(boolean saves);

    /**
     * The devices of a run by what can be done about their changes.
     *
     * @param tasks what those are told that wait for it
     * @param gone those that wait and are no longer in the inventory
     * @param unknown those of which it is not known whether the change is in force
     * @param over those whose time is over
     * @param unable those that wait and cannot be told that
     */
    private record Sorted(
            Map<Device, Task> tasks,
            List<String> gone,
            List<String> unknown,
            List<KeptDevice> over,
            List<KeptDevice> unable) {
        Sorted() {
            this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public final Integer call() throws InterruptedException {
        Workspace workspace = config.root.workspace(options.settings());
        Confirmable changes = Confirmable.of(workspace.kept(), Instant.now());
        KeptRun kept = chosen(workspace, changes);
        Sorted sorted = sorted(workspace, changes, kept);
        tellLeft(sorted);
        if (sorted.tasks().isEmpty() && sorted.unable().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "run " + kept.id()
                            + " has put nothing in force that was to be confirmed, and still is, on the chosen devices");
        }
        if (!sorted.tasks().isEmpty()) {
            settle(workspace, kept, sorted.tasks());
        }
        boolean isAll = sorted.gone().isEmpty()
                && sorted.unknown().isEmpty()
                && sorted.unable().isEmpty()
                && (sorted.over().isEmpty() || !deeds(false).contains(Deed.KEEP));
        return isAll ? ExitCode.OK : ExitCode.FAILED;
    }

    private Sorted sorted(Workspace workspace, Confirmable changes, KeptRun kept) {
        Sorted sorted = new Sorted();
        Inventory chosen = config.root.chosen(workspace);
        for (KeptDevice each : kept.devices()) {
            Optional<Device> device = chosen.named(each.name());
            switch (changes.stand(each)) {
                case NONE -> {}
                case OPEN -> {
                    device.ifPresent(known -> {
                        Task.Settle task = task(workspace, known, each);
                        if (isAble(workspace, known, task)) {
                            sorted.tasks().put(known, task);
                        } else {
                            sorted.unable().add(each);
                        }
                    });
                    if (workspace.site().known().named(each.name()).isEmpty()) {
                        sorted.gone().add(each.name());
                    }
                }
                case OVER -> device.ifPresent(known -> sorted.over().add(each));
                case UNKNOWN -> device.ifPresent(known -> sorted.unknown().add(each.name()));
            }
        }
        return sorted;
    }

    private void settle(Workspace workspace, KeptRun kept, Map<Device, Task> tasks) throws InterruptedException {
        Submission submission = Submission.of(
                tasks,
                options.settings(),
                config.root.target(),
                new Keeping.Anew(
                        "config " + spec.name() + " " + kept.id(),
                        RunOptions.bounds(spec.commandLine().getParseResult())));
        if (dryRun) {
            new DryRun(workspace, config.out()).print(workspace.permitted(submission));
        } else {
            config.say(workspace.submit(submission));
        }
    }

    private void tellLeft(Sorted sorted) {
        if (!sorted.gone().isEmpty()) {
            config.root
                    .console()
                    .complain(String.join(", ", sorted.gone()) + ": no longer in the inventory, and left as it is");
        }
        if (!sorted.unknown().isEmpty()) {
            config.root
                    .console()
                    .complain(BriefNames.of(sorted.unknown())
                            + ": whether the change came into force is not known, and it is left as it is; if it did, the"
                            + " device takes it back when its time is over; look at the device");
        }
        last(sorted.over())
                .ifPresent(last -> config.root
                        .console()
                        .complain(names(sorted.over()) + ": was to be confirmed by " + last
                                + ", and has taken the change back by itself then; it is left as it is"));
        last(sorted.unable())
                .ifPresent(last -> config.root
                        .console()
                        .complain(names(sorted.unable())
                                + ": cannot take the change back before its time, and does so by itself by " + last));
    }

    private static Optional<String> last(List<KeptDevice> devices) {
        return devices.stream()
                .map(Confirmable::until)
                .max(Comparator.naturalOrder())
                .map(Confirmable::time);
    }

    private static String names(List<KeptDevice> devices) {
        return BriefNames.of(devices.stream().map(KeptDevice::name).toList());
    }

    private static boolean isAble(Workspace workspace, Device device, Task.Settle task) {
        return workspace
                .site()
                .platform(device)
                .flatMap(platform -> Session.objection(platform, task))
                .isEmpty();
    }

    /** The named run, or the last one that has something to be confirmed. */
    private KeptRun chosen(Workspace workspace, Confirmable changes) {
        if (run != null) {
            return workspace.kept().named(run);
        }
        String missed = "";
        for (int id : workspace.kept().latest()) {
            try {
                KeptRun kept = workspace.kept().store().read(id);
                Set<Stand> stands = kept.devices().stream().map(changes::stand).collect(Collectors.toSet());
                if (stands.contains(Stand.OPEN) || stands.contains(Stand.UNKNOWN)) {
                    return kept;
                }
                if (missed.isEmpty() && stands.contains(Stand.OVER)) {
                    missed = "; the time of run " + id + " was over at "
                            + Confirmable.time(kept.devices().stream()
                                    .filter(each -> changes.stand(each) == Stand.OVER)
                                    .map(Confirmable::until)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow())
                            + ", and its devices have taken the change back";
                }
            } catch (IOException unreadable) {
                // one before it may be what is meant
            }
        }
        throw new UserError(
                ExitCode.USAGE,
                "no run is kept with a change that was to be confirmed, and still is"
                        + (missed.isEmpty() ? "; config --confirm makes one" : missed));
    }

    /** What this device is told about the change of that run. */
    private Task.Settle task(Workspace workspace, Device device, KeptDevice kept) {
        Task.Configure configure = (Task.Configure) kept.task().task();
        Commit.Confirmed timed = (Commit.Confirmed) configure.commit();
        return new Task.Settle(
                deeds(configure.save()),
                timed.name(),
                workspace
                        .site()
                        .platform(device)
                        .flatMap(platform -> ChangedConfiguration.of(kept, platform)
                                .filter(each -> each.shownBy()
                                        .equals(platform.proof()))) // in words in which it still tells them
                        .map(ChangedConfiguration::forth)
                        .orElse(null));
    }
}
