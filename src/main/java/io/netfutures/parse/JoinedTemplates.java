package io.netfutures.parse;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Several templates for one text: the rows of the first, with the columns that the others add. Rows belong together whose keys are the
 * same: those of the first template that has any; before that, rows at the same place. This is what {@code clitable} of textfsm does.
 */
final class JoinedTemplates implements TextParser {
    private final List<Step> steps = new ArrayList<>();
    private final List<Column> columns;

    /**
     * A template and how its rows join those before.
     *
     * @param keys the columns that have to be the same; none for rows at the same place
     * @param added the places of the columns that it adds
     */
    private record Step(Template template, List<String> keys, List<Integer> added) {}

    /** @throws TemplateMistake if a key is no column of what it has to join */
    JoinedTemplates(List<Template> templates) throws TemplateMistake {
        List<Column> all = new ArrayList<>();
        List<String> keys = List.of();
        for (Template template : templates) {
            keys = keys.isEmpty() ? keys(template.columns()) : keys;
            for (String key : keys) {
                if (place(template.columns(), key) < 0 || (!steps.isEmpty() && place(all, key) < 0)) {
                    throw new TemplateMistake("%s: '%s', by which it has to be joined, is no Value %s"
                            .formatted(
                                    template.name(),
                                    key,
                                    place(template.columns(), key) < 0 ? "of it" : "of the templates before it"));
                }
            }
            List<Integer> added = new ArrayList<>();
            for (int i = 0; i < template.columns().size(); i++) {
                if (place(all, template.columns().get(i).name()) < 0) {
                    added.add(i);
                    all.add(template.columns().get(i));
                }
            }
            steps.add(new Step(template, keys, added));
        }
        columns = List.copyOf(all);
    }

    private static List<String> keys(List<Column> columns) {
        return columns.stream().filter(Column::key).map(Column::name).toList();
    }

    /** The place of the column of this name; negative if there is none. */
    private static int place(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String name() {
        return steps.stream().map(step -> step.template().name()).collect(Collectors.joining(":"));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Table parse(String text) throws ParseFailure {
        List<List<Cell>> joined = new ArrayList<>();
        for (Step step : steps) {
            List<Row> rows = step.template().parse(text).rows();
            if (step.equals(steps.getFirst())) {
                rows.forEach(row -> joined.add(new ArrayList<>(row.cells())));
            } else {
                join(joined, rows, step);
            }
        }
        return new Table(
                columns, joined.stream().map(cells -> new Row(columns, cells)).toList());
    }

    private void join(List<List<Cell>> joined, List<Row> rows, Step step) {
        Map<List<Cell>, Row> byKeys = new HashMap<>();
        rows.forEach(
                row -> byKeys.putIfAbsent(cells(row.cells(), step.template().columns(), step.keys()), row));
        for (int i = 0; i < joined.size(); i++) {
            List<Cell> cells = joined.get(i);
            Row match = step.keys().isEmpty()
                    ? i < rows.size() ? rows.get(i) : null
                    : byKeys.get(cells(cells, columns, step.keys()));
            for (int place : step.added()) {
                cells.add(match == null ? Cell.EMPTY : match.cells().get(place));
            }
        }
    }

    private static List<Cell> cells(List<Cell> cells, List<Column> columns, List<String> names) {
        return names.stream().map(name -> cells.get(place(columns, name))).toList();
    }

    @Override
    public void parse(Reader text, Consumer<? super Row> rows) throws ParseFailure, IOException {
        StringWriter whole = new StringWriter();
        text.transferTo(whole);
        parse(whole.toString()).rows().forEach(rows);
    }
}
