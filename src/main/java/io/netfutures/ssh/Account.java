package io.netfutures.ssh;

import java.nio.file.Path;

/**
 * Whose keys are used: the account that runs the tool.
 *
 * @param agent the socket of the ssh-agent; {@code $SSH_AUTH_SOCK}, which is no file, if nothing says where it is
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
