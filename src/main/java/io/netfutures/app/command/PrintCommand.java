package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code print}: Python's {@code print} of futures. */
@Command(
        name = "print",
        description = "Prints the text of each future, as Python's print does; f1 alone is short for print f1.",
        footerHeading = "%nExample:%n",
        footer = {"  print f1 f2 f3"})
public final class PrintCommand extends AbstractCommand.OnFutures {
    @Override
    public Integer call() {
        StringBuilder text = new StringBuilder();
        List<NamedFuture> printed = futures();
        workspace().futures().show(printed);
        printed.forEach(named -> text.append(named).append('\n'));
        out().print(text);
        out().flush();
        return ExitCode.OK;
    }
}
