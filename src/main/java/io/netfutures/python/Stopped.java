package io.netfutures.python;

/** Ends the program, because the user has pressed Ctrl-C. No except catches it. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace, since it is not a failure. */
    public Stopped() {
        super("stopped", null, false, false);
    }
}
