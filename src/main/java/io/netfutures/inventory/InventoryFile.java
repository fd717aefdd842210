package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.inventory.Value.Entries;
import io.netfutures.inventory.Value.Entry;
import io.netfutures.inventory.Value.Items;
import io.netfutures.inventory.Value.Place;
import io.netfutures.inventory.Value.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads an inventory that was written for netmiko: a list of devices, or netmiko-tools' mapping of names to devices and groups.
 * Nothing is contacted.
 *
 * @param inventory the devices
 * @param notes what the user should know, each said once: keys without effect, and values that netmiko would read otherwise
 */
public record InventoryFile(Inventory inventory, List<String> notes) {
    private static final String SHAPES =
            "an inventory is a list of devices (as netmiko's devices.yaml), or a mapping of names to"
                    + " devices and groups (as .netmiko.yml)";

    /**
     * Reads {@code file}.
     *
     * @throws InventoryException if it cannot be used, naming the line and column
     */
    public static InventoryFile load(Path file) throws InventoryException {
        Set<String> notes = new LinkedHashSet<>();
        String name = Printable.line(file.toString());
        Value root = YamlFile.read(file).orElseThrow(() -> new InventoryException(name + ": no devices in this file"));
        warnOfReaders(file, notes);
        List<Device> devices = switch (root) {
            case Items list -> list(list, notes);
            case Entries mapping -> mapping(mapping, notes);
            case Scalar scalar
            when scalar.kind() == ScalarKind.NULL -> throw new InventoryException(name + ": no devices in this file");
            case Scalar scalar -> throw scalar.place().error("this is a single word, not an inventory; " + SHAPES);
        };
        if (devices.isEmpty()) {
            throw new InventoryException(name + ": no devices in this file");
        }
        checkUnique(devices, notes);
        return new InventoryFile(Inventory.of(devices), List.copyOf(notes));
    }

    private static List<Device> list(Items list, Set<String> notes) throws InventoryException {
        List<Device> devices = new ArrayList<>();
        for (Value item : list.items()) {
            String what = "device " + (devices.size() + 1);
            if (!(item instanceof Entries mapping)) {
                throw item.place()
                        .error(what + " is not a mapping of keys to values; write for instance host: 192.168.100.1");
            }
            devices.add(new DeviceEntry(mapping, what, notes::add).device(null, Set.of()));
        }
        return devices;
    }

    private static List<Device> mapping(Entries mapping, Set<String> notes) throws InventoryException {
        refuseOtherTools(mapping);
        Map<String, Items> groups = new LinkedHashMap<>();
        Map<String, Entries> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            switch (each.getValue().value()) {
                case Items members -> groups.put(each.getKey(), members);
                case Entries device when each.getKey().equals("__meta__") -> {}
                case Entries device -> entries.put(each.getKey(), device);
                case Scalar scalar ->
                    throw scalar.place()
                            .error("\"" + Printable.line(each.getKey()) + "\" is neither a device nor a group; "
                                    + SHAPES);
            }
        }
        Map<String, Set<String>> groupsOf = new HashMap<>();
        for (String group : groups.keySet()) {
            for (String member : members(group, groups, entries.keySet(), new LinkedHashSet<>())) {
                groupsOf.computeIfAbsent(member, none -> new LinkedHashSet<>()).add(group);
            }
        }
        List<Device> devices = new ArrayList<>();
        for (Map.Entry<String, Entries> each : entries.entrySet()) {
            devices.add(new DeviceEntry(each.getValue(), "device " + Printable.line(each.getKey()), notes::add)
                    .device(each.getKey(), groupsOf.getOrDefault(each.getKey(), Set.of())));
        }
        return devices;
    }

    /** The devices of a group, and of the groups in it. */
    private static Set<String> members(String group, Map<String, Items> groups, Set<String> devices, Set<String> above)
            throws InventoryException {
        Items list = Objects.requireNonNull(groups.get(group));
        if (!above.add(group)) {
            throw list.place().error("group " + Printable.line(group) + " contains itself");
        }
        Set<String> members = new LinkedHashSet<>();
        for (Value item : list.items()) {
            if (!(item instanceof Scalar member)) {
                throw item.place().error("group " + Printable.line(group) + " must be a list of names");
            }
            if (groups.containsKey(member.text())) {
                members.addAll(members(member.text(), groups, devices, above));
            } else if (devices.contains(member.text())) {
                members.add(member.text());
            } else {
                throw member.place()
                        .error("group " + Printable.line(group) + ": there is no device \""
                                + Printable.line(member.text()) + "\"" + Nearest.hint(member.text(), devices));
            }
        }
        above.remove(group);
        return members;
    }

    private static void refuseOtherTools(Entries mapping) throws InventoryException {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            if (each.getValue().value() instanceof Entries inner) {
                Set<String> keys = inner.entries().keySet();
                if (keys.contains("hosts") || keys.contains("children") || keys.contains("vars")) {
                    throw mapping.place()
                            .error("this looks like an Ansible inventory, which cannot be read yet; " + SHAPES);
                }
                if ((keys.contains("hostname") && !keys.contains("device_type"))
                        || keys.contains("connection_options")) {
                    throw mapping.place()
                            .error("this looks like a nornir inventory, which cannot be read yet; " + SHAPES);
                }
            }
        }
        if (mapping.entries().containsKey("device_type") || mapping.entries().containsKey("host")) {
            throw mapping.place()
                    .error("this is one device and not a list of devices; put \"- \" before its first key and indent"
                            + " the others by two blanks");
        }
    }

    private static void checkUnique(List<Device> devices, Set<String> notes) throws InventoryException {
        Map<String, Device> byName = new HashMap<>();
        Map<String, Device> byEndpoint = new HashMap<>();
        for (Device device : devices) {
            Device same = byName.putIfAbsent(device.name(), device);
            Place place = new Place(device.origin().file(), device.origin().line(), 1);
            if (same != null) {
                throw place.error("the device in line " + same.origin().line() + " is called " + device.name()
                        + " too; give each a name: of its own");
            }
            Device twin = byEndpoint.putIfAbsent(device.address() + " " + device.port(), device);
            if (twin != null) {
                notes.add(twin.name() + " and " + device.name() + " are the same box (" + device.address() + ":"
                        + device.port() + "); their sessions come one after the other");
            }
        }
    }

    private static void warnOfReaders(Path file, Set<String> notes) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
                notes.add(Printable.line(file.toString()) + " can be written by everybody; chmod 600 it");
            }
        } catch (UnsupportedOperationException | IOException noSuchModesHere) {
            return;
        }
    }
}
