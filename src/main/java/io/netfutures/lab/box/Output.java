package io.netfutures.lab.box;

import java.time.Duration;

/**
 * What a machine does next: print this text, then what {@code next} says.
 *
 * @param text one character per byte (ISO 8859-1), lines ended by CR LF
 */
public record Output(String text, Next next) {
    /** What comes after the text; only {@link Read} may be followed by {@link Conversation#receive}. */
    public sealed interface Next {}

    /**
     * Wait for bytes.
     *
     * @param prompted whether the cursor stands behind a prompt at which nothing has been typed
     */
    public record Read(boolean prompted) implements Next {}

    /** A command has been read in full: call {@link Conversation#resume} after the think time. */
    public record Answer(String command, boolean show) implements Next {}

    /** Call {@link Conversation#resume} after this time. */
    public record Pause(Duration time) implements Next {}

    /**
     * Close the line.
     *
     * @param status the exit status of the command on an exec channel
     */
    public record HangUp(int status) implements Next {}
}
