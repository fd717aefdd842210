package io.netfutures.journal.rows;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a run: those of a table, behind the device and the command that they come from. */
public final class RunRows {
    /** The first column: the name of the device. */
    public static final String DEVICE = "device";

    /** The second column: the command, as it was sent. */
    public static final String COMMAND = "command";

    /** The columns that stand before those of the table. */
    static final List<String> OWN_NAMES = List.of(DEVICE, COMMAND);

    /** How many these are. */
    static final int OWN = 2;

    private static final String TAKEN = "template_";

    private RunRows() {}

    /** The columns of a table in a run, as {@link #unique} names them; one that is called as ours gets {@code template_} in front. */
    public static List<Column> columns(List<Column> columns) {
        List<Column> all = new ArrayList<>(columns.size() + OWN);
        all.add(new Column(DEVICE, true, false));
        all.add(new Column(COMMAND, true, false));
        for (Column each : columns) {
            boolean isTaken =
                    each.name().equalsIgnoreCase(DEVICE) || each.name().equalsIgnoreCase(COMMAND);
            all.add(isTaken ? new Column(TAKEN + each.name(), each.key(), each.list()) : each);
        }
        return unique(all);
    }

    /**
     * These columns, each with another name, upper and lower case being one, for in JSON and CSV they are: the second {@code A} or
     * {@code a} becomes {@code a_2}.
     */
    public static List<Column> unique(List<Column> columns) {
        Set<String> taken = new HashSet<>();
        columns.forEach(each -> taken.add(lower(each.name())));
        Set<String> given = new HashSet<>();
        List<Column> unique = new ArrayList<>(columns.size());
        for (Column each : columns) {
            String name = each.name();
            for (int i = 2; !given.add(lower(name)); ) {
                do {
                    name = each.name() + "_" + i++;
                } while (taken.contains(lower(name)));
            }
            unique.add(new Column(name, each.key(), each.list()));
        }
        return List.copyOf(unique);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A row of a table in a run, with the columns that {@link #columns} gives. */
    public static Row row(List<Column> columns, Cell device, Cell command, Row row) {
        List<Cell> cells = new ArrayList<>(row.cells().size() + OWN);
        cells.add(device);
        cells.add(command);
        cells.addAll(row.cells());
        return new Row(columns, cells);
    }
}
