package io.netfutures.ssh;

import java.nio.file.Path;

/**
 * The account that runs the tool, whose keys and ssh-agent are used.
 *
 * @param agent the socket of the ssh-agent; the text {@code $SSH_AUTH_SOCK}, which is not a file, if that variable is not set
 */
record Account(String user, Path home, Path agent) {
    static Account current() {
        String socket = System.getenv("SSH_AUTH_SOCK");
        return new Account(
                System.getProperty("user.name"),
                Path.of(System.getProperty("user.home")),
                Path.of(socket == null || socket.isEmpty() ? "$SSH_AUTH_SOCK" : socket));
    }
}
