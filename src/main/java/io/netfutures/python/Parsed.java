package io.netfutures.python;

import java.util.List;

/** The outcome of parsing a text. */
public sealed interface Parsed {
    /** A whole program. */
    record Complete(List<Statement> statements) implements Parsed {
        public Complete {
            statements = List.copyOf(statements);
        }
    }

    /** The beginning of a program: a bracket or a long string is open, or a block is missing. */
    record Incomplete() implements Parsed {}

    /**
     * Not a program of this grammar.
     *
     * @param line counted from the number of the first line
     * @param column from 1
     * @param what what was found, and what to write instead
     */
    record Wrong(int line, int column, String what) implements Parsed {}
}
