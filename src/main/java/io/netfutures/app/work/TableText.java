package io.netfutures.app.work;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultColumn;
import io.netfutures.journal.ResultRow;
import io.netfutures.journal.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table for people, with one row for each device and command; of a longer answer only the first line is shown. The table is
 * written at the end, when it is known how wide its columns are.
 */
final class TableText implements ResultWriter {
    /** The columns of a table that names none; one without any text is left out. */
    static final List<ResultColumn> USUAL = List.of(
            ResultColumn.DEVICE, ResultColumn.STATE, ResultColumn.SECONDS, ResultColumn.ERROR, ResultColumn.OUTPUT);

    private final OutputStream out;
    private final List<ResultColumn> columns;
    private final Grid table;

    TableText(OutputStream out, List<ResultColumn> columns) {
        this.out = out;
        this.columns = columns;
        this.table = new Grid(columns.stream().map(ResultColumn::toString).toArray(String[]::new));
    }

    @Override
    public void write(DeviceResult result) {
        for (ResultRow row : ResultRow.of(result)) {
            table.row(columns.stream().map(column -> cell(row, column)).toArray(String[]::new));
        }
    }

    @Override
    public void end() throws IOException {
        out.write(table.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String cell(ResultRow row, ResultColumn column) {
        List<String> lines =
                row.cell(column).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.getFirst().strip() + (lines.size() > 1 ? " ..." : "");
    }
}
