package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an inventory that was written for netmiko: a list of devices, or netmiko-tools' mapping of names to devices and groups.
 * Nothing is contacted.
 *
 * @param inventory the devices
 * @param platforms the kinds of devices: those that come with netfutures, and those in {@code *.yaml} files of a folder
 *     {@code platforms} beside the inventory
 * @param notes what the user should know, each said once: keys without effect, and values that netmiko would read otherwise
 */
public record InventoryFile(Inventory inventory, Platforms platforms, List<String> notes) {
    private static final int STICKY = 01000;
    private static final String SHAPES =
            "an inventory is a list of devices (as netmiko's devices.yaml), or a mapping of names to"
                    + " devices and groups (as .netmiko.yml)";

    /**
     * A device as it stands in the file.
     *
     * @param jumps the jump hosts that are written down, none being an empty list; null if nothing is
     */
    record Found(Device device, Place place, @Nullable List<Scalar> jumps) {}

    /**
     * Reads {@code file}. Blocks for the file only.
     *
     * @throws FileMistake if it cannot be used, naming the line and column
     */
    public static InventoryFile load(Path file) throws FileMistake {
        String name = Printable.line(file.toString());
        Value root = YamlFile.read(file).orElseThrow(() -> noDevices(name));
        Path folder = file.toAbsolutePath().resolveSibling("platforms");
        Platforms platforms = Platforms.builtIn().with(folder);
        Notes notes = new Notes();
        refuseWriters(file, new Place(name, 1, 1));
        List<Found> found = switch (root) {
            case Items list -> list(list, platforms, notes);
            case Entries mapping -> mapping(mapping, platforms, notes);
            case Scalar scalar when scalar.kind() == ScalarKind.NULL -> List.of();
            case Scalar scalar -> throw scalar.place().error("this is a single word, not an inventory; " + SHAPES);
        };
        if (found.isEmpty()) {
            throw noDevices(name);
        }
        checkUnique(found, notes);
        return new InventoryFile(Inventory.of(Jumps.resolve(found)), platforms, notes.texts());
    }

    private static FileMistake noDevices(String name) {
        return new Place(name, 1, 1).error("no devices in this file; " + SHAPES);
    }

    private static List<Found> list(Items list, Platforms platforms, Notes notes) throws FileMistake {
        List<Found> found = new ArrayList<>();
        for (Value item : list.items()) {
            String what = "device " + (found.size() + 1);
            if (!(item instanceof Entries mapping)) {
                throw item.place()
                        .error(what + " is not a mapping of keys to values; write for instance host: 192.168.100.1");
            }
            DeviceEntry entry = new DeviceEntry(mapping, what, platforms, notes);
            found.add(new Found(entry.device(null, Set.of()), mapping.place(), entry.jumps()));
        }
        return found;
    }

    private static List<Found> mapping(Entries mapping, Platforms platforms, Notes notes) throws FileMistake {
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
                            .error("\"" + YamlFile.shown(each.getKey()) + "\" is neither a device nor a group; "
                                    + SHAPES);
            }
        }
        Map<String, Set<String>> groupsOf = Groups.byDevice(groups, entries.keySet());
        List<Found> found = new ArrayList<>();
        for (Map.Entry<String, Entries> each : entries.entrySet()) {
            String key = each.getKey();
            DeviceEntry entry = new DeviceEntry(each.getValue(), "device " + YamlFile.shown(key), platforms, notes);
            Device device = entry.device(key, groupsOf.getOrDefault(key, Set.of()));
            found.add(new Found(device, each.getValue().place(), entry.jumps()));
        }
        return found;
    }

    private static void refuseOtherTools(Entries mapping) throws FileMistake {
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
        Entry type = mapping.entries().get("device_type");
        if (type != null && type.value() instanceof Scalar) {
            throw mapping.place()
                    .error("this is one device and not a list of devices; put \"- \" before its first key and indent"
                            + " the others by two blanks");
        }
    }

    private static void checkUnique(List<Found> devices, Notes notes) throws FileMistake {
        Map<String, Found> byName = new HashMap<>();
        Map<Path, Found> byLog = new HashMap<>();
        Set<String> endpoints = new HashSet<>();
        for (Found found : devices) {
            Device device = found.device();
            Found same = byName.putIfAbsent(device.name(), found);
            if (same != null) {
                throw found.place()
                        .error("the device in line " + same.place().line() + " is called " + device.name()
                                + " too; give each a name: of its own");
            }
            SessionLog log = device.settings().sessionLog();
            Found writer = log == null
                    ? null
                    : byLog.putIfAbsent(log.file().toAbsolutePath().normalize(), found);
            if (writer != null) {
                throw found.place()
                        .error("the device in line " + writer.place().line()
                                + " writes the same session_log; give each a file of its own");
            }
            if (!endpoints.add(device.address() + " " + device.port())) {
                notes.add(
                        found.place(),
                        "this address and port stand above already; sessions with them come one after the other");
            }
        }
    }

    /**
     * Who can write the inventory, or put another in its place, can have the passwords of all devices sent to a machine of his own. In
     * a folder with the sticky bit only the owner of a file can replace it (chmod(1)).
     */
    private static void refuseWriters(Path file, Place place) throws FileMistake {
        if (mode(file).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw place.error("this file can be written by everybody; chmod 600 it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && mode(folder).contains(PosixFilePermission.OTHERS_WRITE) && !isSticky(folder)) {
            throw place.error("the folder of this file, " + Printable.line(folder.toString())
                    + ", can be written by everybody; chmod o-w it, or move the file");
        }
    }

    private static boolean isSticky(Path folder) {
        try {
            return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException noSuchModesHere) {
            return false;
        }
    }

    /**
     * What to say where passwords stand in {@code file}, the file that this was read from, and others than its owner can read them;
     * nothing where there are none, or no such modes.
     */
    public Optional<String> exposure(Path file) {
        boolean secrets = inventory.devices().stream()
                .anyMatch(each -> each.credentials().password() != null
                        || each.credentials().secret() != null
                        || each.credentials().passphrase() != null);
        return secrets && mode(file).contains(PosixFilePermission.OTHERS_READ)
                ? Optional.of(Printable.line(file.toString())
                        + ": the passwords in it can be read by every user of this machine; chmod 600 it")
                : Optional.empty();
    }

    private static Set<PosixFilePermission> mode(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException | IOException noSuchModesHere) {
            return Set.of();
        }
    }
}
