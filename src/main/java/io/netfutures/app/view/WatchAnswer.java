package io.netfutures.app.view;

/** What a key on the watching screen asks for. */
public sealed interface WatchAnswer {

    /** To go on like this. */
    record Stay(WatchState state) implements WatchAnswer {}

    /** To cancel the future of that name, and go on as before. */
    record Cancel(String name) implements WatchAnswer {}

    /** To leave the screen. */
    record Quit() implements WatchAnswer {}
}
