package io.netfutures.journal.rows;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Parses each answer as it comes, writes what a query wants of its rows, and at the end tells which answers gave no table, and why. */
public final class ParsedResults implements ResultWriter {
    private final AnswerRows answers;
    private final RowQuery query;
    private final QueriedRows rows;
    private final UnparsedAnswers unparsed;
    private final Consumer<String> complain;
    private long parsed;
    private long chosen;

    /**
     * @param writer what writes the rows
     * @param isSectioned whether commands and groups become sections of the document, instead of columns
     * @param unparsed takes the answers that gave no table
     * @param complain takes each sentence about them
     */
    public ParsedResults(
            AnswerRows answers,
            RowQuery query,
            RowsAhead ahead,
            RowWriter writer,
            boolean isSectioned,
            UnparsedAnswers unparsed,
            Consumer<String> complain) {
        this.answers = answers;
        this.query = query;
        this.rows = new QueriedRows(query, isSectioned, ahead.hasCommands(), writer);
        this.unparsed = unparsed;
        this.complain = complain;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        List<Parsed> answered = answers.of(result);
        List<AnswerTable> some = new ArrayList<>();
        List<Parsed> troubles = new ArrayList<>();
        for (Parsed each : answered) {
            try {
                some.add(checked(each.table()));
            } catch (ConditionMistake e) {
                troubles.add(each.failed("--where: " + e.getMessage()));
            }
        }
        return () -> {
            answered.forEach(each -> unparsed.add(result.device().name(), each));
            troubles.forEach(each -> unparsed.fail(result.device().name(), each));
            parsed += answered.stream().mapToLong(each -> each.table().size()).sum();
            for (AnswerTable each : some) {
                put(each);
            }
            rows.flush();
        };
    }

    /** The rows that count; those of a large answer are only tried, and chosen when they are written. */
    private AnswerTable checked(AnswerTable table) throws ConditionMistake {
        if (table instanceof AnswerTable.Kept kept) {
            return new AnswerTable.Kept(query.chosen(kept.rows()));
        }
        if (query.where() != null) {
            query.each(table, row -> {});
        }
        return table;
    }

    private void put(AnswerTable table) throws IOException {
        try {
            if (table instanceof AnswerTable.Kept kept) {
                chosen += kept.size();
                kept.each(this::put);
            } else {
                chosen += query.each(table, this::put);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ConditionMistake e) {
            throw new IllegalStateException("the condition could be answered before", e);
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
        return unparsed.isLacking();
    }

    @Override
    public void end() throws IOException {
        rows.end();
        if (chosen == 0 && (parsed > 0 || unparsed.isEmpty())) {
            complain.accept(parsed == 0 ? "no rows" : "no rows: none of " + parsed + " is as --where says");
        }
        unparsed.tell(complain);
    }
}
