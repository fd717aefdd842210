package io.netfutures.lab.ios;

/**
 * One row of a command table.
 *
 * @param row its place in the table; configuration is shown in this order
 * @param key how many of its words tell one setting from another: a later command with the same key replaces the former,
 *     and {@code no} needs no more words than these
 * @param action what it does
 */
record Command(int row, String pattern, int key, Action action) {
    /** What a command does in the session in which it was typed. */
    @FunctionalInterface
    interface Action {
        void run(IosSession console, Meaning.Run run);
    }

    /** Whether this only shows something: its answer takes the think time, can be filtered, and is paged. */
    boolean shows() {
        return pattern.startsWith("show ");
    }
}
