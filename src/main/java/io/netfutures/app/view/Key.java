package io.netfutures.app.view;

/** A key that was pressed. */
public sealed interface Key {

    /** One with a character on it; a code point. */
    record Typed(int character) implements Key {}

    /** One without. */
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
