package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
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

/**
 * An inventory written for netmiko: a list of devices, or netmiko-tools' mapping of names to devices and groups. Reading it contacts
 * nothing.
 *
 * @param inventory the devices
 * @param platforms the platforms that come with netfutures, and those in {@code *.yaml} files of a folder {@code platforms} next to
 *     the inventory
 * @param notes what the user should know, each thing once: keys without effect, and values that netmiko would read differently
 */
public record InventoryFile(Inventory inventory, Platforms platforms, List<String> notes) {
    private static final int STICKY = 01000;

    /** Java's name for a user without an entry in the list of users, as in many containers. */
    private static final String NOBODY = "?";

    /**
     * Reads {@code file}. Blocks for the file only.
     *
     * @throws FileMistake if it cannot be used; the message names line and column
     */
    public static InventoryFile load(Path file) throws FileMistake {
        String name = Printable.line(file.toString());
        Value root = root(file).orElseThrow(() -> noDevices(name));
        Path folder = file.toAbsolutePath().resolveSibling("platforms");
        Platforms platforms = Platforms.builtIn().with(folder);
        Notes notes = new Notes();
        refuseWriters(file, new Place(name, 1, 1));
        List<ListedDevice> found = switch (root) {
            case Items list -> list(list, platforms, notes);
            case Entries mapping -> mapping(mapping, platforms, notes);
            case Scalar scalar when scalar.kind() == ScalarKind.NULL -> List.of();
            case Scalar scalar when OtherFormat.isIni(file) -> throw OtherFormat.ini(new Place(name, 1, 1));
            case Scalar scalar ->
                throw scalar.place().error("this is a single word, not an inventory; " + OtherFormat.SHAPES);
        };
        if (found.isEmpty()) {
            throw noDevices(name);
        }
        checkUnique(found, notes);
        List<ListedDevice> logging = SharedLogs.apart(found, notes);
        return new InventoryFile(Inventory.of(Jumps.resolve(logging, notes)), platforms, notes.texts());
    }

    private static Optional<Value> root(Path file) throws FileMistake {
        try {
            return YamlFile.read(file);
        } catch (FileMistake mistake) {
            Optional<Place> place = mistake.place();
            if (place.isPresent() && OtherFormat.isIni(file)) {
                throw OtherFormat.ini(new Place(place.get().file(), 1, 1));
            }
            throw mistake;
        }
    }

    private static FileMistake noDevices(String name) {
        return new Place(name, 1, 1).error("no devices in this file; " + OtherFormat.SHAPES);
    }

    private static List<ListedDevice> list(Items list, Platforms platforms, Notes notes) throws FileMistake {
        List<ListedDevice> found = new ArrayList<>();
        for (Value item : list.items()) {
            String what = "device " + (found.size() + 1);
            if (!(item instanceof Entries mapping)) {
                throw item.place()
                        .error(what + " is not a mapping of keys to values; write for instance host: 192.168.100.1");
            }
            found.add(new DeviceEntry(mapping, what, platforms, notes).device(null, Set.of()));
        }
        return withPorts(found);
    }

    /** Devices without a name that share an address, at different ports, are called by address and port. */
    private static List<ListedDevice> withPorts(List<ListedDevice> found) {
        Map<String, Set<Integer>> ports = new HashMap<>();
        found.stream()
                .filter(each -> !each.named())
                .map(ListedDevice::device)
                .forEach(device -> ports.computeIfAbsent(device.address(), none -> new HashSet<>())
                        .add(device.port()));
        return found.stream()
                .map(each -> each.named()
                                || ports.getOrDefault(each.device().address(), Set.of())
                                                .size()
                                        < 2
                        ? each
                        : each.with(each.device().named(each.device().endpoint())))
                .toList();
    }

    private static List<ListedDevice> mapping(Entries mapping, Platforms platforms, Notes notes) throws FileMistake {
        OtherFormat.refuse(mapping);
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
                                    + OtherFormat.SHAPES);
            }
        }
        Map<String, Set<String>> groupsOf = Groups.byDevice(groups, entries.keySet());
        List<ListedDevice> found = new ArrayList<>();
        for (Map.Entry<String, Entries> each : entries.entrySet()) {
            String key = each.getKey();
            DeviceEntry entry = new DeviceEntry(each.getValue(), "device " + YamlFile.shown(key), platforms, notes);
            found.add(entry.device(key, groupsOf.getOrDefault(key, Set.of())));
        }
        return found;
    }

    private static void checkUnique(List<ListedDevice> devices, Notes notes) throws FileMistake {
        Map<String, ListedDevice> byName = new HashMap<>();
        Set<String> endpoints = new HashSet<>();
        for (ListedDevice found : devices) {
            Device device = found.device();
            ListedDevice same = byName.putIfAbsent(device.name(), found);
            if (same != null) {
                throw found.place()
                        .error("the device in line " + same.place().line() + " is called " + device.name()
                                + " too; give each a name: of its own");
            }
            if (!endpoints.add(device.address() + " " + device.port())) {
                notes.add(
                        found.place(),
                        "this address and port stand above already; sessions with them come one after the other");
            }
        }
    }

    /**
     * Refuses a file that everybody can write or replace: they could have the passwords of all devices sent to a machine of their own.
     * In a folder with the sticky bit only the owner of a file can replace it (chmod(1)).
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
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException ignored) {
            // This file system has no such modes.
            return false;
        }
    }

    /**
     * Warnings if {@code file}, from which this was read, holds passwords that every user can read, or belongs to somebody other than
     * root and the user; empty if it holds none, or if the file system knows no modes and owners. It is only a warning, since such an
     * owner knows the passwords already; but the owner could have them sent elsewhere in the user's name.
     */
    public List<String> exposure(Path file) {
        return exposure(file, Set.copyOf(List.of("root", System.getProperty("user.name", NOBODY))));
    }

    List<String> exposure(Path file, Set<String> trusted) {
        boolean secrets = inventory.devices().stream()
                .anyMatch(each -> each.credentials().password() != null
                        || each.credentials().secret() != null
                        || each.credentials().passphrase() != null);
        if (!secrets) {
            return List.of();
        }
        List<String> exposures = new ArrayList<>();
        String name = Printable.line(file.toString());
        if (mode(file).contains(PosixFilePermission.OTHERS_READ)) {
            exposures.add(name + ": the passwords in it can be read by every user of this machine; chmod 600 it");
        }
        String owner = owner(file);
        if (!owner.isEmpty() && !trusted.contains(NOBODY) && !trusted.contains(owner)) {
            exposures.add(name + ": this file with passwords belongs to the user " + Printable.line(owner)
                    + ", who can change where they are sent; use a copy of your own, or chown it");
        }
        return exposures;
    }

    private static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no owners.
            return "";
        }
    }

    private static Set<PosixFilePermission> mode(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no such modes.
            return Set.of();
        }
    }
}
