package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.Formats;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.inventory.format.Source.Surroundings;
import io.netfutures.inventory.netbox.NetBox;
import io.netfutures.platform.Platforms;
import io.netfutures.secret.Keyring;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inventory as it was read from a file in any of the known formats, or from a folder of such files. Reading it contacts nothing.
 * Immutable.
 */
public final class InventoryFile {
    /** Java's name for a user without an entry in the list of users, as in many containers. */
    private static final String NOBODY = "?";

    private final Inventory inventory;
    private final Platforms platforms;
    private final List<String> notes;
    private final Set<Path> files;
    private final Map<String, RawDevice> written;

    private InventoryFile(
            Inventory inventory,
            Platforms platforms,
            List<String> notes,
            Set<Path> files,
            Map<String, RawDevice> written) {
        this.inventory = inventory;
        this.platforms = platforms;
        this.notes = notes;
        this.files = files;
        this.written = written;
    }

    /**
     * Reads {@code file}, whose format is found out. Blocks for the file, and those beside it that belong to it, only.
     *
     * @throws FileMistake if it cannot be used; the message names line and column
     */
    public static InventoryFile load(Path file) throws FileMistake {
        return load(file, null);
    }

    /**
     * Reads {@code file}. Blocks for the file, and those beside it that belong to it, only.
     *
     * @param format the name of its format, as in {@code --inventory-format}; null if it is to be found out
     * @throws FileMistake if it cannot be used; the message names line and column
     */
    public static InventoryFile load(Path file, @Nullable String format) throws FileMistake {
        return load(file, format, System.getenv());
    }

    /**
     * Reads {@code file}, or asks the NetBox that it names: {@code netbox:https://host/?site=ber}. Blocks until the file, and those
     * beside it that belong to it, are read; if it is a program, until it has ended, and for NetBox until it has answered, which both
     * have bounds of minutes.
     *
     * @param format the name of its format, as in {@code --inventory-format}; null if it is to be found out
     * @param environment where the token for NetBox is: {@code NETBOX_TOKEN}; and {@code ANSIBLE_VAULT_PASSWORD_FILE}
     * @throws FileMistake if it cannot be used; the message names line and column
     */
    public static InventoryFile load(Path file, @Nullable String format, Map<String, String> environment)
            throws FileMistake {
        return load(file, format, environment, new Keyring(environment, Keyring.Asker.NONE, List.of()));
    }

    /**
     * As {@link #load(Path, String, Map)}.
     *
     * @param vaults has the passwords of the files that ansible-vault has encrypted as a whole, each asked for once; null to leave such
     *     files out, with a note
     * @throws FileMistake if it cannot be used; the message names line and column, and says nothing of what is encrypted
     */
    public static InventoryFile load(
            Path file, @Nullable String format, Map<String, String> environment, @Nullable Keyring vaults)
            throws FileMistake {
        if (NetBox.isMeant(file.toString())) {
            Notes notes = new Notes();
            String token = environment.getOrDefault("NETBOX_TOKEN", "");
            List<RawDevice> devices = NetBox.devices(file.toString(), token, notes);
            return of(devices, Platforms.builtIn(), notes, Set.of());
        }
        Path absolute = file.toAbsolutePath();
        Path folder = Files.isDirectory(file) ? absolute.resolve("platforms") : absolute.resolveSibling("platforms");
        Platforms platforms = Platforms.builtIn().with(folder);
        Notes notes = new Notes();
        Set<Path> files = new LinkedHashSet<>();
        VaultFiles encrypted = new VaultFiles(vaults, notes, files);
        Source.Reading reading = (read, start) -> {
            FileModes.refuseWriters(read, start);
            files.add(read);
        };
        try {
            Surroundings surroundings = new Surroundings(platforms, notes, reading, encrypted);
            return of(Formats.read(file, format, surroundings), platforms, notes, files);
        } catch (FileMistake mistake) {
            throw notes.shown(mistake);
        }
    }

    private static InventoryFile of(List<RawDevice> devices, Platforms platforms, Notes notes, Set<Path> files)
            throws FileMistake {
        List<ListedDevice> found = listed(devices, platforms, notes);
        checkUnique(found, notes);
        List<ListedDevice> logging = SharedLogs.apart(found, notes);
        Map<String, RawDevice> written = HashMap.newHashMap(found.size());
        logging.forEach(each -> written.put(each.device().name(), each.raw()));
        return new InventoryFile(Inventory.of(Jumps.resolve(logging, notes)), platforms, notes.texts(), files, written);
    }

    /** The names of all formats that are known, as in {@code --inventory-format}. */
    public static List<String> formats() {
        return Formats.all().stream().map(FileFormat::name).toList();
    }

    /** The devices. */
    public Inventory inventory() {
        return inventory;
    }

    /** The platforms that come with netfutures, and those in {@code *.yaml} files of a folder {@code platforms} next to the inventory. */
    public Platforms platforms() {
        return platforms;
    }

    /** What the user should know, each thing once: keys without effect, and values that netmiko would read differently. */
    public List<String> notes() {
        return notes;
    }

    /** A copy with only these devices. */
    public InventoryFile with(Inventory selected) {
        return new InventoryFile(selected, platforms, notes, files, written);
    }

    /**
     * Where each value of the device of this name comes from, in the order of the file.
     *
     * @throws IllegalArgumentException if there is no such device in the inventory, or it is not one that was read
     */
    public List<Derivation> derivations(String name) {
        RawDevice device = written.get(name);
        if (device == null) {
            throw new IllegalArgumentException(
                    "there is no device " + Printable.line(name) + Nearest.hint(name, written.keySet()));
        }
        return Derivation.of(device);
    }

    /**
     * The devices as a list for netmiko, in YAML, without their secrets. Reading it gives the same devices, except for what is left
     * out, and for their places. A device with a flaw stands there with a comment.
     */
    public String toNetmiko() {
        return NetmikoText.of(inventory.devices(), written, false).text();
    }

    /** The devices as a list for netmiko, in YAML, with all secrets in plain text. */
    public String toNetmikoWithSecrets() {
        return NetmikoText.of(inventory.devices(), written, true).text();
    }

    /** How many secrets {@link #toNetmiko()} leaves out. */
    public int secrets() {
        return NetmikoText.of(inventory.devices(), written, false).secrets();
    }

    private static List<ListedDevice> listed(List<RawDevice> devices, Platforms platforms, Notes notes)
            throws FileMistake {
        List<ListedDevice> found = new ArrayList<>();
        for (RawDevice each : devices) {
            String what = "device " + (each.name() == null ? found.size() + 1 : YamlFile.shown(each.name()));
            found.add(new DeviceEntry(each, what, platforms, notes).device());
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

    /** The {@linkplain #exposure(Path) warnings} about all files from which this was read. */
    public List<String> exposure() {
        return files.stream().flatMap(file -> exposure(file).stream()).toList();
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
        if (FileModes.mode(file).contains(PosixFilePermission.OTHERS_READ)) {
            exposures.add(name + ": the passwords in it can be read by every user of this machine; chmod 600 it");
        }
        String owner = FileModes.owner(file);
        if (!owner.isEmpty() && !trusted.contains(NOBODY) && !trusted.contains(owner)) {
            exposures.add(name + ": this file with passwords belongs to the user " + Printable.line(owner)
                    + ", who can change where they are sent; use a copy of your own, or chown it");
        }
        return exposures;
    }
}
