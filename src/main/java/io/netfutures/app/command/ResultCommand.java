package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Listing;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.journal.ResultWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code result}: Python's {@code Future.result()}. */
@Command(
        name = "result",
        description = "Waits for each of the futures in turn, and prints its result, or the failure that it raised.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  result f1",
            "  result f1 --timeout 5s",
            "  result R17",
            "  result f1 --parse --where 'status != up'"
        })
public final class ResultCommand extends AwaitingCommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = RunOptions.FORMATS)
    ReportSettings.@Nullable Format format;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        ReportSettings settings = workspace().defaults().report().as(format).showingFutures(false);
        int code = ExitCode.OK;
        boolean parses = rows.isOn();
        List<NamedFuture> asked = futures();
        ResultWriter writer = parses ? rows.writer(root, format, settings, asked) : settings.writer(out());
        try (Listing listing = workspace().report().listing(settings, writer, false)) {
            for (NamedFuture named : asked) {
                named.claim();
                code = isDone(named) && told(named, listing) ? code : ExitCode.FAILED;
            }
        }
        return writer.isLacking() ? ExitCode.FAILED : code;
    }

    private boolean told(NamedFuture named, Listing listing) {
        if (named.status() instanceof Status.Cancelled) {
            root.interpreter().complain(named.label() + " was cancelled; it has no result");
        }
        return listing.done(named);
    }
}
