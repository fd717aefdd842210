package io.netfutures.python;

import java.util.List;

/** What a text is. */
public sealed interface Parsed {
    /** A whole program. */
    record Complete(List<Statement> statements) implements Parsed {
        public Complete {
            statements = List.copyOf(statements);
        }
    }

    /** The beginning of one: a bracket or a long string is open, or a block is missing. */
    record Incomplete() implements Parsed {}

    /**
     * No program of this grammar.
     *
     * @param line as the text was said to begin
     * @param column from 1
     * @param what a sentence: what was found, and what to write instead
     */
    record Wrong(int line, int column, String what) implements Parsed {}
}
