package io.netfutures.python;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a program's names: local ones first, then global ones, then those that are built in or found in the world. */
final class Names {
    private final World world;
    private final Map<String, @Nullable Object> builtIn;
    private final Map<String, @Nullable Object> globals = new HashMap<>();
    private Map<String, @Nullable Object> locals = globals;

    Names(World world, Map<String, @Nullable Object> builtIn) {
        this.world = world;
        this.builtIn = builtIn;
    }

    /** The values of the whole program. */
    Map<String, @Nullable Object> globals() {
        return globals;
    }

    /** The values that are looked up first and assigned to. */
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
        if (builtIn.containsKey(name)) {
            return builtIn.get(name);
        }
        return world.find(name)
                .orElseThrow(() -> Raised.of(
                        "NameError",
                        "there is no " + name + " here; devices, r1, send_show, executor and what you have named are"));
    }
}
