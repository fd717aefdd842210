package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code pause}: stops a script so that the user can look. */
@Command(
        name = "pause",
        description = {
            "Lets a person look: at a terminal a script stops here, until Enter is pressed at its empty prompt.",
            "Elsewhere it only says its words."
        },
        footerHeading = "%nExample:%n",
        footer = {"  pause \"Which of the three is pending?\""})
@Heeds
public final class PauseCommand extends AbstractCommand {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what to look at")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        root.interpreter().pause(String.join(" ", words));
        return ExitCode.OK;
    }
}
