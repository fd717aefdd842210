package io.netfutures.yaml;

import java.util.List;
import java.util.Map;

/** What stands at a place of a YAML file, with aliases and merge keys resolved as PyYAML resolves them. */
public sealed interface Value {
    /** Where it stands. */
    Place place();

    /** A place in a file, counted from 1. */
    record Place(String file, int line, int column) {
        public FileMistake error(String message) {
            return new FileMistake(this, message);
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * Text, or what YAML makes of it.
     *
     * @param text as it is written, without quotes
     * @param kind what PyYAML would make of it
     */
    record Scalar(Place place, String text, ScalarKind kind) implements Value {}

    /** A list. */
    record Items(Place place, List<Value> items) implements Value {}

    /** A mapping from text to values, in order, without duplicates. */
    record Entries(Place place, Map<String, Entry> entries) implements Value {}

    /** One pair of a mapping. */
    record Entry(Place keyPlace, Value value) {}
}
