package io.netfutures.ssh;

/** A private key cannot be used. The message says why, and after a semicolon what to do. */
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
