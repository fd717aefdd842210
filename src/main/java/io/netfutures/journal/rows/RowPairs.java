package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Printable;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of an answer after a change, each with the one that it was before: the one with the same key. Without a key only a lone row is
 * known again.
 */
final class RowPairs {
    private final Parsed before;
    private final Parsed after;
    private final List<String> keys;
    private final RowChanges names;

    /** @param keys the columns by which rows are known; empty for the keys of the template */
    RowPairs(Parsed before, Parsed after, List<String> keys) {
        this.before = before;
        this.after = after;
        this.keys = keys;
        this.names = names(List.of(before, after), keys);
    }

    /** A row, and what it was. */
    record Pair(Row row, Row before) {
        /** Both as one row, in which the columns of the old one are called {@code before.NAME}. */
        Row joined() {
            List<Column> columns = new ArrayList<>(row.columns());
            before.columns()
                    .forEach(each -> columns.add(new Column(Condition.BEFORE + each.name(), each.key(), each.list())));
            List<Cell> cells = new ArrayList<>(row.cells());
            cells.addAll(before.cells());
            return new Row(columns, cells);
        }
    }

    /** What tells the rows of these tables, of which the last has the columns. */
    static RowChanges names(List<Parsed> tables, List<String> keys) {
        return new RowChanges(tables.getLast().columns(), RowChanges.keys(tables, keys), List.of());
    }

    /**
     * Why rows cannot be compared; empty if they can.
     *
     * @param needsOne whether something must have been there before, also if there is nothing now
     */
    Optional<Objection> objection(boolean needsOne) {
        Optional<String> unknown = List.of(before, after).stream()
                .flatMap(table -> unknown(keys, table.columns()).stream())
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new Objection(
                    "the rows of %s have no column %s, by which those from before the change would be found"
                            .formatted(after.command(), unknown.get()),
                    ""));
        }
        if (!names.isKeyed() && (before.table().size() > 1 || after.table().size() > 1)) {
            return Optional.of(new Objection(
                    "the rows of " + after.command() + " have no key by which those from before the change are found",
                    "say with --key which columns tell one row from another\n"));
        }
        if (before.table().size() == 0 && (needsOne || after.table().size() > 0)) {
            return Optional.of(new Objection(
                    "there was no row in its answer to %s before the change to compare with".formatted(after.command()),
                    before.told()));
        }
        return twins(before, " before the change").or(() -> twins(after, ""));
    }

    private Optional<Objection> twins(Parsed table, String when) {
        Map<String, Row> rows = new HashMap<>();
        for (Row row : table.rows()) {
            Row twin = rows.put(identity(row), row);
            if (twin != null) {
                return Optional.of(new Objection(
                        "rows of %s have the same key%s; say with --key which columns tell one row from another"
                                .formatted(table.command(), when),
                        names.whole(twin) + "\n" + names.whole(row) + "\n"));
            }
        }
        return Optional.empty();
    }

    private String identity(Row row) {
        return names.isKeyed() ? names.identity(row) : "";
    }

    /** The rows that were there before, in the order of those after. */
    List<Pair> all() {
        Map<String, Row> old = old();
        List<Pair> pairs = new ArrayList<>();
        for (Row row : after.rows()) {
            Row twin = old.get(identity(row));
            if (twin != null) {
                pairs.add(new Pair(row, twin));
            }
        }
        return pairs;
    }

    /** The rows from before that are there no more. */
    List<Row> gone() {
        Map<String, Row> old = old();
        after.rows().forEach(row -> old.remove(identity(row)));
        return List.copyOf(old.values());
    }

    private Map<String, Row> old() {
        Map<String, Row> old = new LinkedHashMap<>();
        before.rows().forEach(row -> old.put(identity(row), row));
        return old;
    }

    String told(Row row) {
        return names.whole(row);
    }

    /** {@code Gi1: mtu=900 (before: mtu=1500)}, with what the condition compares. */
    String told(Pair pair, Condition comparing) {
        return told(pair.row())
                + comparing.columns().stream()
                        .filter(Condition::isOfBefore)
                        .sorted()
                        .map(name -> name.substring(Condition.BEFORE.length()))
                        .map(name -> name + "=" + Printable.line(RowQuery.text(pair.before(), name)))
                        .collect(Collectors.joining(", ", " (before: ", ")"));
    }

    /** Those of these names that are no columns. */
    static List<String> unknown(List<String> names, List<Column> columns) {
        List<String> known = columns.stream().map(Column::name).toList();
        return names.stream().filter(name -> !RowQuery.isIn(known, name)).toList();
    }
}
