package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises inventories of other tools, and those of netmiko that are nested a level too deep. */
final class OtherFormat {
    /** What an inventory looks like, for messages. */
    static final String SHAPES =
            "an inventory is a list of devices (as netmiko's devices.yaml), or a mapping of names to"
                    + " devices and groups (as .netmiko.yml)";

    private static final Pattern SECTION = Pattern.compile("\\s*\\[[\\w.:-]+]\\s*([#;].*)?");
    private static final Pattern PAIR = Pattern.compile("[^#:]*\\sansible_\\w+=.*");

    private OtherFormat() {}

    /** Whether this file, which is not YAML, looks like an INI file of Ansible. */
    static boolean isIni(Source source) {
        List<String> said = source.beginning().stream()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.matches("\\s*[#;].*"))
                .toList();
        boolean sections = said.stream().anyMatch(line -> SECTION.matcher(line).matches());
        boolean yaml = said.stream().anyMatch(line -> line.matches("\\s*(- .*|[\\w\"']+:(\\s.*)?)"));
        return (sections && !yaml)
                || said.stream().anyMatch(line -> PAIR.matcher(line).matches());
    }

    static FileMistake ini(Place place) {
        return place.error(
                "this looks like an INI file, as Ansible's hosts, which cannot be read yet; write a list of devices,"
                        + " each like - {host: 192.168.100.1, device_type: cisco_ios, username: cisco}");
    }

    /** Refuses a mapping that does not map names to devices and groups. */
    static void refuse(Entries mapping) throws FileMistake {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            if (each.getValue().value() instanceof Entries inner) {
                Set<String> keys = inner.entries().keySet();
                if (keys.contains("hosts") || keys.contains("children") || keys.contains("vars")) {
                    throw mapping.place()
                            .error("this looks like an Ansible inventory, which cannot be read yet; " + SHAPES);
                }
                boolean hasType = keys.contains("device_type");
                if (keys.contains("connection_options")
                        || (!hasType && (keys.contains("hostname") || keys.contains("platform")))) {
                    throw mapping.place()
                            .error("this looks like a nornir inventory, which cannot be read yet; " + SHAPES);
                }
            }
        }
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
