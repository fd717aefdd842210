package io.netfutures.parse.regex;

import java.util.Objects;

/**
 * A text to match against, with a number of characters that may be read of it: a pattern that backtracks without end reads without
 * end. Not for several threads.
 */
public final class Subject implements CharSequence {
    private String text = "";
    private boolean plain = true;
    private long reads;

    /** Puts this text in the place of the one before, for so many reads by all that match it. */
    public void set(String text, long reads) {
        this.text = Objects.requireNonNull(text);
        this.reads = reads;
        plain = isPlain(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is of printable ASCII and tabs only. */
    boolean isPlain() {
        return plain;
    }

    /** How many reads are left. */
    public long left() {
        return reads;
    }

    @Override
    public char charAt(int index) {
        if (--reads < 0) {
            throw OutOfReads.INSTANCE;
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Ends a match from within. */
    static final class OutOfReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace
        static final OutOfReads INSTANCE = new OutOfReads();

        private OutOfReads() {
            super(null, null, false, false);
        }
    }
}
