package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Row;
import io.netfutures.parse.TextParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The rows of an answer that its template takes. Those of a large answer are not kept, for they need many times the memory of its text,
 * but made again each time they are wanted. Immutable, and for any number of threads.
 */
public sealed interface AnswerTable {
    /** How many characters an answer has whose rows are not kept. */
    int LARGE = 1 << 20;

    /** A table without rows. */
    static AnswerTable none() {
        return new Kept(List.of());
    }

    /** How many rows there are. */
    long size();

    /** Hands each row on, in their order. */
    void each(Consumer<? super Row> to);

    /** All rows. */
    default List<Row> list() {
        List<Row> rows = new ArrayList<>();
        each(rows::add);
        return rows;
    }

    /**
     * The rows of this text.
     *
     * @param columns those of the rows: these of the parser behind the device and the command
     * @throws ParseFailure if a template does not take the text
     */
    static AnswerTable of(TextParser parser, List<Column> columns, Cell device, Cell command, String text)
            throws ParseFailure {
        if (text.length() < LARGE) {
            List<Row> rows = new ArrayList<>();
            parse(parser, text, row -> rows.add(RunRows.row(columns, device, command, row)));
            return new Kept(rows);
        }
        AtomicLong size = new AtomicLong();
        parse(parser, text, row -> size.incrementAndGet());
        return new Again(parser, columns, device, command, text, size.get());
    }

    /** Rows that are there. */
    record Kept(List<Row> rows) implements AnswerTable {
        public Kept {
            rows = List.copyOf(rows);
        }

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public void each(Consumer<? super Row> to) {
            rows.forEach(to);
        }

        @Override
        public List<Row> list() {
            return rows;
        }
    }

    /** Rows that are made when they are wanted. */
    record Again(TextParser parser, List<Column> columns, Cell device, Cell command, String text, long size)
            implements AnswerTable {
        @Override
        public void each(Consumer<? super Row> to) {
            try {
                parse(parser, text, row -> to.accept(RunRows.row(columns, device, command, row)));
            } catch (ParseFailure e) {
                throw new IllegalStateException("a template took this text before", e);
            }
        }
    }

    /** Those rows of a large answer for which a condition holds, which has been asked for each of them before. */
    record Chosen(Again table, Condition condition, long size) implements AnswerTable {
        @Override
        public void each(Consumer<? super Row> to) {
            table.each(row -> {
                try {
                    if (condition.test(row)) {
                        to.accept(row);
                    }
                } catch (ConditionMistake e) {
                    throw new IllegalStateException("the condition could be answered before", e);
                }
            });
        }
    }

    private static void parse(TextParser parser, String text, Consumer<Row> to) throws ParseFailure {
        try {
            parser.parse(new StringReader(text), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
