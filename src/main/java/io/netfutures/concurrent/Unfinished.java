package io.netfutures.concurrent;

/** The time for a whole wait is over; futures that are not done go on. The message is that of Python's {@code TimeoutError}. */
public final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfinished(int unfinished, int total) {
        super(unfinished + " (of " + total + ") futures unfinished");
    }
}
