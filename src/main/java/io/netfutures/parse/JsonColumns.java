package io.netfutures.parse;

import io.netfutures.parse.JsonPath.Node;
import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.JsonText;
import io.netfutures.yaml.Value;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes of JSON the table that a template makes of text. Which value is which cell, a file beside the template says, whose name ends in
 * {@code .json.yaml} in place of {@code .textfsm}.
 */
final class JsonColumns implements TextParser {
    private final String name;
    private final List<Column> columns;
    private final List<JsonPath> rows;
    private final Map<String, JsonCell> cells;

    /**
     * What reads JSON as this file says.
     *
     * @param rows where the rows are; the first path that finds any counts
     * @param cells for each column that the JSON has something for
     */
    JsonColumns(String name, List<Column> columns, List<JsonPath> rows, Map<String, JsonCell> cells) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.cells = Map.copyOf(cells);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Table parse(String text) throws ParseFailure {
        Value answer;
        try {
            answer = JsonText.parse("the answer", text)
                    .orElseThrow(() -> new ParseFailure(name + ": the answer is empty, and no JSON"));
        } catch (FileMistake e) {
            throw new ParseFailure(name + ": " + e.getMessage());
        }
        ReadBudget budget = new ReadBudget();
        budget.add(text);
        List<Row> table = new ArrayList<>();
        for (JsonPath path : rows) {
            List<Node> nodes = path.in(answer);
            for (Node node : nodes) {
                table.add(row(node, budget));
            }
            if (!nodes.isEmpty()) {
                break;
            }
        }
        return new Table(columns, table);
    }

    private Row row(Node node, ReadBudget budget) throws ParseFailure {
        List<Cell> row = new ArrayList<>();
        for (Column column : columns) {
            JsonCell cell = cells.get(column.name());
            try {
                row.add(cell == null ? Cell.EMPTY : cell.cell(node, column, budget));
            } catch (PythonRegex.TooLong tooLong) {
                throw new ParseFailure("%s: what to replace in %s cannot be found: %s"
                        .formatted(name, column.name(), tooLong.getMessage()));
            }
        }
        return new Row(columns, row);
    }

    /** Reads the whole text first, since JSON is one value. */
    @Override
    public void parse(Reader text, Consumer<? super Row> consumer) throws ParseFailure, IOException {
        StringWriter whole = new StringWriter();
        text.transferTo(whole);
        parse(whole.toString()).rows().forEach(consumer);
    }

    @Override
    public String toString() {
        return name;
    }
}
