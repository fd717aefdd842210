package io.netfutures.inventory.ansible;

import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Scalar;

/** Templates, which Ansible evaluates and this never does: they can read files and run programs. */
final class Jinja {
    private Jinja() {}

    static boolean isIn(Value value) {
        return value instanceof Scalar one && isIn(one.text());
    }

    static boolean isIn(String text) {
        return text.contains("{{") || text.contains("{%");
    }
}
