package io.netfutures.concurrent;

/** The time for a whole loop is over; the futures that are not done go on. The text is that of Python's TimeoutError. */
public final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfinished(int unfinished, int total) {
        super(unfinished + " (of " + total + ") futures unfinished");
    }
}
