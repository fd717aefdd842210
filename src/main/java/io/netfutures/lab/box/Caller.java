package io.netfutures.lab.box;

/**
 * Who is at the terminal.
 *
 * @param user the login name, as it was sent
 * @param from the address that they come from
 * @param columns how wide the terminal is; 0 if that is not known
 */
public record Caller(String user, String from, int columns) {
    /** Nobody: the device itself. */
    public static final Caller NOBODY = new Caller("", "", 0);
}
