package io.netfutures.lab.ios;

/** What a router does to a session that did not ask for it. Called in any thread; must neither block nor call the console. */
public interface Screen {
    /** Prints this at once, in the middle of whatever is being typed or shown. */
    void print(String text);

    /** Closes the line: the router reloads. */
    void drop();

    /** Nobody watches. */
    Screen NONE = new Screen() {
        @Override
        public void print(String text) {}

        @Override
        public void drop() {}
    };
}
