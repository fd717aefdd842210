package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.Map;
import java.util.stream.Stream;

/** Recognises inventories for netmiko that are nested a level too deep. */
final class OtherFormat {
    /** What an inventory looks like, for messages. */
    static final String SHAPES =
            "an inventory is a list of devices (as netmiko's devices.yaml), or a mapping of names to"
                    + " devices and groups (as .netmiko.yml)";

    private OtherFormat() {}

    /** Refuses a mapping that does not map names to devices and groups. */
    static void refuse(Entries mapping) throws FileMistake {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            refuseNested(each.getKey(), each.getValue());
        }
        Entry type = mapping.entries().get("device_type");
        if (type != null && type.value() instanceof Scalar) {
            throw mapping.place()
                    .error("this is one device and not a list of devices; put \"- \" before its first key and indent"
                            + " the others by two blanks");
        }
    }

    private static void refuseNested(String key, Entry entry) throws FileMistake {
        boolean list = entry.value() instanceof Items items
                && !items.items().isEmpty()
                && items.items().stream().allMatch(Entries.class::isInstance);
        boolean mapping = entry.value() instanceof Entries inner
                && !inner.entries().isEmpty()
                && inner.entries().values().stream().allMatch(each -> isDevice(each.value()));
        if (list || mapping) {
            String shown = YamlFile.shown(key);
            throw entry.keyPlace()
                    .error("the devices stand under a key \"" + shown
                            + "\"; an inventory begins with them: remove the line \"" + shown
                            + ":\", and the indentation below it");
        }
    }

    private static boolean isDevice(Value value) {
        return value instanceof Entries device
                && Stream.of("host", "ip", "device_type").anyMatch(device.entries()::containsKey);
    }
}
