package io.netfutures.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in one column of one row. Immutable. */
public sealed interface Cell {
    /** The cell where nothing was found. */
    Cell EMPTY = new Text("");

    /** Whether it holds nothing: an empty text, or no items. */
    boolean isEmpty();

    /** It in one line: items are joined by a comma and a blank, fields written as {@code name=text}. */
    String text();

    /** A text; empty where the template found none. */
    record Text(String text) implements Cell {
        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** What a {@code List} has collected. Items are texts, or fields where the regular expression has named groups of its own. */
    record Items(List<Cell> items) implements Cell {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        @Override
        public String text() {
            return items.stream().map(Cell::text).collect(Collectors.joining(", "));
        }
    }

    /**
     * The named groups of an item of a {@code List}, in their order.
     *
     * @param fields what they have captured: null where a group took no part in the match, as {@code None} in Python, and {@code null} in
     *     JSON and YAML; {@link #text} leaves it out
     */
    record Fields(Map<String, @Nullable String> fields) implements Cell {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public boolean isEmpty() {
            return fields.isEmpty();
        }

        @Override
        public String text() {
            return fields.entrySet().stream()
                    .filter(field -> field.getValue() != null)
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining(" "));
        }
    }
}
