package io.netfutures.lab.box;

/**
 * The client at the other end of a session.
 *
 * @param user the login name, as it was sent
 * @param from the address that they come from
 * @param columns how wide the terminal is; 0 if that is not known
 */
public record Caller(String user, String from, int columns) {
    /** No one: the machine itself, loading a configuration. */
    public static final Caller NOBODY = new Caller("", "", 0);
}
