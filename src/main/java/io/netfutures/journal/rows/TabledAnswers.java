package io.netfutures.journal.rows;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Puts a table in the place of each answer, without its device, and hands the results on; an answer without a table is left out. */
public final class TabledAnswers implements ResultWriter {
    private static final String NOTHING = "(no rows)";

    private final AnswerRows answers;
    private final RowQuery query;
    private final BiFunction<OutputStream, List<String>, RowWriter> tables;
    private final ResultWriter to;
    private final Remarks remarks;
    private final Consumer<String> complain;

    /**
     * @param tables makes a writer of these columns
     * @param to gets the results
     * @param remarks takes what is to be told of the answers
     * @param complain takes each sentence about the answers
     */
    public TabledAnswers(
            AnswerRows answers,
            RowQuery query,
            BiFunction<OutputStream, List<String>, RowWriter> tables,
            ResultWriter to,
            Remarks remarks,
            Consumer<String> complain) {
        this.answers = answers;
        this.query = query;
        this.tables = tables;
        this.to = to;
        this.remarks = remarks;
        this.complain = complain;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        List<Parsed> some = query.chosen(answers.of(result));
        List<Reply.Output> outputs = new ArrayList<>();
        some.forEach(each -> text(each).ifPresent(text -> outputs.add(new Reply.Output(each.command(), text))));
        Readied readied = to.ready(result.answering(outputs));
        return () -> {
            some.forEach(each -> remarks.add(result.device().name(), each));
            readied.write();
        };
    }

    private Optional<String> text(Parsed parsed) {
        if (!parsed.isTable()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(
                query.shown(parsed.columns().stream().map(Column::name).toList(), false));
        columns.removeIf(name -> name.equalsIgnoreCase(RunRows.DEVICE) || name.equalsIgnoreCase(RowQuery.DEVICES));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        QueriedRows rows = new QueriedRows(query, true, false, tables.apply(text, columns));
        try {
            for (Row row : parsed.rows()) {
                rows.write(row);
            }
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String table = text.toString(StandardCharsets.UTF_8).stripTrailing();
        return Optional.of(table.isEmpty() ? NOTHING : table);
    }

    @Override
    public boolean isLacking() {
        return remarks.isLacking();
    }

    @Override
    public void end() throws IOException {
        to.end();
        remarks.tell(complain);
    }
}
