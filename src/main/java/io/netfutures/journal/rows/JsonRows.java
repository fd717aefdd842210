package io.netfutures.journal.rows;

import io.netfutures.journal.JsonRow;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows as JSON objects, one on each line, whose keys are the names of the columns in lower case; a list is an array, and the
 * fields of its items are objects. It is ASCII, with escapes for all else. {@code number} is the name of a column whose texts are numbers;
 * empty for none.
 */
public final class JsonRows implements RowWriter {
    private static final int MOST_WAITING = 1 << 16;

    private final OutputStream out;
    private final boolean isArray;
    private final String number;
    private final StringBuilder waiting = new StringBuilder();
    private boolean isOpen;
    private boolean isWritten;

    private JsonRows(OutputStream out, boolean isArray, String number) {
        this.out = out;
        this.isArray = isArray;
        this.number = number;
    }

    /** Writes one array to {@code out}, which is not closed. */
    public static JsonRows array(OutputStream out, String number) {
        return new JsonRows(out, true, number);
    }

    /** Writes objects to {@code out}, which is not closed, each complete by itself. */
    public static JsonRows lines(OutputStream out, String number) {
        return new JsonRows(out, false, number);
    }

    @Override
    public void write(String section, Row row) throws IOException {
        if (isArray) {
            waiting.append(isOpen ? "," : "[\n");
            isOpen = true;
            isWritten = true;
        }
        waiting.append(JsonRow.of(row, number)).append('\n');
        if (waiting.length() > MOST_WAITING) {
            put();
        }
    }

    @Override
    public void flush() throws IOException {
        put();
        out.flush();
    }

    private void put() throws IOException {
        out.write(waiting.toString().getBytes(StandardCharsets.US_ASCII));
        waiting.setLength(0);
    }

    @Override
    public void end() throws IOException {
        if (isArray) {
            waiting.append(isOpen ? "]\n" : isWritten ? "" : "[]\n");
            isOpen = false;
            isWritten = true;
        }
        flush();
    }
}
