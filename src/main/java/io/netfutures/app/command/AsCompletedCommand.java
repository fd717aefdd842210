package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Listing;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.journal.ResultWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code as_completed}: prints results as they come, like Python's {@code as_completed()}. */
@Command(
        name = "as_completed",
        description = {
            "Prints the result of each of the futures as soon as it is there, those that are done already first.",
            "Without names: everything of the last run that has not been printed yet."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  as_completed f1 f2 f3", "  as_completed --timeout 10s"})
public final class AsCompletedCommand extends AwaitingCommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = RunOptions.FORMATS)
    ReportSettings.@Nullable Format format;

    @Option(names = "--show-futures", description = "print each future before its result")
    boolean showFutures;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        Workspace workspace = workspace();
        ReportSettings defaults = workspace.defaults().report();
        ReportSettings settings = defaults.as(format).showingFutures(showFutures || defaults.showFutures());
        boolean parses = rows.isOn();
        List<NamedFuture> asked = new ArrayList<>(futures());
        if (names.isEmpty()) {
            asked.removeIf(named -> named.future().handedOver().isPresent());
        } else {
            asked.forEach(NamedFuture::claim);
        }
        ResultWriter writer = parses ? rows.writer(root, format, settings, asked) : settings.writer(out());
        boolean whole = true;
        asked.sort(Comparator.comparing(NamedFuture::end));
        Completion<NamedFuture> completion = workspace.waiting(asked, timeout);
        try (Listing listing = workspace.report().listing(settings, writer, false)) {
            while (completion.hasNext()) {
                NamedFuture named = completion.next();
                if (!names.isEmpty() || named.isChosen() || named.claim()) {
                    boolean returned = listing.done(named);
                    if (named.status() instanceof Status.Cancelled && !names.isEmpty()) {
                        root.interpreter().complain(named.label() + " was cancelled; it has no result");
                    }
                    whole &= returned;
                    if (!returned && settings.raises()) {
                        break;
                    }
                }
            }
        }
        return whole && !writer.isLacking() ? ExitCode.OK : workspace.report().exitCode();
    }
}
