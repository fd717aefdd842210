package io.netfutures.lab.ios;

import java.util.List;

/** What a typed line means in one grammar. */
sealed interface Meaning {
    /**
     * A whole command.
     *
     * @param words all of it, abbreviations written out, without {@code no}
     * @param values those words that are not keywords
     * @param negated whether {@code no} or {@code default} stood in front
     */
    record Run(Command command, List<String> words, List<String> values, boolean negated) implements Meaning {
        Slot slot() {
            return command.slot();
        }

        String text() {
            return String.join(" ", words);
        }

        String value(int index) {
            return values.get(index);
        }

        long number(int index) {
            return Long.parseLong(values.get(index));
        }
    }

    /** The character at this offset fits nothing. */
    record Invalid(int offset) implements Meaning {}

    /** More words are needed. */
    record Incomplete() implements Meaning {}

    /** A prefix fits several keywords. */
    record Ambiguous() implements Meaning {}
}
