package io.netfutures.lab.box;

/** Takes what a machine sends to a session on its own account. Called in any thread; must neither block nor call the conversation. */
public interface Monitor {
    /** Prints this at once, even in the middle of a line or an answer. */
    void print(String text);

    /** Closes the session: the machine reloads. */
    void drop();

    /** Discards everything. */
    Monitor NONE = new Monitor() {
        @Override
        public void print(String text) {}

        @Override
        public void drop() {}
    };
}
