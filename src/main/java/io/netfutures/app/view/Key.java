package io.netfutures.app.view;

/** A key that was pressed. */
public sealed interface Key {

    /** A key for a character, given as its code point. */
    record Typed(int character) implements Key {}

    /** A key without a character. */
    enum Named implements Key {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE
    }
}
