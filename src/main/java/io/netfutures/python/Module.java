package io.netfutures.python;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module of Python, as far as it is supported. */
record Module(String name, Map<String, @Nullable Object> members) {
    @Override
    public String toString() {
        return "<module '" + name + "'>";
    }
}
