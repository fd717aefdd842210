package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import picocli.CommandLine.Command;

/** The command {@code exit}: ends the shell or the script. */
@Command(
        name = "exit",
        aliases = "quit",
        description = "Ends the shell or the script; Ctrl-D does it too.",
        footerHeading = "%nExample:%n",
        footer = {"  exit"})
@Heeds
public final class ExitCommand extends AbstractCommand {
    @Override
    public Integer call() {
        root.interpreter().exit();
        return ExitCode.OK;
    }
}
