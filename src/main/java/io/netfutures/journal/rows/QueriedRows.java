package io.netfutures.journal.rows;

import io.netfutures.nodeset.NodeSet;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes the rows of a run, and writes what a query wants of them: each as it comes, or all at the end, if it has to see all first. For
 * people rows are held too, as long as they are not too many, so that devices stand in their order.
 */
final class QueriedRows {
    private static final int MOST_HELD = 20_000;
    private static final Comparator<Row> BY_DEVICE = new RowQuery.SortKey(RunRows.DEVICE, false).order();

    private final RowQuery query;
    private final boolean isSectioned;
    private final boolean hasCommands;
    private final RowWriter writer;
    private final List<Row> held = new ArrayList<>();
    private final Map<List<String>, Group> groups = new LinkedHashMap<>();
    private final Map<String, String> sections = new HashMap<>();
    private final IdentityHashMap<List<Column>, Projection> projections = new IdentityHashMap<>();
    private boolean isFlowing;

    /** Rows with the same values in the columns by which they are grouped, upper and lower case being one as in conditions. */
    private static final class Group {
        /** As the rows have them whose text is the first, so that it does not depend on which device is done first. */
        private List<Cell> values;

        private final Set<String> devices = new LinkedHashSet<>();
        private long rows;

        Group(List<Cell> values) {
            this.values = values;
        }

        void mayHave(List<Cell> others, List<String> texts) {
            if (!others.equals(values)) {
                List<String> own = values.stream().map(CsvRows::text).toList();
                values = String.join("\0", texts).compareTo(String.join("\0", own)) < 0 ? others : values;
            }
        }
    }

    /** Where the columns that are shown stand in rows with certain columns. */
    private record Projection(List<Column> columns, List<Integer> places) {}

    /**
     * @param isSectioned whether commands and groups become sections of the document, instead of columns
     * @param hasCommands whether devices are asked several commands
     */
    QueriedRows(RowQuery query, boolean isSectioned, boolean hasCommands, RowWriter writer) {
        this.query = query;
        this.isSectioned = isSectioned;
        this.hasCommands = hasCommands;
        this.writer = writer;
    }

    void write(Row row) throws IOException {
        if (query.counts()) {
            List<Cell> values = query.groupBy().stream()
                    .map(column -> row.cell(column).orElse(Cell.EMPTY))
                    .toList();
            List<String> texts = values.stream().map(CsvRows::text).toList();
            Group group =
                    groups.computeIfAbsent(texts.stream().map(RowQuery::folded).toList(), first -> new Group(values));
            group.mayHave(values, texts);
            group.rows++;
            if (!query.groupBy().isEmpty()) {
                group.devices.add(RowQuery.text(row, RunRows.DEVICE));
            }
        } else if (query.needsAll()) {
            held.add(row);
        } else if (isSectioned && !isFlowing) {
            held.add(row);
            if (held.size() >= MOST_HELD) {
                isFlowing = true;
                putHeld();
            }
        } else {
            put(row);
        }
    }

    void flush() throws IOException {
        writer.flush();
    }

    void end() throws IOException {
        if (query.counts()) {
            counts();
        } else {
            putHeld();
        }
        writer.end();
    }

    private void putHeld() throws IOException {
        held.sort(query.orderOfGroups().thenComparing(BY_DEVICE));
        for (Row row : held) {
            put(row);
        }
        held.clear();
    }

    private void counts() throws IOException {
        if (query.groupBy().isEmpty()) {
            groups.computeIfAbsent(List.of(), none -> new Group(List.of()));
        }
        List<Column> columns = List.copyOf(query.counted().stream()
                .map(name -> new Column(name, false, false))
                .toList());
        List<Row> rows = new ArrayList<>();
        groups.values().forEach(group -> {
            List<Cell> cells = new ArrayList<>(group.values);
            cells.add(new Cell.Text(Long.toString(group.rows)));
            if (columns.size() > cells.size()) {
                cells.add(new Cell.Text(NodeSet.fold(List.copyOf(group.devices))));
            }
            rows.add(new Row(columns, cells));
        });
        rows.sort(query.order().thenComparing(query.orderOfGroups()));
        for (Row row : rows) {
            writer.write("", projected(row));
        }
        groups.clear();
    }

    private void put(Row row) throws IOException {
        writer.write(isSectioned ? section(row) : "", projected(row));
    }

    /** {@code sh ip int br}, {@code status: up}, or both. */
    private String section(Row row) {
        List<String> parts = new ArrayList<>();
        if (hasCommands && query.columns() == null) {
            parts.add(RowQuery.text(row, RunRows.COMMAND));
        }
        query.groupBy().forEach(column -> parts.add(column + ": " + RowQuery.text(row, column)));
        String section = String.join(", ", parts);
        return sections.computeIfAbsent(RowQuery.folded(section), first -> section);
    }

    private Row projected(Row row) {
        Projection to = projections.computeIfAbsent(row.columns(), this::projection);
        List<Cell> cells = new ArrayList<>(to.places.size());
        for (int place : to.places) {
            cells.add(row.cells().get(place));
        }
        return new Row(to.columns, cells);
    }

    private Projection projection(List<Column> columns) {
        List<String> shown = query.columns();
        List<Integer> places = shown == null
                ? IntStream.range(0, columns.size())
                        .filter(i -> isShown(columns.get(i).name()))
                        .boxed()
                        .toList()
                : shown.stream()
                        .flatMap(name -> IntStream.range(0, columns.size())
                                .filter(i -> columns.get(i).name().equalsIgnoreCase(name))
                                .boxed())
                        .toList();
        return new Projection(List.copyOf(places.stream().map(columns::get).toList()), places);
    }

    private boolean isShown(String column) {
        if (query.counts()) {
            return true;
        }
        if (column.equalsIgnoreCase(RunRows.COMMAND)) {
            return hasCommands && !isSectioned;
        }
        return !isSectioned || !RowQuery.isIn(query.groupBy(), column);
    }
}
