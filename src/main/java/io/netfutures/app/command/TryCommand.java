package io.netfutures.app.command;

import io.netfutures.app.script.Invocation;
import io.netfutures.app.work.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code try}: Python's {@code try} and {@code except}. */
@Command(
        name = "try",
        description =
                "Carries out a command whose failure is told, and neither ends the script nor makes its exit code.",
        footerHeading = "%nExample:%n",
        footer = {"  try result f2"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class TryCommand extends AbstractCommand {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "the command and its words")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        boolean assigns = words.size() > 2 && words.get(1).equals("=");
        Invocation tried = new Invocation(
                assigns ? Optional.of(words.getFirst()) : Optional.empty(),
                assigns ? words.subList(2, words.size()) : words);
        workspace().report().catching(() -> root.interpreter().execute(tried));
        return ExitCode.OK;
    }
}
