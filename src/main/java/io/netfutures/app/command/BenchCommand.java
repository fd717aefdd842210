package io.netfutures.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code bench}: measures on the devices of the user. */
@Command(
        name = "bench",
        description = "Measures on your own devices, or on those of the lab, what settings are worth.",
        subcommands = BenchWorkersCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures bench workers 30 50 100 300 1000", "  netfutures --lab bench workers 1 2 3"})
@Heeds
public final class BenchCommand extends AbstractCommand {
    @Parameters(hidden = true, description = "words that name nothing that is measured")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        String numbers =
                words.stream().filter(word -> word.matches("\\d{1,9}|auto")).collect(Collectors.joining(" "));
        throw new ParameterException(
                spec.commandLine(),
                "bench what? for instance bench workers " + (numbers.isEmpty() ? "30 50 100" : numbers));
    }
}
