package io.netfutures.app.command;

import io.netfutures.app.work.NamedFuture;
import picocli.CommandLine.Command;

/** The command {@code cancelled}: Python's {@code Future.cancelled()}. */
@Command(
        name = "cancelled",
        description = "Says whether each of the futures has been cancelled.",
        footerHeading = "%nExample:%n",
        footer = {"  cancelled f1"})
public final class CancelledCommand extends AskingCommand {
    @Override
    boolean answer(NamedFuture named) {
        return named.future().cancelled();
    }
}
