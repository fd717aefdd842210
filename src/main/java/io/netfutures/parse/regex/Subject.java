package io.netfutures.parse.regex;

/**
 * A text to match against, with a number of characters that may be read of it: a pattern that backtracks without end reads without
 * end. Not for several threads.
 */
public final class Subject implements CharSequence {
    private String text = "";
    private char[] characters = new char[256];
    private boolean plain = true;
    private int blanks;
    private long given;
    private long reads;

    /** Puts this text in the place of the one before, for so many reads by all that match it. */
    public void set(String text, long reads) {
        this.text = text;
        this.given = reads;
        this.reads = reads;
        int length = text.length();
        if (length > characters.length) {
            characters = new char[length];
        }
        text.getChars(0, length, characters, 0);
        plain = true;
        for (int i = 0; i < length && plain; i++) {
            char c = characters[i];
            plain = (c >= ' ' && c <= '~') || c == '\t';
        }
        blanks = 0;
        while (blanks < length && (characters[blanks] == ' ' || characters[blanks] == '\t')) {
            blanks++;
        }
    }

    /** How many blanks and tabs it begins with. */
    int blanks() {
        return blanks;
    }

    /** Whether it is of printable ASCII and tabs only. */
    boolean isPlain() {
        return plain;
    }

    /** How many characters have been read of this text. */
    public long used() {
        return given - Math.max(0, reads);
    }

    @Override
    public char charAt(int index) {
        if (--reads < 0) {
            throw OutOfReads.INSTANCE;
        }
        return characters[index];
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
