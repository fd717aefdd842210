package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import picocli.CommandLine.Command;

/** The command {@code resume}: undoes the first Ctrl-C. */
@Command(
        name = "resume",
        description = "Lets pending futures start again, after Ctrl-C has held them back.",
        footerHeading = "%nExample:%n",
        footer = {"  resume"})
public final class ResumeCommand extends AbstractCommand {
    @Override
    public Integer call() {
        workspace().workers().release();
        return ExitCode.OK;
    }
}
