package io.netfutures.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a table by the rules of {@link CsvLine}, with one row for each device and command, below a row with the names of the columns. */
public final class CsvTable implements ResultWriter {
    private final OutputStream out;
    private final List<ResultColumn> columns;
    private boolean hasHeader;

    /** Writes these columns to {@code out}, which is not closed. */
    public CsvTable(OutputStream out, List<ResultColumn> columns) {
        this.out = out;
        this.columns = List.copyOf(columns);
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!hasHeader) {
            text.append(CsvLine.of(columns.stream().map(ResultColumn::toString).toList()));
            hasHeader = true;
        }
        for (ResultRow row : ResultRow.of(result)) {
            text.append(CsvLine.of(columns.stream().map(row::cell).toList()));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
