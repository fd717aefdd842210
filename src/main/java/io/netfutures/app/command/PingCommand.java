package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.nodeset.NodeSet;
import io.netfutures.python.PythonText;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code ping}: checks which devices are reachable. */
@Command(
        name = "ping",
        description = {
            "Finds out which devices an SSH server answers at; logs in nowhere, and sends no password.",
            "Each answer is printed as it comes, then the devices that are reachable and those that are not, in the order of the"
                    + " inventory, or folded if they are more than 20. With NAME = before it, it returns at once."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures ping -d @core", "  ping r[1-3]", "  netfutures ping --timeout 2s --format json"})
public final class PingCommand extends AbstractCommand {
    /** A longer list is a screenful. */
    private static final int MOST_NAMED = 20;

    @Parameters(arity = "0..1", paramLabel = "SET", description = "the devices, as with -d")
    @Nullable
    String set;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        Workspace workspace = root.workspace(options.settings());
        if (set != null && root.devices != null) {
            throw new UserError(ExitCode.USAGE, "-d chooses the devices; leave out " + set);
        }
        Inventory devices = set == null ? root.chosen(workspace) : root.chosen(workspace, set);
        ReportedRun run =
                workspace.submit(submission(Workspace.everywhere(devices, new Task.Ping()), options.settings()));
        if (root.target().isPresent()) {
            say(run);
            return ExitCode.OK;
        }
        workspace.await(run.futures());
        boolean whole = run.futures().stream().allMatch(PingCommand::isReachable);
        if (!run.settings().formatOrAuto().isData() && run.settings().destination() == null && !run.isSilenced()) {
            list("Reachable", run, PingCommand::isReachable);
            list("Unreachable", run, named -> named.status() instanceof Status.Raised);
            if (run.futures().stream().anyMatch(PingCommand::isCancelled)) {
                list("Not tried", run, PingCommand::isCancelled);
            }
        }
        return whole ? ExitCode.OK : workspace.report().exitCode();
    }

    private void list(String title, ReportedRun run, Predicate<NamedFuture> which) {
        List<String> names = run.futures().stream()
                .filter(which)
                .map(named -> named.device().name())
                .toList();
        out().println(title + ": "
                + (names.size() <= MOST_NAMED ? PythonText.repr(names) : names.size() + ": " + NodeSet.fold(names)));
    }

    private static boolean isReachable(NamedFuture named) {
        return named.status() instanceof Status.Returned;
    }

    private static boolean isCancelled(NamedFuture named) {
        return named.status() instanceof Status.Cancelled;
    }
}
