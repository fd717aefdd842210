package io.netfutures.python;

/** The end of reading a text that is no whole program. */
final class Unparsed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Parsed outcome;

    Unparsed(Parsed outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    /** At this token. */
    static Unparsed at(Token token, String what) {
        return new Unparsed(new Parsed.Wrong(token.line(), token.column(), what));
    }

    /** Either {@link Parsed.Incomplete} or {@link Parsed.Wrong}. */
    Parsed outcome() {
        return outcome;
    }
}
