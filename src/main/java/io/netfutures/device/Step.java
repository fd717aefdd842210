package io.netfutures.device;

/** The steps of a dialogue with a device, in order; {@code toString()} is the name to display. */
public enum Step {
    CONNECT("connect"),
    IDENTIFY("identification"),
    KEY_EXCHANGE("key exchange"),
    HOST_KEY("host key"),
    LOGIN("login"),
    SHELL("shell"),
    PROMPT("prompt"),
    ENABLE("enable"),
    COMMAND("command"),
    CONFIG("config"),
    /** The reply is complete: the session is being closed, or is kept for the next task. */
    DISCONNECT("disconnect");

    private final String word;

    Step(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
