package io.netfutures.app.view;

/** The effect of a key on the watching screen. */
public sealed interface WatchAnswer {

    /** Continue with this state. */
    record Stay(WatchState state) implements WatchAnswer {}

    /** Cancel the future of that name, and continue as before. */
    record Cancel(String name) implements WatchAnswer {}

    /** Leave the screen. */
    record Quit() implements WatchAnswer {}
}
