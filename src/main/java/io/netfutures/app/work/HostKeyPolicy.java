package io.netfutures.app.work;

/** Which host keys are accepted. */
public enum HostKeyPolicy {
    ask,
    strict,
    accept_new("accept-new"),
    off;

    private final String word;

    HostKeyPolicy() {
        this.word = name();
    }

    HostKeyPolicy(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
