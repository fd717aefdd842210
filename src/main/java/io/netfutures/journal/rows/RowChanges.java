package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two tables, a line for each row: one that is there only before ({@code -}), only after ({@code +}), or in both with
 * other cells ({@code ~}). Rows are the same by the columns that the template calls keys; without keys, rows that are equal are the same,
 * and where they stand does not matter.
 */
final class RowChanges {
    private final List<String> columns;
    private final List<String> keys;
    private final boolean isKeyed;

    /**
     * @param same the columns by which rows are the same; empty if only equal rows are
     * @param compared the columns that are compared besides keys; empty for all
     */
    RowChanges(List<Column> all, List<String> same, List<String> compared) {
        List<Column> own = all.stream()
                .filter(each -> !each.name().equalsIgnoreCase(RunRows.DEVICE)
                        && !each.name().equalsIgnoreCase(RunRows.COMMAND))
                .toList();
        keys = own.stream()
                .map(Column::name)
                .filter(each -> RowQuery.isIn(same, each))
                .toList();
        columns = own.stream()
                .filter(each ->
                        !keys.contains(each.name()) && (compared.isEmpty() || RowQuery.isIn(compared, each.name())))
                .map(Column::name)
                .toList();
        isKeyed = !keys.isEmpty();
    }

    /**
     * The columns by which rows of these tables are the same: those that are said; else the keys of any of their templates, as far as all
     * of them have such a column.
     */
    static List<String> keys(List<Parsed> tables, List<String> said) {
        if (!said.isEmpty()) {
            return said;
        }
        List<List<Column>> templates =
                tables.stream().map(Parsed::columns).distinct().toList();
        return templates.stream()
                .flatMap(List::stream)
                .filter(Column::key)
                .map(key -> RowQuery.folded(key.name()))
                .distinct()
                .filter(key -> templates.stream()
                        .allMatch(columns -> columns.stream().map(Column::name).anyMatch(key::equalsIgnoreCase)))
                .toList();
    }

    /**
     * The lines; none if nothing differs.
     *
     * @param keys the columns by which rows are the same; empty if only equal rows are
     * @param compared the columns that are compared besides keys; empty for all
     */
    static List<String> between(Parsed before, Parsed after, List<String> keys, List<String> compared) {
        List<Column> all = new ArrayList<>(before.columns());
        after.columns().stream()
                .filter(each -> all.stream().noneMatch(known -> known.name().equalsIgnoreCase(each.name())))
                .forEach(all::add);
        return new RowChanges(all, keys, compared).lines(before.rows(), after.rows());
    }

    /** The rows in a form that is equal for tables between which nothing differs: of each the cells that have a text, in any order. */
    static List<String> canonical(Parsed table, List<String> keys, List<String> compared) {
        RowChanges all = new RowChanges(table.columns(), keys, compared);
        return table.rows().stream().map(all::cells).sorted().toList();
    }

    private List<String> lines(List<Row> before, List<Row> after) {
        Map<String, Deque<Row>> equal = new LinkedHashMap<>();
        before.forEach(row ->
                equal.computeIfAbsent(cells(row), first -> new ArrayDeque<>()).add(row));
        List<Row> left = new ArrayList<>();
        for (Row row : after) {
            if (equal.getOrDefault(cells(row), new ArrayDeque<>()).poll() == null) {
                left.add(row);
            }
        }
        Map<String, Deque<Row>> old = new LinkedHashMap<>();
        equal.values()
                .forEach(rows -> rows.forEach(row -> old.computeIfAbsent(identity(row), first -> new ArrayDeque<>())
                        .add(row)));
        List<String> changed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Row row : left) {
            Deque<Row> twins = old.getOrDefault(identity(row), new ArrayDeque<>());
            if (twins.isEmpty()) {
                added.add("+ " + whole(row));
            } else {
                changed.add("~ " + name(row) + ": " + change(twins.remove(), row));
            }
        }
        List<String> lines = new ArrayList<>();
        old.values().forEach(twins -> twins.forEach(row -> lines.add("- " + whole(row))));
        lines.addAll(changed);
        lines.addAll(added);
        return lines;
    }

    private String cells(Row row) {
        return Stream.concat(keys.stream(), columns.stream())
                .filter(column -> !RowQuery.text(row, column).isEmpty())
                .map(column -> RowQuery.folded(column) + "=" + RowQuery.text(row, column))
                .sorted()
                .collect(Collectors.joining("\0"));
    }

    /** Whether some columns say which rows are the same. */
    boolean isKeyed() {
        return isKeyed;
    }

    /** What is equal for the same rows. */
    String identity(Row row) {
        return (isKeyed ? keys : columns)
                .stream().map(column -> RowQuery.text(row, column)).collect(Collectors.joining("\0"));
    }

    /** {@code Ethernet0/1}, and {@code port=Ethernet0/1} where another key has no text. */
    private String name(Row row) {
        boolean isWhole = keys.stream().noneMatch(column -> text(row, column).isEmpty());
        return keys.stream()
                .filter(column -> !text(row, column).isEmpty())
                .map(column -> (isWhole ? "" : column.toLowerCase(Locale.ROOT) + "=") + text(row, column))
                .collect(Collectors.joining(" "));
    }

    /** {@code Ethernet0/1: status=up proto=up}; cells without text are left out. */
    String whole(Row row) {
        String cells = columns.stream()
                .filter(column -> !text(row, column).isEmpty())
                .map(column -> column.toLowerCase(Locale.ROOT) + "=" + text(row, column))
                .collect(Collectors.joining(", "));
        return isKeyed ? name(row) + (cells.isEmpty() ? "" : ": " + cells) : cells;
    }

    /** {@code status up -> down, proto up -> down}. */
    private String change(Row before, Row after) {
        return columns.stream()
                .filter(column -> !RowQuery.text(before, column).equals(RowQuery.text(after, column)))
                .map(column ->
                        column.toLowerCase(Locale.ROOT) + " " + shown(before, column) + " -> " + shown(after, column))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Row row, String column) {
        String text = text(row, column);
        return text.isEmpty() ? "(nothing)" : text;
    }

    private static String text(Row row, String column) {
        return Printable.line(RowQuery.text(row, column));
    }
}
