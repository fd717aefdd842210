package io.netfutures.parse;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several templates for one text: the rows of the first, with the columns that the others add. Rows belong together whose keys are the
 * same, in the first template that has any; without keys, those at the same place. This is what {@code clitable} of textfsm does.
 */
final class JoinedTemplates implements TextParser {
    private final List<Template> templates;
    private final List<String> keys;
    private final List<Column> columns;

    /** @throws TemplateMistake if a key is no column of a template that it has to join */
    JoinedTemplates(List<Template> templates) throws TemplateMistake {
        this.templates = List.copyOf(templates);
        keys = templates.stream()
                .map(Template::columns)
                .map(JoinedTemplates::keys)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<Column> all = new ArrayList<>();
        for (Template template : templates) {
            for (String key : keys) {
                if (index(template.columns(), key).isEmpty()) {
                    throw new TemplateMistake(
                            "%s: it has no Value '%s', by which it has to be joined".formatted(template.name(), key));
                }
            }
            template.columns().stream()
                    .filter(column -> index(all, column.name()).isEmpty())
                    .forEach(all::add);
        }
        columns = List.copyOf(all);
    }

    private static List<String> keys(List<Column> columns) {
        return columns.stream().filter(Column::key).map(Column::name).toList();
    }

    private static Optional<Integer> index(List<Column> columns, String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .boxed()
                .findFirst();
    }

    @Override
    public String name() {
        return templates.stream().map(Template::name).collect(Collectors.joining(":"));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Table parse(String text) throws ParseFailure {
        List<Table> tables = new ArrayList<>();
        for (Template template : templates) {
            tables.add(template.parse(text));
        }
        List<Row> rows = new ArrayList<>();
        List<Row> first = tables.getFirst().rows();
        for (int i = 0; i < first.size(); i++) {
            rows.add(joined(first.get(i), i, tables.subList(1, tables.size())));
        }
        return new Table(columns, rows);
    }

    private Row joined(Row row, int place, List<Table> others) {
        List<Cell> cells = new ArrayList<>(row.cells());
        List<Column> known = new ArrayList<>(row.columns());
        for (Table other : others) {
            Optional<Row> match = keys.isEmpty()
                    ? Optional.of(place).filter(i -> i < other.rows().size()).map(other.rows()::get)
                    : other.rows().stream().filter(each -> sameKeys(row, each)).findFirst();
            for (int i = 0; i < other.columns().size(); i++) {
                Column column = other.columns().get(i);
                if (index(known, column.name()).isEmpty()) {
                    known.add(column);
                    int at = i;
                    cells.add(match.map(each -> each.cells().get(at)).orElse(Cell.EMPTY));
                }
            }
        }
        return new Row(columns, cells);
    }

    private boolean sameKeys(Row one, Row other) {
        return keys.stream().allMatch(key -> one.cell(key).equals(other.cell(key)));
    }

    @Override
    public void parse(Reader text, Consumer<? super Row> rows) throws ParseFailure, IOException {
        StringWriter whole = new StringWriter();
        text.transferTo(whole);
        parse(whole.toString()).rows().forEach(rows);
    }
}
