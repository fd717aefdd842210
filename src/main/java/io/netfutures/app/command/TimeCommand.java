package io.netfutures.app.command;

import io.netfutures.app.script.Invocation;
import io.netfutures.app.work.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code time}: measures how long another command takes. */
@Command(
        name = "time",
        description = "Carries out a command, and then prints how long it took.",
        footerHeading = "%nExample:%n",
        footer = {"  time map sh clock"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class TimeCommand extends AbstractCommand {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "the command and its words")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        if (root.choosesAnything()) {
            workspace();
        }
        long start = System.nanoTime();
        int code = root.interpreter().execute(new Invocation(root.target(), words));
        out().println(Durations.text(Duration.ofNanos(System.nanoTime() - start)));
        return code;
    }
}
