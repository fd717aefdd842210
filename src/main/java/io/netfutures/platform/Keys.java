package io.netfutures.platform;

import io.netfutures.device.Nearest;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import java.util.Map;
import java.util.Set;

/** Reads single keys of a mapping. */
final class Keys {
    private Keys() {}

    static String needed(Fields from, String key, Entries entries) throws FileMistake {
        if (!from.has(key)) {
            throw entries.place().error(key + " is missing here");
        }
        return from.text(key);
    }

    static String text(Fields from, String key, String otherwise) throws FileMistake {
        return from.has(key) ? from.text(key) : otherwise;
    }

    static void mode(Fields from, String key, String mode, Set<String> modes) throws FileMistake {
        if (!modes.contains(mode)) {
            throw from.place(key)
                    .error("there is no mode " + Fields.quoted(mode) + "; there are " + String.join(", ", modes));
        }
    }

    static void check(Entries entries, Set<String> known, String what) throws FileMistake {
        for (Map.Entry<String, Entry> each : entries.entries().entrySet()) {
            if (!known.contains(each.getKey())) {
                throw each.getValue()
                        .keyPlace()
                        .error(what + " has no key " + Fields.quoted(each.getKey())
                                + Nearest.hint(each.getKey(), known));
            }
        }
    }
}
