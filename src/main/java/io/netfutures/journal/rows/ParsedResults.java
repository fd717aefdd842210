package io.netfutures.journal.rows;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Parses each answer as it comes, writes what a query wants of its rows, and at the end tells which answers gave no table, and why. */
public final class ParsedResults implements ResultWriter {
    private final AnswerRows answers;
    private final RowQuery query;
    private final QueriedRows rows;
    private final Consumer<String> complain;
    private final boolean isStrict;
    private final Map<Problem, List<String>> problems = new LinkedHashMap<>();

    private long parsed;
    private long chosen;

    private record Problem(String command, String why) {}

    /**
     * @param writer what writes the rows
     * @param isSectioned whether commands and groups become sections of the document, instead of columns
     * @param complain takes each sentence about answers that gave no table
     * @param isStrict whether such an answer makes the command fail
     */
    public ParsedResults(
            Parsers parsers,
            RowQuery query,
            RowsAhead ahead,
            RowWriter writer,
            boolean isSectioned,
            Consumer<String> complain,
            boolean isStrict) {
        this.answers = new AnswerRows(parsers);
        this.query = query;
        this.rows = new QueriedRows(query, isSectioned, ahead.hasCommands(), writer);
        this.complain = complain;
        this.isStrict = isStrict;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        List<Parsed> answered = answers.of(result);
        List<Row> some = new ArrayList<>();
        for (Parsed each : answered) {
            each.rows().stream().filter(query.where()).forEach(some::add);
        }
        return () -> {
            for (Parsed each : answered) {
                parsed += each.rows().size();
                if (!each.isTable()) {
                    problems.computeIfAbsent(new Problem(each.command(), each.problem()), first -> new ArrayList<>())
                            .add(result.device().name());
                }
            }
            chosen += some.size();
            for (Row row : some) {
                rows.write(row);
            }
            rows.flush();
        };
    }

    @Override
    public boolean isLacking() {
        return isStrict && !problems.isEmpty();
    }

    @Override
    public void end() throws IOException {
        rows.end();
        if (chosen == 0 && (parsed > 0 || problems.isEmpty())) {
            complain.accept(parsed == 0 ? "no rows" : "no rows: none of " + parsed + " is as --where says");
        }
        problems.forEach((problem, devices) -> {
            devices.sort(CellOrder.INSTANCE);
            complain.accept(BriefNames.of(devices) + ": " + problem.command() + ": " + problem.why());
        });
    }
}
