package io.netfutures.journal.rows;

import io.netfutures.journal.CsvLine;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rows as CSV, by the rules of {@link CsvLine}, below a row with the names of the columns. Items of a list are joined by
 * {@code ;}, the fields of an item written as {@code name=text} with blanks between. What stands behind a {@code ;} is made safe as if it
 * were a cell, for some spreadsheets make one of it.
 */
public final class CsvRows implements RowWriter {
    private static final String BOM = "\ufeff";
    private static final String BETWEEN_ITEMS = ";";

    private final Writer out;
    private final List<String> columns;
    private final ChosenCells cells;
    private final boolean hasBom;
    private boolean isBegun;

    /**
     * @param out is not closed
     * @param columns what is written of each row, in this order; a row without one of them has an empty cell there
     * @param hasBom whether the text begins with a byte order mark, by which Excel knows that it is UTF-8
     */
    public CsvRows(OutputStream out, List<String> columns, boolean hasBom) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.columns = List.copyOf(columns);
        this.cells = new ChosenCells(columns);
        this.hasBom = hasBom;
    }

    @Override
    public void write(String section, Row row) throws IOException {
        begin();
        out.write(CsvLine.of(cells.of(row).stream().map(CsvRows::cell).toList()));
    }

    private void begin() throws IOException {
        if (!isBegun) {
            isBegun = true;
            out.write(hasBom ? BOM : "");
            out.write(CsvLine.of(columns.stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList()));
        }
    }

    /** A cell as it stands in a line of CSV; the line makes its beginning safe. */
    static String cell(Cell cell) {
        String text = text(cell);
        if (!text.contains(BETWEEN_ITEMS)) {
            return text;
        }
        return Stream.of(text.split(BETWEEN_ITEMS, -1)).map(CsvLine::safe).collect(Collectors.joining(BETWEEN_ITEMS));
    }

    /** A cell as one text. */
    static String text(Cell cell) {
        return cell instanceof Cell.Items(List<Cell> items)
                ? items.stream().map(Cell::text).collect(Collectors.joining(BETWEEN_ITEMS))
                : cell.text();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        begin();
        out.flush();
    }
}
