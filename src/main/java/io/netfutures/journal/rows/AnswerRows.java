package io.netfutures.journal.rows;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Row;
import io.netfutures.parse.Table;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.TextParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes rows of the answers of a device. For any number of threads. */
public final class AnswerRows {
    private final Parsers parsers;
    private final Map<TextParser, List<Column>> columns = new ConcurrentHashMap<>();

    public AnswerRows(Parsers parsers) {
        this.parsers = parsers;
    }

    /**
     * What became of an answer.
     *
     * @param columns of the rows; empty if there is a problem
     * @param rows of the answer, behind its device and its command
     * @param problem why there is no table: no template, or one that fails; empty if there is one
     */
    public record Parsed(String command, List<Column> columns, List<Row> rows, String problem) {
        public Parsed {
            rows = List.copyOf(rows);
        }

        /** Whether there is a table. */
        public boolean isTable() {
            return problem.isEmpty();
        }
    }

    /** What became of each answer of a device, in their order. */
    public List<Parsed> of(DeviceResult result) {
        List<Parsed> parsed = new ArrayList<>();
        for (Reply.Output output : result.shown()) {
            parsed.add(of(result.device(), output));
        }
        return parsed;
    }

    private Parsed of(DeviceResult.Target device, Reply.Output output) {
        try {
            Optional<TextParser> parser = parsers.parser(device.platform(), output.command());
            if (parser.isEmpty()) {
                return problem(output, "there is no template for this on " + device.platform());
            }
            Table table = parser.get().parse(output.text());
            List<Column> all = columns.computeIfAbsent(parser.get(), each -> RunRows.columns(each.columns()));
            Cell name = new Cell.Text(device.name());
            Cell command = new Cell.Text(output.command());
            return new Parsed(
                    output.command(),
                    all,
                    table.rows().stream()
                            .map(row -> RunRows.row(all, name, command, row))
                            .toList(),
                    "");
        } catch (TemplateMistake | ParseFailure e) {
            return problem(output, String.valueOf(e.getMessage()));
        }
    }

    private static Parsed problem(Reply.Output output, String why) {
        return new Parsed(output.command(), List.of(), List.of(), why);
    }
}
