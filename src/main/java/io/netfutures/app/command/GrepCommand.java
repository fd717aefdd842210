package io.netfutures.app.command;

import io.netfutures.concurrent.LetGo;
import io.netfutures.journal.GrepLines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code grep}: searches results. */
@Command(
        name = "grep",
        description = {
            "Prints the lines of results in which a regular expression is found, as R1:12: line.",
            "Waits for the futures first."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  grep down", "  grep 'address 10\\.' -C 1 f1 f2"})
public final class GrepCommand extends RetellingCommand {
    @Parameters(index = "0", paramLabel = "REGEX", description = "what to search for")
    String regex = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FUTURE", description = "which; else the last run")
    List<String> names = new ArrayList<>();

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description = "N lines before and after too")
    @Nullable
    Integer context;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        return retell(
                futures(names),
                new GrepLines(out(), ResultOptions.pattern(regex), ResultOptions.context(context)),
                false);
    }
}
