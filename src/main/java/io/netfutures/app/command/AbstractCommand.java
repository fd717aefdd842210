package io.netfutures.app.command;

import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.journal.DeviceResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the language, with access to interpreter and workspace. */
public abstract class AbstractCommand implements Callable<Integer> {
    @ParentCommand
    RootCommand root;

    @Spec
    CommandSpec spec;

    final Workspace workspace() {
        return root.workspace(RunSettings.NONE);
    }

    /** The futures that these words select, of the devices that -d and -x choose; throws a {@link UserError} if there is none. */
    final List<NamedFuture> futures(List<String> words) {
        List<NamedFuture> chosen = anyFutures(words);
        if (chosen.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "no future is "
                            + (words.isEmpty() ? "for these devices" : String.join(" or ", words))
                            + (words.isEmpty() || !root.choosesDevices() ? "" : ", for these devices"));
        }
        return chosen;
    }

    /** As {@link #futures(List)}, or none. */
    final List<NamedFuture> anyFutures(List<String> words) {
        return ofChosen(workspace().futures(words));
    }

    /** Those of the devices that -d and -x choose; without these options, all. */
    final List<NamedFuture> ofChosen(List<NamedFuture> futures) {
        if (!root.choosesDevices()) {
            return futures;
        }
        Inventory devices = root.chosen(workspace());
        return futures.stream()
                .filter(each -> devices.named(each.device().name()).isPresent())
                .toList();
    }

    /** At a prompt, says by which names futures without a chosen name are known: {@code f1 to f3: 2 running, 1 pending}. */
    final void say(ReportedRun run) {
        if (root.interpreter().door() != Door.PROMPT
                || root.target().isPresent()
                || run.settings().quiet()) {
            return;
        }
        List<NamedFuture> futures = run.futures();
        long pending = futures.stream()
                .filter(named -> named.status() instanceof Status.Pending)
                .count();
        String names = futures.size() == 1
                ? futures.getFirst().name()
                : futures.getFirst().name() + " to " + futures.getLast().name();
        err().println(names + ": " + (futures.size() - pending) + " running"
                + (pending > 0 ? ", " + pending + " pending" : ""));
    }

    /** These tasks as a run of its own, described by this command and the first of them. */
    final Submission submission(Map<Device, Task> tasks, RunSettings said) {
        List<String> different = tasks.values().stream()
                .distinct()
                .map(task -> DeviceResult.Work.of(task).text())
                .toList();
        String first = different.isEmpty() ? "" : different.getFirst();
        String more = different.size() > 1 ? " and " + (different.size() - 1) + " more" : "";
        return submission(tasks, said, (first.startsWith(spec.name()) ? "" : spec.name() + " ") + first + more);
    }

    /** These tasks as a run of its own, described by these words. */
    final Submission submission(Map<Device, Task> tasks, RunSettings said, String command) {
        return Submission.of(
                tasks,
                said,
                root.target(),
                new Keeping.Anew(command, RunOptions.bounds(spec.commandLine().getParseResult())));
    }

    final PrintStream out() {
        return root.console().out();
    }

    final PrintStream err() {
        return root.console().err();
    }

    /** A command whose arguments select futures. */
    abstract static class OnFutures extends AbstractCommand {
        @Parameters(
                arity = "0..*",
                paramLabel = "FUTURE",
                description =
                        "names, NAME[2], devices, or pending, running, done, failed, cancelled; else the last run")
        List<String> names = new ArrayList<>();

        /** The selected futures, at least one. */
        final List<NamedFuture> futures() {
            return futures(names);
        }
    }
}
