package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code echo}: prints text. */
@Command(
        name = "echo",
        description = "Prints its words.",
        footerHeading = "%nExample:%n",
        footer = {"  echo \"two workers, three devices\""})
@Heeds
public final class EchoCommand extends AbstractCommand {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what to print")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        out().println(String.join(" ", words));
        return ExitCode.OK;
    }
}
