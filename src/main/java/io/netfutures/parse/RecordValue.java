package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of one {@code Value} in the record that is being collected. The options act in the order in which they were written. */
final class RecordValue {
    /** An item whose group took no part in the match: what Python's {@code clitable} makes of its {@code None}. */
    private static final Cell NONE = new Cell.Text("None");

    private final ValueLine declared;
    private final ReadBudget budget;
    private final PythonRegex.@Nullable Match nested;
    private final Subject subject = new Subject();
    private @Nullable Cell value;
    private @Nullable Cell filled;
    private List<Cell> items = new ArrayList<>();

    RecordValue(ValueLine declared, ReadBudget budget) {
        this.declared = declared;
        this.budget = budget;
        nested = declared.nested() == null ? null : declared.nested().against(subject);
    }

    /** Takes what a rule has captured; null where the group took no part. */
    void assign(@Nullable String captured) throws PythonRegex.TooLong {
        Cell text = captured == null ? null : captured.isEmpty() ? Cell.EMPTY : new Cell.Text(captured);
        value = text;
        for (ValueOption option : declared.options()) {
            switch (option) {
                case FILLDOWN -> filled = text;
                case LIST -> items.add(captured == null ? NONE : item(captured));
                case REQUIRED, KEY, FILLUP -> {}
            }
        }
    }

    private Cell item(String captured) throws PythonRegex.TooLong {
        PythonRegex regex = declared.nested();
        if (nested == null || regex == null) {
            return new Cell.Text(captured);
        }
        budget.lend(subject, captured);
        try {
            if (!nested.matches()) {
                return new Cell.Text(captured);
            }
        } finally {
            budget.spend(subject);
        }
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        regex.names().forEach(named -> fields.put(named.getKey(), nested.group(named.getValue())));
        return new Cell.Fields(fields);
    }

    /** {@code Clear}: what is not filled down is gone. */
    void clear() {
        value = null;
        for (ValueOption option : declared.options()) {
            switch (option) {
                case FILLDOWN -> value = filled;
                case LIST -> items = declared.has(ValueOption.FILLDOWN) ? items : new ArrayList<>();
                case REQUIRED, KEY, FILLUP -> {}
            }
        }
    }

    /** {@code Clearall}: all is gone. */
    void clearAll() {
        value = null;
        filled = null;
        items = new ArrayList<>();
    }

    /** Makes the value ready for the record; false if the record has to be dropped as this value is required. */
    boolean save() {
        for (ValueOption option : declared.options()) {
            switch (option) {
                case REQUIRED -> {
                    if (value == null || value.isEmpty()) {
                        return false;
                    }
                }
                case LIST -> value = new Cell.Items(items);
                case FILLDOWN, KEY, FILLUP -> {}
            }
        }
        return true;
    }

    /** Whether the record would have nothing of this value: no text at all, or an empty list. An empty text is something. */
    boolean isNothing() {
        return value == null || (value instanceof Cell.Items list && list.isEmpty());
    }

    /** The value for the record. */
    Cell cell() {
        return value == null ? Cell.EMPTY : value;
    }
}
