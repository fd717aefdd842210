package io.netfutures.device;

/** Where in the dialogue with a device we are, in order; {@code toString()} is the word for people. */
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
    /** The reply is complete; only the good-bye is left, or the session is kept for the next task. */
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
