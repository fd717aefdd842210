package io.netfutures.app.command;

import io.netfutures.app.work.NamedFuture;
import picocli.CommandLine.Command;

/** The command {@code running}: Python's {@code Future.running()}. */
@Command(
        name = "running",
        description = "Says whether each of the futures has a worker, and has not ended.",
        footerHeading = "%nExample:%n",
        footer = {"  running f1"})
public final class RunningCommand extends AskingCommand {
    @Override
    boolean answer(NamedFuture named) {
        return named.future().running();
    }
}
