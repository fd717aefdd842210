package io.netfutures.app.work;

import io.netfutures.journal.CsvTable;
import io.netfutures.journal.JsonArray;
import io.netfutures.journal.JsonLines;
import io.netfutures.journal.ResultColumn;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.TextLines;
import io.netfutures.journal.TranscriptText;
import io.netfutures.journal.YamlList;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written about a run. Null means not given.
 *
 * @param onError how a device's failure affects the results of the others
 * @param format how results are written
 * @param showFutures whether each future is printed when it is submitted and when it is done
 * @param quiet no log lines, no notes and no summary
 * @param columns of tables; null for the usual ones
 * @param live whether status lines are drawn instead of log lines
 * @param destination where the results of one command go; null for standard output. Never a default for others
 */
public record ReportSettings(
        @Nullable OnError onError,
        @Nullable Format format,
        boolean showFutures,
        boolean quiet,
        @Nullable List<ResultColumn> columns,
        @Nullable Live live,
        @Nullable Destination destination) {
    static final ReportSettings NONE = new ReportSettings(null, null, false, false, null, null, null);

    /** Settings with this format, and nothing else given. */
    public static ReportSettings of(@Nullable Format format) {
        return NONE.as(format);
    }

    /** How a device's failure affects the results of the others. */
    public enum OnError {
        collect,
        raise
    }

    /** When status lines are drawn below the results of a single command, instead of log lines. */
    public enum Live {
        /** On a terminal that nobody else draws on. */
        auto,
        always,
        never
    }

    /** How results are written. */
    public enum Format {
        auto,
        dict,
        text,
        json,
        ndjson,
        csv,
        yaml,
        table,
        transcript;

        /** Whether it is for programs, and has failures and cancelled devices too. */
        public boolean isData() {
            return this == json || this == ndjson || this == csv || this == yaml || this == table;
        }
    }

    /** The format of results; if not given a table for those who name columns, else automatic. */
    public Format formatOrAuto() {
        return format != null ? format : columns == null ? Format.auto : Format.table;
    }

    /** A writer of results to {@code out} in this format. */
    public ResultWriter writer(OutputStream out) {
        return switch (formatOrAuto()) {
            case auto -> new ChapterText(out, false);
            case dict -> new ChapterText(out, true);
            case text -> new TextLines(out);
            case json -> new JsonArray(out);
            case ndjson -> new JsonLines(out);
            case csv -> new CsvTable(out, columns == null ? ResultColumn.ALL : columns);
            case table -> new TableText(out, columns == null ? TableText.USUAL : columns);
            case yaml -> new YamlList(out);
            case transcript -> new TranscriptText(out);
        };
    }

    /** Whether the first failure ends the output. */
    public boolean raises() {
        return onError == OnError.raise;
    }

    /** These settings with another format; unchanged if {@code other} is null. */
    public ReportSettings as(@Nullable Format other) {
        return new ReportSettings(
                onError, other == null ? format : other, showFutures, quiet, columns, live, destination);
    }

    /** These settings, printing the futures or not. */
    public ReportSettings showingFutures(boolean shows) {
        return new ReportSettings(onError, format, shows, quiet, columns, live, destination);
    }

    /** These settings without log lines, notes and summary; with status lines, or without. */
    public ReportSettings silent(boolean isLive) {
        return new ReportSettings(
                onError, format, showFutures, true, columns, isLive ? Live.always : Live.never, destination);
    }

    /** These settings, completed from {@code others}. */
    ReportSettings over(ReportSettings others) {
        return new ReportSettings(
                onError != null ? onError : others.onError,
                format != null ? format : others.format,
                showFutures || others.showFutures,
                quiet || others.quiet,
                columns != null ? columns : others.columns,
                live != null ? live : others.live,
                destination);
    }
}
