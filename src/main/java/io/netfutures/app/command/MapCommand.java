package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code map}: prints results in the order of the inventory, like Python's {@code map()}. */
@Command(
        name = "map",
        description = {
            "Does what submit does, and prints the answers in the order of the inventory.",
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
    int follow(Workspace workspace, ReportedRun run) throws Exception {
        if (root.target().isPresent()) {
            return ExitCode.OK;
        }
        List<NamedFuture> left = new ArrayList<>(run.futures());
        boolean whole = true;
        try {
            while (!left.isEmpty()) {
                NamedFuture named = left.getFirst();
                workspace.await(List.of(named));
                left.removeFirst();
                whole &= run.report(named);
                if (named.status() instanceof Status.Raised && run.settings().raises()) {
                    // As Python's map: what has not started is cancelled, and what comes is lost.
                    run.silence();
                    // The last ones first, so that none of them takes the worker that a cancelled one leaves.
                    left.reversed().forEach(each -> each.future().cancel(false));
                    break;
                }
            }
        } catch (LetGo ctrlC) {
            left.forEach(NamedFuture::unclaim);
            run.printAsTheyCome(left);
            throw ctrlC;
        }
        return whole ? ExitCode.OK : workspace.report().exitCode();
    }
}
