package io.netfutures.app.work;

/** A mistake of the user or in the user's files: only its message is shown. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public UserError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exit code for this mistake. */
    public int code() {
        return code;
    }
}
