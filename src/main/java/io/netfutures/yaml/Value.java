package io.netfutures.yaml;

import java.util.List;
import java.util.Map;

/** A value in a YAML file, with aliases and merge keys resolved as PyYAML resolves them. */
public sealed interface Value {
    /** Where it begins. */
    Place place();

    /** A place in a file; lines and columns are counted from 1. */
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
     * A single value: text, or what YAML reads it as.
     *
     * @param text as it is written, without quotes
     * @param kind the type that PyYAML would give it
     */
    record Scalar(Place place, String text, ScalarKind kind) implements Value {}

    /** A list. */
    record Items(Place place, List<Value> items) implements Value {}

    /** A mapping from text to values, in order, without duplicates. */
    record Entries(Place place, Map<String, Entry> entries) implements Value {}

    /** One pair of a mapping. */
    record Entry(Place keyPlace, Value value) {}
}
