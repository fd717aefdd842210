package io.netfutures.app;

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
final class MapCommand extends SubmittingCommand {
    @Override
    boolean asTheyCome() {
        return false;
    }

    @Override
    int follow(Workspace workspace, Submission submission) throws Exception {
        if (root.target().isPresent()) {
            return ExitCode.OK;
        }
        List<Held> left = new ArrayList<>(submission.futures());
        boolean whole = true;
        try {
            while (!left.isEmpty()) {
                Held held = left.getFirst();
                workspace.await(List.of(held));
                left.removeFirst();
                whole &= workspace.report().done(held, submission.options());
                if (held.status() instanceof Status.Raised
                        && submission.options().raises()) {
                    // As Python's map: what has not started is cancelled, and what comes is lost.
                    submission.silence();
                    submission.scope().cancelPending();
                    break;
                }
            }
        } catch (LetGo ctrlC) {
            left.forEach(Held::unclaim);
            workspace.printAsTheyCome(left, submission);
            throw ctrlC;
        }
        return whole ? ExitCode.OK : workspace.report().exitCode();
    }
}
