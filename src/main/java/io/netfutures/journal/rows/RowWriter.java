package io.netfutures.journal.rows;

import io.netfutures.parse.Row;
import java.io.IOException;

/**
 * Writes rows of parsed answers in one format, each as it comes. {@link #end} completes the document and flushes it; neither closes what
 * is written to. Nothing that a device has sent can act on a terminal. For one thread at a time.
 */
public interface RowWriter {
    /**
     * Writes a row; blocks until that is done.
     *
     * @param section the title under which a reader wants it; empty for none. Formats for programs pass over it
     */
    void write(String section, Row row) throws IOException;

    /** Makes what was written so far visible; called after the rows of each answer. */
    default void flush() throws IOException {}

    /** Completes the document, also if it has no row. */
    void end() throws IOException;
}
