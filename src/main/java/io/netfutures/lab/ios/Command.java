package io.netfutures.lab.ios;

/**
 * One row of a command table.
 *
 * @param slot where its settings stand
 * @param action what it does
 */
record Command(Slot slot, Action action) {
    /** What a command does in the session in which it was typed. */
    @FunctionalInterface
    interface Action {
        void run(VtyLine vty, Meaning.Run run);
    }

    /** Whether this only shows something: its answer takes the think time, can be filtered, and is paged. */
    boolean shows() {
        return slot.pattern().startsWith("show ");
    }
}
