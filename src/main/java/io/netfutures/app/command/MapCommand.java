package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.RunReport;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** map(): the results in the order of the inventory. */
@Command(
        name = "map",
        description = {
            "Sends show commands to every selected device; prints the answers in the order of the inventory.",
            "With NAME = before it, it returns at once; result NAME then prints them in that order."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  map sh clock", "  netfutures map -d 'r[1-3]' --format text \"sh clock\""})
public final class MapCommand extends SubmittingCommand {
    @Override
    boolean asTheyCome() {
        return false;
    }

    @Override
    int follow(Workspace workspace, RunReport told) throws Exception {
        if (root.target().isPresent()) {
            return ExitCode.OK;
        }
        List<NamedFuture> left = new ArrayList<>(told.futures());
        boolean whole = true;
        try {
            while (!left.isEmpty()) {
                NamedFuture named = left.getFirst();
                workspace.await(List.of(named));
                left.removeFirst();
                whole &= workspace.report().done(named, told.settings());
                if (named.status() instanceof Status.Raised && told.settings().raises()) {
                    // As Python's map: what has not started is cancelled, and what comes is lost.
                    told.silence();
                    left.forEach(each -> each.future().cancel(false));
                    break;
                }
            }
        } catch (LetGo ctrlC) {
            left.forEach(NamedFuture::unclaim);
            told.printAsTheyCome(left);
            throw ctrlC;
        }
        return whole ? ExitCode.OK : workspace.report().exitCode();
    }
}
