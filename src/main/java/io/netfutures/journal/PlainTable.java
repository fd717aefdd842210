package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows of text for programs. Nothing in it can act on a terminal.
 *
 * @param columns the names of the cells
 * @param rows one cell for each column, in their order
 */
public record PlainTable(List<String> columns, List<List<String>> rows) {
    public PlainTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** As one JSON array with an object on each line. */
    public void json(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("[");
        String before = "\n";
        for (List<String> row : rows) {
            text.append(before).append(object(row)).append('\n');
            before = ",";
        }
        put(out, text.append("]\n"));
    }

    /** As a JSON object on a line of its own for each. */
    public void ndjson(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(object(row)).append('\n');
        }
        put(out, text);
    }

    /** As a table by RFC 4180. */
    public void csv(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(CsvLine.of(columns));
        rows.forEach(row -> text.append(CsvLine.of(row)));
        put(out, text);
    }

    /** As one YAML list with a mapping for each. */
    public void yaml(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(rows.isEmpty() ? "[]\n" : "");
        for (List<String> row : rows) {
            String before = "- ";
            for (int i = 0; i < columns.size(); i++) {
                text.append(before)
                        .append(YamlScalar.of(columns.get(i), 2))
                        .append(": ")
                        .append(YamlScalar.of(row.get(i), 2))
                        .append('\n');
                before = "  ";
            }
        }
        put(out, text);
    }

    private String object(List<String> row) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                json.writeStringField(columns.get(i), row.get(i));
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void put(OutputStream out, CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
