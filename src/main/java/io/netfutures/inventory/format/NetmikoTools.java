package io.netfutures.inventory.format;

import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code .netmiko.yml} of netmiko-tools: a mapping of names to devices and groups. */
final class NetmikoTools implements FileFormat {
    @Override
    public String name() {
        return "netmiko-tools";
    }

    @Override
    public String description() {
        return "a mapping of names to devices and groups, as .netmiko.yml";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Entries;
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = source.yaml().orElse(null);
        if (!(root instanceof Entries mapping)) {
            throw source.start().error("this is not a mapping of names to devices and groups");
        }
        OtherFormat.refuse(mapping);
        Map<String, Items> groups = new LinkedHashMap<>();
        Map<String, Entries> entries = new LinkedHashMap<>();
        boolean encrypts = false;
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            switch (each.getValue().value()) {
                case Items members -> groups.put(each.getKey(), members);
                case Entries meta
                when each.getKey().equals("__meta__") ->
                    encrypts = new Fields(meta, source.notes()).truth("encryption", false);
                case Entries device -> entries.put(each.getKey(), device);
                case Scalar scalar ->
                    throw scalar.place()
                            .error("\"" + YamlFile.shown(each.getKey()) + "\" is neither a device nor a group; "
                                    + OtherFormat.SHAPES);
            }
        }
        for (Entries each : encrypts ? List.<Entries>of() : entries.values()) {
            Encrypted.refuse(each);
        }
        Map<String, Set<String>> groupsOf = Groups.byDevice(groups, entries.keySet());
        List<RawDevice> devices = new ArrayList<>();
        entries.forEach((key, entry) -> devices.add(RawDevice.of(key, entry, groupsOf.getOrDefault(key, Set.of()))));
        return devices;
    }
}
