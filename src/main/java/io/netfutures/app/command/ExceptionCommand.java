package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Report;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import picocli.CommandLine.Command;

/** The command {@code exception}: Python's {@code Future.exception()}. */
@Command(
        name = "exception",
        description = "Waits for each of the futures in turn, and prints what it raised, or None.",
        footerHeading = "%nExample:%n",
        footer = {"  exception f2"})
public final class ExceptionCommand extends AwaitingCommand {
    @Override
    public Integer call() throws InterruptedException, LetGo {
        int code = ExitCode.OK;
        for (NamedFuture named : futures()) {
            if (!isDone(named)) {
                code = ExitCode.FAILED;
            } else if (named.status() instanceof Status.Cancelled) {
                root.interpreter().complain(named.label() + " was cancelled; it raised nothing");
                code = ExitCode.FAILED;
            } else {
                Throwable raised = named.future().exception();
                out().println(
                                raised == null
                                        ? "None"
                                        : raised.getClass().getSimpleName() + ": " + Report.text(named, raised));
            }
        }
        return code;
    }
}
