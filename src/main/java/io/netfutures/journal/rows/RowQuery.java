package io.netfutures.journal.rows;

import io.netfutures.parse.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants to know of rows. Columns are named in any case.
 *
 * @param where the rows that count
 * @param sort by which columns they are sorted, the first one first; empty for the order in which they come
 * @param groupBy the columns whose equal values stand together; empty for none
 * @param counts whether rows are counted, instead of being shown
 * @param columns which are shown, in this order; null for all
 */
public record RowQuery(
        Predicate<Row> where,
        List<SortKey> sort,
        List<String> groupBy,
        boolean counts,
        @Nullable List<String> columns) {
    /** All rows as they come. */
    public static final RowQuery ALL = new RowQuery(row -> true, List.of(), List.of(), false, null);

    /** The column with the number of rows, where they are counted. */
    public static final String COUNT = "count";

    /** The column with the devices that rows come from, where they are counted in groups. */
    public static final String DEVICES = "devices";

    public RowQuery {
        sort = List.copyOf(sort);
        groupBy = List.copyOf(groupBy);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** A column by which rows are sorted. */
    public record SortKey(String column, boolean descends) {
        /** As it is typed: {@code mtu}, or {@code -mtu} for the greatest first. */
        public static SortKey of(String typed) {
            return typed.startsWith("-") ? new SortKey(typed.substring(1), true) : new SortKey(typed, false);
        }

        Comparator<Row> order() {
            Comparator<String> natural = CellOrder.INSTANCE;
            Comparator<Row> order = Comparator.comparing(row -> text(row, column), natural);
            return descends ? order.reversed() : order;
        }
    }

    /** Whether rows can only be written when all have come. */
    boolean needsAll() {
        return !sort.isEmpty() || !groupBy.isEmpty() || counts;
    }

    /** The columns of the rows that are counted. */
    List<String> counted() {
        List<String> counted = new ArrayList<>(groupBy);
        counted.add(COUNT);
        if (!groupBy.isEmpty() && !isIn(groupBy, RunRows.DEVICE)) {
            counted.add(DEVICES);
        }
        return counted;
    }

    /** The names of the columns that are shown; a command has one only if {@code hasCommand}. */
    public List<String> shown(RowsAhead ahead, boolean hasCommand) {
        if (columns != null) {
            return columns;
        }
        if (counts) {
            return counted();
        }
        List<String> shown = new ArrayList<>(ahead.columns());
        if (!hasCommand || !ahead.hasCommands()) {
            shown.remove(RunRows.COMMAND);
        }
        return shown;
    }

    Comparator<Row> order() {
        return order(sort);
    }

    /** By groups, and within them as {@link #order} says. */
    Comparator<Row> orderOfGroups() {
        return order(groupBy.stream().map(column -> new SortKey(column, false)).toList())
                .thenComparing(order());
    }

    private static Comparator<Row> order(List<SortKey> keys) {
        return keys.stream()
                .map(SortKey::order)
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparingInt(row -> 0));
    }

    static boolean isIn(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    static String text(Row row, String column) {
        return row.cell(column).map(CsvRows::text).orElse("");
    }
}
