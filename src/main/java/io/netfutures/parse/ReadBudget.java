package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.Subject;

/**
 * How many characters all patterns together may read while one text is parsed. What they may read of one of its lines bounds the time of
 * that line, but not that of a text with many such lines. Not for several threads.
 */
final class ReadBudget {
    private static final long AT_FIRST = 2_000_000_000L;
    private static final long PER_CHARACTER = 1_000;

    private long left = AT_FIRST;

    /** Adds what a text of this length gives. */
    void add(String text) {
        left += PER_CHARACTER * text.length();
    }

    /** Puts a text into a subject, with what may be read of it. */
    void lend(Subject subject, String text) {
        subject.set(text, Math.min(PythonRegex.readsForLine(text), left));
    }

    /** Takes what has been read of a subject's text. */
    void spend(Subject subject) {
        left -= subject.used();
    }

    /** Whether nothing is left beside what has been read of this subject's text. */
    boolean isSpent(Subject subject) {
        return left <= subject.used();
    }
}
