package io.netfutures.lab.box;

import java.time.Duration;

/**
 * What a device does after it was given bytes: print this text, then do what comes next.
 *
 * @param text one character per byte (ISO 8859-1), lines ended by CR LF
 */
public record Output(String text, Next next) {
    /** What comes after the text; only {@link Read} may be followed by {@link Conversation#receive}. */
    public sealed interface Next {}

    /**
     * Wait for bytes.
     *
     * @param prompted whether a prompt was the last that was printed
     */
    public record Read(boolean prompted) implements Next {}

    /** A command has been read in full: answer it by {@link Conversation#resume} whenever the device has thought enough. */
    public record Answer(String command, boolean show) implements Next {}

    /** Call {@link Conversation#resume} after this time. */
    public record Pause(Duration time) implements Next {}

    /**
     * Close the line.
     *
     * @param status how the one command of an exec channel ended
     */
    public record HangUp(int status) implements Next {}
}
