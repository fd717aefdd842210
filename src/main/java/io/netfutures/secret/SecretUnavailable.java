package io.netfutures.secret;

/** A secret cannot be fetched. The message is for the user: what was found, what was expected, what to do. It holds no secret. */
public final class SecretUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public SecretUnavailable(String message) {
        super(message);
    }

    /** This problem with the place that needs the secret in front of its message. */
    public SecretUnavailable at(String where) {
        return where.isEmpty() ? this : new SecretUnavailable(where + ": " + getMessage());
    }
}
