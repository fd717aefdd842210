package io.netfutures.journal.rows;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The cells of rows in columns that were chosen by their names. For one thread. */
public final class ChosenCells {
    private static final int NOWHERE = -1;

    private final List<String> names;
    private final IdentityHashMap<List<Column>, int[]> places = new IdentityHashMap<>();

    /** {@code names} are those of the columns, in any case. */
    public ChosenCells(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** A cell for each name; an empty one where the row has no such column. */
    public List<Cell> of(Row row) {
        List<Cell> cells = new ArrayList<>(names.size());
        for (int place : places.computeIfAbsent(row.columns(), this::places)) {
            cells.add(place == NOWHERE ? Cell.EMPTY : row.cells().get(place));
        }
        return cells;
    }

    private int[] places(List<Column> columns) {
        return names.stream().mapToInt(name -> place(name, columns)).toArray();
    }

    private static int place(String name, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return NOWHERE;
    }
}
