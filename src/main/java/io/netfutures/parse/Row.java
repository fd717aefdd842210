package io.netfutures.parse;

import java.util.List;
import java.util.Optional;

/**
 * A row of a table: a record of the template. Immutable.
 *
 * @param columns those of its table
 * @param cells one for each column, in their order
 */
public record Row(List<Column> columns, List<Cell> cells) {
    public Row {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.size(), columns.size()));
        }
    }

    /** The cell in the column of this name, upper and lower case being one. */
    public Optional<Cell> cell(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return Optional.of(cells.get(i));
            }
        }
        return Optional.empty();
    }
}
