package io.netfutures.parse.regex;

/** Takes a pattern code point by code point. */
final class RegexReader {
    static final int END = -1;

    private final String pattern;
    private int position;

    RegexReader(String pattern) {
        this.pattern = pattern;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    /** The next code point, or {@link #END}. */
    int peek() {
        return position < pattern.length() ? pattern.codePointAt(position) : END;
    }

    /** Takes the next code point, which is there. */
    int take() {
        int next = pattern.codePointAt(position);
        position += Character.charCount(next);
        return next;
    }

    /** Takes the next code point of a comment; a backslash takes the one after it along, which is then without meaning. */
    int takeOfComment() throws RegexException {
        int next = take();
        if (next == '\\') {
            if (peek() == END) {
                throw error("bad escape (end of pattern)", position - 1);
            }
            take();
        }
        return next;
    }

    /** Takes this code point if it is the next. */
    boolean take(int wanted) {
        if (peek() != wanted) {
            return false;
        }
        take();
        return true;
    }

    /** Takes what follows up to this code point, which is taken too and is not in the result. */
    String takeUntil(int end, String what) throws RegexException {
        int start = position;
        int found = pattern.indexOf(end, start);
        if (found < 0) {
            throw error(
                    start == pattern.length()
                            ? "missing " + what
                            : "missing " + Character.toString(end) + ", unterminated name",
                    start);
        }
        position = found + Character.charCount(end);
        if (found == start) {
            throw error("missing " + what, start);
        }
        return pattern.substring(start, found);
    }

    /** Takes ASCII digits, at most so many. */
    String takeDigits(int most, int radix) {
        int start = position;
        while (position - start < most && peek() != END && peek() < 128 && Character.digit(peek(), radix) >= 0) {
            position++;
        }
        return pattern.substring(start, position);
    }

    RegexException error(String message, int at) {
        return new RegexException(message, at);
    }
}
