package io.netfutures.parse;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;

/** Makes a table of a text. For any number of threads. */
public sealed interface TextParser permits Template, JoinedTemplates, JsonColumns {
    /** What messages call it: the files of its templates. */
    String name();

    /** The columns of its tables. */
    List<Column> columns();

    /**
     * Makes a table of a text.
     *
     * @throws ParseFailure if a template calls a line an error, or gives up on one
     */
    Table parse(String text) throws ParseFailure;

    /**
     * Makes rows of a text and hands each on when it is complete. Blocks as the reader does; the rows are handed to the consumer in the
     * caller's thread, in their order; before a failure some may have been.
     *
     * @throws ParseFailure if a template calls a line an error, or gives up on one
     * @throws IOException if the reader throws it
     */
    void parse(Reader text, Consumer<? super Row> rows) throws ParseFailure, IOException;
}
