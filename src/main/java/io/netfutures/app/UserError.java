package io.netfutures.app;

/** A mistake of the user or of the user's files: its message is all that is shown. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    UserError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The exit code that it makes. */
    int code() {
        return code;
    }
}
