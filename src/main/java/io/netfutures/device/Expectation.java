package io.netfutures.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of the answers of a device; where it does not, the device has failed. */
public sealed interface Expectation {
    /** The answers after a change are those before it, but for times and counters. */
    record Unchanged() implements Expectation {}

    /**
     * A regular expression, of the language of those in conditions, fits within lines of the answers.
     *
     * @param count of so many lines; null for one at least
     */
    record Lines(String regex, @Nullable Count count) implements Expectation {}

    /**
     * A condition holds of rows of the answers.
     *
     * @param condition may compare with the same row before a change, whose columns are called {@code before.NAME}; empty if it holds of every row
     * @param count of so many rows; null for every row, and one at least
     * @param keys the columns by which rows before a change are found; empty for those that the template calls keys
     */
    record Rows(String condition, @Nullable Count count, List<String> keys) implements Expectation {
        public Rows {
            keys = List.copyOf(keys);
        }

        /** By the keys of the template. */
        public Rows(String condition, @Nullable Count count) {
            this(condition, count, List.of());
        }
    }

    /**
     * How many there are.
     *
     * @param number to which theirs is compared; null for as many as there were before the change
     */
    record Count(Relation relation, @Nullable Integer number) {}

    /** How one number is to another. */
    enum Relation {
        EQUAL,
        AT_LEAST,
        AT_MOST
    }
}
