package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Workspace;
import picocli.CommandLine.Command;

/** The command {@code submit}: returns at once; the ends of futures that were not given a name are printed as they come. */
@Command(
        name = "submit",
        description = {
            "Sends show commands to every selected device; returns at once, with a future for each.",
            "Each answer is printed as soon as it is there. With NAME = before it, the futures are held by that name, and"
                    + " print, result, as_completed, wait, cancel ... are about them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  submit sh ip int br",
            "  f1 = submit r1 sh clock",
            "  netfutures submit -i devices.yaml -w 100 \"sh ip int br\""
        })
public final class SubmitCommand extends SubmittingCommand {
    @Override
    boolean asTheyCome() {
        return true;
    }

    @Override
    int follow(Workspace workspace, ReportedRun run) {
        say(run);
        return ExitCode.OK;
    }
}
