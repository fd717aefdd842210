package io.netfutures.parse;

import java.util.List;

/** What a text says, in rows. Immutable. */
public record Table(List<Column> columns, List<Row> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
