package io.netfutures.ssh;

/** A private key cannot be used; the message says why, and what to do after a semicolon. */
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether only a passphrase is missing. */
    private final boolean locked;

    KeyFileException(String message, boolean locked) {
        super(message);
        this.locked = locked;
    }

    boolean isLocked() {
        return locked;
    }
}
