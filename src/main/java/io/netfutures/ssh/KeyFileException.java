package io.netfutures.ssh;

/** A private key cannot be used; the message says why, and what to do after a semicolon. */
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
