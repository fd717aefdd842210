package io.netfutures.python;

/** Ends the parsing of a text that is not a complete program. */
final class Unparsed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Parsed outcome;

    Unparsed(Parsed outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    /** A mistake at this token. */
    static Unparsed at(Token token, String what) {
        return new Unparsed(new Parsed.Wrong(token.line(), token.column(), what));
    }

    /** Either {@link Parsed.Incomplete} or {@link Parsed.Wrong}. */
    Parsed outcome() {
        return outcome;
    }
}
