package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.UserError;
import io.netfutures.journal.ResultWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that tells results again, and can make tables of them. */
final class RowOptions {
    @Mixin
    ParseOptions parsing = new ParseOptions();

    @Option(names = "--columns", paramLabel = "LIST", description = "with --parse, the columns, in this order")
    @Nullable
    String columns;

    /**
     * Whether tables are made.
     *
     * @throws UserError if they are not, and an option is about them
     */
    boolean isOn() {
        parsing.check(columns);
        if (columns != null && !parsing.isOn()) {
            throw new UserError(ExitCode.USAGE, "--columns belongs to --parse here");
        }
        return parsing.isOn();
    }

    /** What is made of the answers. */
    ParsedForm form(RootCommand root, @Nullable Format format) {
        return parsing.form(columns, format, root.console(), root.platforms());
    }

    /**
     * A writer of the rows of these futures to standard output.
     *
     * @param said the format; null for that of the workspace, if rows can be written so
     */
    ResultWriter writer(RootCommand root, @Nullable Format said, ReportSettings workspace, List<NamedFuture> futures) {
        Format usual = workspace.format();
        Format format = said != null || usual == null || !usual.isData() ? said : usual;
        return form(root, format)
                .rows(format, ParseOptions.askedBy(futures), root.console().out());
    }
}
