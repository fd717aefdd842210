package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import java.util.List;

/** A command that answers yes or no for each of its futures, with Python's {@code True} and {@code False}. */
abstract class AskingCommand extends AbstractCommand.OnFutures {
    abstract boolean answer(NamedFuture named);

    @Override
    public final Integer call() {
        List<NamedFuture> futures = futures();
        for (NamedFuture named : futures) {
            out().println((futures.size() == 1 ? "" : named.name() + " ") + (answer(named) ? "True" : "False"));
        }
        return ExitCode.OK;
    }
}
