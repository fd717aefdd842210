package io.netfutures.inventory.format;

import io.netfutures.device.Nearest;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The groups of netmiko-tools, which are lists of device names and group names. */
final class Groups {
    private static final int DEEPEST = 20;

    private final Map<String, Items> lists;
    private final Set<String> devices;
    private final Map<String, Set<String>> members = new HashMap<>();

    private Groups(Map<String, Items> lists, Set<String> devices) {
        this.lists = lists;
        this.devices = devices;
    }

    /** The groups of each device. */
    static Map<String, Set<String>> byDevice(Map<String, Items> lists, Set<String> devices) throws FileMistake {
        Groups groups = new Groups(lists, devices);
        Map<String, Set<String>> byDevice = new HashMap<>();
        for (Map.Entry<String, Items> group : lists.entrySet()) {
            if (group.getKey().equals("all")) {
                throw group.getValue().place().error("every device is in the group all; give this one another name");
            }
            for (String device : groups.members(group.getKey(), group.getValue(), new LinkedHashSet<>())) {
                byDevice.computeIfAbsent(device, none -> new LinkedHashSet<>()).add(group.getKey());
            }
        }
        return byDevice;
    }

    private Set<String> members(String group, Items list, Set<String> above) throws FileMistake {
        Set<String> known = members.get(group);
        if (known != null) {
            return known;
        }
        if (!above.add(group) || above.size() > DEEPEST) {
            throw list.place()
                    .error("group " + YamlFile.shown(group)
                            + (above.size() > DEEPEST ? " is nested deeper than 20 levels" : " contains itself"));
        }
        Set<String> found = new LinkedHashSet<>();
        for (Value item : list.items()) {
            if (!(item instanceof Scalar member)) {
                throw item.place().error("group " + YamlFile.shown(group) + " must be a list of names");
            }
            Items inner = lists.get(member.text());
            if (inner != null) {
                found.addAll(members(member.text(), inner, above));
            } else if (devices.contains(member.text())) {
                found.add(member.text());
            } else {
                throw member.place()
                        .error("group " + YamlFile.shown(group) + ": there is no device " + Fields.quoted(member.text())
                                + Nearest.hint(member.text(), devices));
            }
        }
        above.remove(group);
        members.put(group, found);
        return found;
    }
}
