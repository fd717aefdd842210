package io.netfutures.parse.regex;

/** A regular expression that Python would refuse, or that is not supported here. The message is Python's where Python has one. */
public final class RegexException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    RegexException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Where in the expression: the index of a {@code char}, from 0. */
    public int position() {
        return position;
    }
}
