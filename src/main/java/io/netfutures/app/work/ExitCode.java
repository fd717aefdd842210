package io.netfutures.app.work;

/** The exit codes of the command line; they do not change between versions. */
public final class ExitCode {
    /** Every selected device succeeded. */
    public static final int OK = 0;
    /** At least one device failed. */
    public static final int FAILED = 1;
    /** Wrong arguments or a wrong inventory: nothing was contacted. */
    public static final int USAGE = 2;
    /** The run was stopped by a limit to failures, or devices were skipped because others had refused the same credential. */
    static final int POLICY = 3;
    /** The deadline of the run ended it. */
    static final int DEADLINE = 4;
    /** A device presented a host key that differs from the known one; takes precedence over {@link #FAILED}. */
    static final int HOST_KEY_CHANGED = 5;
    /** A defect in netfutures. */
    public static final int DEFECT = 70;
    /** Results could not be written. */
    public static final int OUTPUT = 74;
    /** Ended by a signal, whose number is added to this. */
    public static final int SIGNALLED = 128;
    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
