package io.netfutures.ssh;

/** A file of known host keys cannot be used; the message names it, and the line. */
public final class KnownHostsException extends Exception {
    private static final long serialVersionUID = 1L;

    KnownHostsException(String message) {
        super(message);
    }
}
