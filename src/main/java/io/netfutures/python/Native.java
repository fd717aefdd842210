package io.netfutures.python;

import org.jspecify.annotations.Nullable;

/** A function that is offered to programs. */
record Native(String name, Body body) {
    /** What it does. */
    interface Body {
        @Nullable
        Object call(Arguments arguments);
    }

    @Override
    public String toString() {
        return "<function " + name + ">";
    }
}
