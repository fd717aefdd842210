package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.PlainTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the form of rows that are no answers of devices: a table for people, or something for programs. */
final class PlainRows {
    @Option(names = "--format", paramLabel = "FORMAT", description = "for programs: ${COMPLETION-CANDIDATES}")
    DevicesCommand.@Nullable Format format;

    /** Writes these rows to where results go. */
    void write(Console console, List<String> columns, List<List<String>> rows) {
        DevicesCommand.Format chosen = format;
        if (chosen == null) {
            Grid grid = new Grid(columns.stream()
                    .map(column -> column.toUpperCase(Locale.ROOT))
                    .toArray(String[]::new));
            rows.forEach(row -> grid.row(row.toArray(String[]::new)));
            console.out().print(grid);
            return;
        }
        PlainTable table = new PlainTable(columns, rows);
        OutputStream out = console.out();
        try {
            switch (chosen) {
                case json -> table.json(out);
                case ndjson -> table.ndjson(out);
                case csv -> table.csv(out);
                case yaml -> table.yaml(out);
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be written: " + FileProblem.text(e));
        }
    }
}
