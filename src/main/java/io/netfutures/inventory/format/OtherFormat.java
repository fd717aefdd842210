package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
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
        refuseEmpty(mapping);
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

    /** Refuses a list of devices that has none, unless devices stand beside it, so that its key is the name of a group. */
    private static void refuseEmpty(Entries mapping) throws FileMistake {
        if (mapping.entries().values().stream().anyMatch(each -> isDevice(each.value()))) {
            return;
        }
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            boolean empty = switch (each.getValue().value()) {
                case Items list -> list.items().isEmpty();
                case Entries inner -> inner.entries().isEmpty();
                case Scalar one -> one.kind() == ScalarKind.NULL;
            };
            if (empty && ScriptFile.isList(each.getKey())) {
                String shown = YamlFile.shown(each.getKey());
                throw each.getValue()
                        .keyPlace()
                        .error(shown + ": is empty, so there are no devices; write them below it, for instance"
                                + " - host: 192.168.100.1");
            }
            if (!empty && each.getValue().value() instanceof Scalar && ScriptFile.isList(each.getKey())) {
                throw ScriptFile.inOneText(each.getKey(), each.getValue());
            }
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
