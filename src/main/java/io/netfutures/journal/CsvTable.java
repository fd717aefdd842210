package io.netfutures.journal;

import io.netfutures.device.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a table by RFC 4180, with one row for each device and command, below a row with the names of the columns. Rows end with CR LF.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a carriage return for a formula and computes it; such a cell
 * gets an apostrophe in front, which says that it is text. Control characters are written as {@link Printable} writes them.
 */
public final class CsvTable implements ResultWriter {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\r\\n].*");

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
            row(text, columns.stream().map(ResultColumn::toString).toList());
            hasHeader = true;
        }
        for (ResultRow row : ResultRow.of(result)) {
            row(text, columns.stream().map(row::cell).toList());
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static void row(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(CsvTable::cell).toList()))
                .append("\r\n");
    }

    private static String cell(String raw) {
        String safe = Printable.text((FORMULA.matcher(raw).matches() ? "'" : "") + raw);
        return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
