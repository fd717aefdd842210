package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.GatheringWriter;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.concurrent.LetGo;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        footer = {"  gather", "  gather clocks --similar", "  gather --parse --columns interface,status"})
public final class GatherCommand extends RetellingCommand {
    @Parameters(arity = "0..*", paramLabel = "FUTURE", description = "which; else the last run")
    List<String> names = new ArrayList<>();

    @Option(names = "--similar", description = "ignore times, ages, counters and loads, and say how many")
    boolean similar;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        List<NamedFuture> asked = futures(names);
        if (!rows.isOn()) {
            return retell(asked, new GatheringWriter(out(), err(), similar), true);
        }
        if (similar) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--similar is about texts, and --parse makes tables of them; leave out one of them");
        }
        return retell(asked, rows.form(root, null).gathered(ParseOptions.askedBy(asked), out()), true);
    }
}
