package io.netfutures.app.command;

import io.netfutures.app.view.FutureView;
import io.netfutures.app.view.Gantt;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RunSummary;
import io.netfutures.journal.Gathered;
import io.netfutures.journal.GatheredText;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs open}: draws the timeline of a kept run; contacts nothing. */
@Command(
        name = "open",
        description = "Draws when each device of a run did what, and tells why devices failed; contacts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  runs open last", "  runs open 17 --rows 50"})
@Heeds(always = CommonOption.DEVICES, first = CommonOption.RUNS)
public final class RunsOpenCommand implements Callable<Integer> {
    @ParentCommand
    RunsCommand runs;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "its number, or last (default)")
    String run = "last";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "draw at most so many devices; if more than that have failed, gather the failures (default: 20)")
    int rows = 20;

    @Override
    public Integer call() throws IOException {
        KeptRun kept = runs.root.kept().named(run);
        List<KeptDevice> chosen =
                kept.devices().stream().filter(runs.chosen(kept.devices())).toList();
        List<FutureView> views = chosen.stream()
                .filter(each -> each.history().getLast().status().isDone())
                .map(each -> new FutureView("", each.name(), each.history(), null, ""))
                .toList();
        runs.out().println("run " + kept.id() + ": " + kept.plan().origin().command());
        if (!views.isEmpty()) {
            Gantt.lines(views, Instant.now(), runs.root.console().look(), Math.max(1, rows))
                    .forEach(line -> runs.out().println(runs.root.console().text(line)));
        }
        List<KeptDevice> failed =
                chosen.stream().filter(each -> each.failure().isPresent()).toList();
        if (failed.size() <= rows) {
            runs.failures(failed);
        } else {
            runs.out()
                    .print(GatheredText.failures(Gathered.of(failed.stream()
                            .map(KeptDevice::ending)
                            .flatMap(Optional::stream)
                            .toList())));
        }
        if (runs.root.choosesDevices()) {
            return ExitCode.OK;
        }
        RunSummary.lines(kept, runs.root.kept().next(kept)).forEach(runs.out()::println);
        return ExitCode.OK;
    }
}
