package io.netfutures.app.view;

/**
 * What to type next.
 *
 * @param when {@code again}, or what has to be done before
 */
public record NextStep(String when, String command) {
    /** On one line. */
    @Override
    public String toString() {
        return when + ": " + command;
    }
}
