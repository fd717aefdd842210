package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.ReportSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code format}: shows or changes the format of results. */
@Command(
        name = "format",
        description = "Says how results are written from now on: " + RunOptions.FORMATS + ".",
        footerHeading = "%nExample:%n",
        footer = {"  format text"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class FormatCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "FORMAT", description = RunOptions.FORMATS)
    ReportSettings.@Nullable Format format;

    @Override
    public Integer call() {
        if (format == null) {
            out().println(workspace().defaults().report().formatOrAuto());
        } else {
            workspace().format(format);
        }
        return ExitCode.OK;
    }
}
