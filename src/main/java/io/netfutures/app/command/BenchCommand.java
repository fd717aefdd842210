package io.netfutures.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code bench}: measures on the devices of the user. */
@Command(
        name = "bench",
        description = "Measures on your own devices, or on those of the lab, what settings are worth.",
        subcommands = BenchWorkersCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures bench workers 30 50 100 300 1000", "  netfutures --lab bench workers 1 2 3"})
@Heeds
public final class BenchCommand extends AbstractCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "bench what? for instance bench workers 30 50 100");
    }
}
