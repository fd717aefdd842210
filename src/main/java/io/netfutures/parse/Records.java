package io.netfutures.parse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands on the records that are complete. Only a {@code Fillup} changes a record later, and only up to the last one that has that
 * value: the records from there on are held back.
 */
final class Records {
    private static final long NONE = Long.MAX_VALUE;

    private final List<Column> columns;
    private final int[] fillups;
    private final Consumer<? super Row> rows;
    private final Deque<Cell[]> held = new ArrayDeque<>();

    /** For each column that is filled up, the number of the first record after the last one that has a value there. */
    private final long[] openFrom;

    private long handedOn;

    Records(List<Column> columns, int[] fillups, Consumer<? super Row> rows) {
        this.columns = columns;
        this.fillups = fillups.clone();
        this.rows = rows;
        openFrom = new long[fillups.length];
        Arrays.fill(openFrom, NONE);
    }

    void add(Cell[] record) {
        long number = handedOn + held.size();
        held.add(record);
        for (int i = 0; i < fillups.length; i++) {
            if (!record[fillups[i]].isEmpty()) {
                openFrom[i] = NONE;
            } else if (openFrom[i] == NONE) {
                openFrom[i] = number;
            }
        }
        handOn(first());
    }

    /** Writes a value into the records, from the last upwards to the first that has one. */
    void fillUp(int column, Cell value) {
        for (Iterator<Cell[]> upwards = held.descendingIterator(); upwards.hasNext(); ) {
            Cell[] record = upwards.next();
            if (!record[column].isEmpty()) {
                break;
            }
            record[column] = value;
        }
        for (int i = 0; i < fillups.length; i++) {
            openFrom[i] = fillups[i] == column ? NONE : openFrom[i];
        }
        handOn(first());
    }

    /** Hands on what is still held back. */
    void finish() {
        handOn(NONE);
    }

    private long first() {
        return Arrays.stream(openFrom).min().orElse(NONE);
    }

    private void handOn(long upTo) {
        while (handedOn < upTo && !held.isEmpty()) {
            rows.accept(new Row(columns, List.of(held.remove())));
            handedOn++;
        }
    }
}
