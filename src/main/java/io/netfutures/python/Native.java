package io.netfutures.python;

import org.jspecify.annotations.Nullable;

/** A built-in function. */
record Native(String name, Body body) {
    /** Its implementation. */
    interface Body {
        @Nullable
        Object call(Arguments arguments);
    }

    @Override
    public String toString() {
        return "<function " + name + ">";
    }
}
