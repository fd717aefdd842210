package io.netfutures.ssh;

/** An ssh_config cannot be used. The message names file and line. */
public final class SshConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    SshConfigException(String message) {
        super(message);
    }
}
