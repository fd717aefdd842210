package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as a JSON object on one line, whose keys are the names of the columns in lower case; a list is an array, and the fields of its
 * items are objects. It is ASCII, with escapes for all else.
 */
public final class JsonRow {
    private JsonRow() {}

    /**
     * The object, without a newline.
     *
     * @param number the name of a column whose texts are numbers; empty for none
     */
    public static String of(Row row, String number) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            json.writeStartObject();
            for (int i = 0; i < row.columns().size(); i++) {
                String name = row.columns().get(i).name();
                json.writeFieldName(name.toLowerCase(Locale.ROOT));
                if (name.equals(number)) {
                    json.writeNumber(row.cells().get(i).text());
                    continue;
                }
                cell(json, row.cells().get(i), row.columns().get(i).list());
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void cell(JsonGenerator json, Cell cell, boolean isList) throws IOException {
        switch (cell) {
            case Cell.Text(String text) -> {
                if (isList && text.isEmpty()) {
                    json.writeStartArray();
                    json.writeEndArray();
                } else {
                    json.writeString(text);
                }
            }
            case Cell.Items items -> {
                json.writeStartArray();
                for (Cell item : items.items()) {
                    cell(json, item, false);
                }
                json.writeEndArray();
            }
            case Cell.Fields fields -> {
                json.writeStartObject();
                for (Map.Entry<String, @Nullable String> field : fields.fields().entrySet()) {
                    json.writeFieldName(field.getKey().toLowerCase(Locale.ROOT));
                    json.writeString(field.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}
