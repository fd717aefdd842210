package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code history}: lists the lines that were typed. */
@Command(
        name = "history",
        description = "Prints the last lines that were typed; a line that holds a secret is never kept.",
        footerHeading = "%nExample:%n",
        footer = {"  history 20"})
@Heeds
public final class HistoryCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    int count = 20;

    @Override
    public Integer call() {
        List<String> lines = root.interpreter().typed();
        lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size())
                .forEach(out()::println);
        return ExitCode.OK;
    }
}
