package io.netfutures.app.command;

import io.netfutures.app.work.GatheringWriter;
import io.netfutures.concurrent.LetGo;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code gather}: prints equal results once. */
@Command(
        name = "gather",
        description = {
            "Prints equal answers once, under the devices that gave them; failures too.",
            "Waits for the futures first."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gather", "  gather clocks --similar"})
public final class GatherCommand extends RetellingCommand {
    @Parameters(arity = "0..*", paramLabel = "FUTURE", description = "which; else the last run")
    List<String> names = new ArrayList<>();

    @Option(names = "--similar", description = "ignore times, ages, counters and loads, and say how many")
    boolean similar;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        return retell(futures(names), new GatheringWriter(out(), err(), similar), true);
    }
}
