package io.netfutures.lab.box;

/** What a device does to a session that did not ask for it. Called in any thread; must neither block nor call the dialogue. */
public interface Monitor {
    /** Prints this at once, in the middle of whatever is being typed or shown. */
    void print(String text);

    /** Closes the line: the device reloads. */
    void drop();

    /** Nobody watches. */
    Monitor NONE = new Monitor() {
        @Override
        public void print(String text) {}

        @Override
        public void drop() {}
    };
}
