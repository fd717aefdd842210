package io.netfutures.python;

/** The program is to end: somebody has pressed Ctrl-C. No except catches it. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is no failure. */
    public Stopped() {
        super("stopped", null, false, false);
    }
}
