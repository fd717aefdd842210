package io.netfutures.python;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the names of a program stand for: its own values, those of the function being called first, then what is offered. */
final class Names {
    private final World world;
    private final Map<String, @Nullable Object> offered;
    private final Map<String, @Nullable Object> globals = new HashMap<>();
    private Map<String, @Nullable Object> locals = globals;

    Names(World world, Map<String, @Nullable Object> offered) {
        this.world = world;
        this.offered = offered;
    }

    /** The values of the whole program. */
    Map<String, @Nullable Object> globals() {
        return globals;
    }

    /** The values that are looked at first, and changed. */
    Map<String, @Nullable Object> locals() {
        return locals;
    }

    /** Makes these the {@link #locals()}. */
    void use(Map<String, @Nullable Object> inner) {
        locals = inner;
    }

    /** @throws Raised {@code NameError} if the name stands for nothing */
    @Nullable
    Object value(String name) {
        if (locals.containsKey(name)) {
            return locals.get(name);
        }
        if (globals.containsKey(name)) {
            return globals.get(name);
        }
        if (offered.containsKey(name)) {
            return offered.get(name);
        }
        return world.find(name)
                .orElseThrow(() -> Raised.of(
                        "NameError",
                        "there is no " + name + " here; devices, r1, send_show, executor and what you have named are"));
    }
}
