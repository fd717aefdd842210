package io.netfutures.app.work;

/** A mistake of the user or of the user's files: its message is all that is shown. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public UserError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exit code that it makes. */
    public int code() {
        return code;
    }
}
