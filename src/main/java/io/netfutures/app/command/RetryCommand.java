package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.journal.HeldRun;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code retry}: submits the tasks of failed futures, or of failed devices of a kept run, again. */
@Command(
        name = "retry",
        description = {
            "Submits again what has failed or was cancelled, by new futures; without a name, of the last run.",
            "With --failed it is about a run that is kept, also by another process: the last one, or that of this number."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  retry failed", "  retry f2", "  again = retry failed", "  netfutures retry --failed 17"})
public final class RetryCommand extends AbstractCommand.OnFutures {
    @Option(
            names = "--failed",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = "last",
            description =
                    "the devices of a kept run that have failed, or were cancelled when it stopped; without a number, of the last one")
    @Nullable
    String failed;

    @Option(
            names = "--force",
            description = "also send a configuration again of which lines had been sent before it failed")
    boolean force;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        if (failed != null || !root.interpreter().isEntered()) {
            return kept(failed == null ? "last" : failed);
        }
        Map<Attempt, Set<Device>> tasks = new LinkedHashMap<>();
        List<String> begun = new ArrayList<>();
        for (NamedFuture named : futures()) {
            if (named.isActive()) {
                throw new UserError(ExitCode.USAGE, named.label() + " is not done yet; wait for it, or cancel it");
            }
            boolean again = named.status() instanceof Status.Raised || named.status() instanceof Status.Cancelled;
            if (again && named.isBegun() && !force) {
                begun.add(named.device().name());
            } else if (again) {
                boolean configures = named.task().configures();
                tasks.computeIfAbsent(
                                new Attempt(named.task(), configures ? named.keptIn() : 0),
                                task -> new LinkedHashSet<>())
                        .add(named.device());
            } else if (names.contains(named.name())) {
                throw new UserError(ExitCode.USAGE, named.label() + " has returned; there is nothing to retry");
            }
        }
        if (!begun.isEmpty()) {
            root.console().complain(BriefNames.of(begun) + KeptWork.NOT_AGAIN);
        } else if (tasks.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "nothing has failed");
        }
        if (tasks.size() > 1 && root.target().isPresent()) {
            throw new UserError(
                    ExitCode.USAGE, "these are " + tasks.size() + " different tasks; retry them without NAME =");
        }
        workspace().forgive();
        for (Map.Entry<Attempt, Set<Device>> each : tasks.entrySet()) {
            Map<Device, Task> same = Workspace.everywhere(
                    Inventory.of(List.copyOf(each.getValue())), each.getKey().task());
            submit(same, each.getKey().keptIn());
        }
        return begun.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** What was tried; a configuration as a part of its run, of which no device may get it twice. */
    private record Attempt(Task task, int keptIn) {}

    private void submit(Map<Device, Task> tasks, int keptIn) throws InterruptedException, IOException {
        Submission again = submission(tasks, options.settings());
        if (keptIn == 0) {
            workspace().submit(again);
            return;
        }
        refuseUnkept();
        try (HeldRun held = root.kept().hold(root.kept().named(Integer.toString(keptIn)), false)) {
            List<String> sent = force
                    ? List.of()
                    : tasks.keySet().stream()
                            .map(Device::name)
                            .filter(name -> held.configured(name).isPresent())
                            .toList();
            if (!sent.isEmpty()) {
                throw new UserError(ExitCode.USAGE, BriefNames.of(sent) + KeptWork.NOT_AGAIN);
            }
            workspace().submit(again.keptAs(new Keeping.Retrying(held, "retry of run " + keptIn, List.of())));
        }
    }

    private void refuseUnkept() {
        if (options.unkept) {
            throw new UserError(
                    ExitCode.USAGE,
                    "what is tried again is kept, so that nothing is sent twice; leave out --no-journal");
        }
    }

    private int kept(String word) throws InterruptedException, IOException {
        if (!names.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "futures are known to the shell only; leave out " + String.join(" ", names));
        }
        refuseUnkept();
        try (HeldRun held = root.kept().hold(root.kept().named(word), false)) {
            return again(held);
        }
    }

    private List<String> own() {
        return RunOptions.bounds(spec.commandLine().getParseResult());
    }

    private int again(HeldRun held) throws InterruptedException {
        KeptRun run = held.run();
        KeptWork work = new KeptWork(root, held, force, options.settings(), own())
                .choose(each -> each.state() == KeptState.RAISED || each.state() == KeptState.CANCELLED);
        boolean whole = !work.tellLeftOut();
        if (work.tasks().isEmpty() && whole) {
            throw new UserError(ExitCode.USAGE, "nothing has failed in run " + run.id());
        }
        if (!work.tasks().isEmpty()) {
            String command =
                    "retry --failed " + run.id() + ": " + run.plan().origin().command();
            say(work.workspace()
                    .submit(Submission.of(
                            work.tasks(),
                            work.settings(),
                            root.target(),
                            new Keeping.Retrying(held, command, work.bounds()))));
        }
        return whole ? ExitCode.OK : ExitCode.FAILED;
    }
}
