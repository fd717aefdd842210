package io.netfutures.journal.rows;

import io.netfutures.journal.YamlScalar;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as one YAML document: a list of mappings, whose keys are the names of the columns in lower case; a list is a list, and the
 * fields of its items are mappings. Every text is read as a text again.
 */
public final class YamlRows implements RowWriter {
    private static final String INDENT = "  ";

    private final Writer out;
    private final String number;
    private boolean hasRows;

    /**
     * Writes to {@code out}, which is not closed.
     *
     * @param number the name of a column whose texts are numbers; empty for none
     */
    public YamlRows(OutputStream out, String number) {
        this.number = number;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(String section, Row row) throws IOException {
        hasRows = true;
        for (int i = 0; i < row.columns().size(); i++) {
            out.write((i == 0 ? "- " : INDENT)
                    + YamlScalar.of(row.columns().get(i).name().toLowerCase(Locale.ROOT), 2) + ":");
            if (row.columns().get(i).name().equals(number)) {
                out.write(" " + row.cells().get(i).text() + "\n");
            } else {
                cell(row.cells().get(i), row.columns().get(i).list());
            }
        }
    }

    private void cell(Cell cell, boolean isList) throws IOException {
        if (cell.isEmpty() && isList) {
            out.write(" []\n");
            return;
        }
        if (!(cell instanceof Cell.Items(List<Cell> items))) {
            out.write(" " + YamlScalar.of(cell.text(), 2) + "\n");
            return;
        }
        out.write("\n");
        for (Cell item : items) {
            if (item instanceof Cell.Fields(Map<String, @Nullable String> fields) && !fields.isEmpty()) {
                String before = INDENT + INDENT + "- ";
                for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
                    String value = field.getValue();
                    out.write(before + YamlScalar.of(field.getKey().toLowerCase(Locale.ROOT), 6) + ": "
                            + (value == null ? "null" : YamlScalar.of(value, 6)) + "\n");
                    before = INDENT + INDENT + INDENT;
                }
            } else {
                out.write(INDENT + INDENT + "- " + YamlScalar.of(item.text(), 4) + "\n");
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.write(hasRows ? "" : "[]\n");
        out.flush();
    }
}
