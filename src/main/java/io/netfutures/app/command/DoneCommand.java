package io.netfutures.app.command;

import io.netfutures.app.work.NamedFuture;
import picocli.CommandLine.Command;

/** The command {@code done}: Python's {@code Future.done()}. */
@Command(
        name = "done",
        description = "Says whether each of the futures has returned, raised or been cancelled.",
        footerHeading = "%nExample:%n",
        footer = {"  done f1"})
public final class DoneCommand extends AskingCommand {
    @Override
    boolean answer(NamedFuture named) {
        return named.future().done();
    }
}
