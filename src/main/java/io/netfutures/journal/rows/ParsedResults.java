package io.netfutures.journal.rows;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Parses each answer as it comes, writes what a query wants of its rows, and at the end tells which answers gave no table, and why. */
public final class ParsedResults implements ResultWriter {
    private final AnswerRows answers;
    private final RowQuery query;
    private final QueriedRows rows;
    private final Remarks remarks;
    private final Consumer<String> complain;
    private boolean hasAnswers;
    private long parsed;
    private long chosen;

    /**
     * @param writer what writes the rows
     * @param isSectioned whether commands and groups become sections of the document, instead of columns
     * @param remarks takes what is to be told of the answers
     * @param complain takes each sentence about the answers
     */
    public ParsedResults(
            AnswerRows answers,
            RowQuery query,
            RowsAhead ahead,
            RowWriter writer,
            boolean isSectioned,
            Remarks remarks,
            Consumer<String> complain) {
        this.answers = answers;
        this.query = query;
        this.rows = new QueriedRows(query, isSectioned, ahead.hasCommands(), writer);
        this.remarks = remarks;
        this.complain = complain;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        List<Parsed> answered = answers.of(result);
        List<Parsed> some = query.chosen(answered);
        return () -> {
            hasAnswers |= result.state() == DeviceResult.State.RETURNED;
            parsed += answered.stream().mapToLong(each -> each.table().size()).sum();
            for (Parsed each : some) {
                remarks.add(result.device().name(), each);
                chosen += each.table().size();
                put(each.table());
            }
            rows.flush();
        };
    }

    private void put(AnswerTable table) throws IOException {
        try {
            table.each(this::put);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void put(Row row) {
        try {
            rows.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isLacking() {
        return remarks.isLacking();
    }

    @Override
    public void end() throws IOException {
        rows.end();
        if (hasAnswers && chosen == 0 && (parsed > 0 || remarks.isEmpty())) {
            complain.accept(parsed == 0 ? "no rows" : "no rows: none of " + parsed + " is as --where says");
        }
        remarks.tell(complain);
    }
}
