package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Printable;
import io.netfutures.device.Settings;
import io.netfutures.inventory.format.PlatformNames;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One device of an inventory, as netmiko's {@code ConnectHandler} would take it, made into a {@link Device}. */
final class DeviceEntry {
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}._:%-]{1,253}");
    private static final Pattern ADDRESS_WITH_PORT = Pattern.compile("[^:]*:[0-9]*");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private final RawDevice raw;
    private final Entries mapping;
    private final Fields fields;
    private final String what;
    private final Platforms platforms;
    private final Notes notes;
    private @Nullable FileMistake flaw;

    /** Reads a value of the entry. */
    private interface Reading<T extends @Nullable Object> {
        T read() throws FileMistake;
    }

    /** @param what what to call the device before its name is known, such as {@code device 2} */
    DeviceEntry(RawDevice raw, String what, Platforms platforms, Notes notes) {
        this.platforms = platforms;
        this.raw = raw;
        this.mapping = raw.merged();
        this.flaw = raw.flaw();
        this.fields = new Fields(mapping, notes);
        this.what = what;
        this.notes = notes;
    }

    /**
     * Makes the device. A value that cannot be used is noted, and becomes the {@linkplain Device#flaw() flaw} of the device.
     *
     * @throws FileMistake if it is not clear which device is meant, or a secret is not written as one
     */
    ListedDevice device() throws FileMistake {
        EntryKeys.check(mapping, notes);
        String key = raw.name();
        String given = fields.text("name").strip();
        given = given.isEmpty() && key != null ? key : given;
        String address = addressOf(given);
        String name = given.isEmpty() ? address : given;
        if (!name.equals(Printable.line(name))) {
            throw mapping.place().error("the name " + quoted(name) + " has characters that cannot be shown");
        }
        Set<String> groups = new LinkedHashSet<>(raw.groups());
        groups.addAll(fields.names("groups"));
        if (groups.contains("all")) {
            throw fields.place("groups").error("every device is in the group all; leave it out");
        }
        usable(
                () -> {
                    EntryKeys.checkUsable(mapping);
                    return true;
                },
                false);
        Device device = new Device(
                name,
                address,
                usable(this::port, 22),
                usable(this::platform, ""),
                credentials(),
                usable(new EntrySettings(fields, notes)::settings, Settings.DEFAULT),
                groups,
                data(),
                EntryKeys.variables(mapping, raw.data()),
                new Origin(mapping.place().file(), mapping.place().line()),
                null);
        List<Scalar> jumps = usable(new EntryAccess(fields, notes)::jumps, null);
        ListedDevice listed = new ListedDevice(device, raw, jumps, !given.isEmpty());
        return flaw == null ? listed : listed.flawed(flaw, notes);
    }

    private Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>(EntryKeys.known(raw.data()));
        data.putAll(EntryKeys.data(mapping));
        return data;
    }

    private <T extends @Nullable Object> T usable(Reading<T> value, T otherwise) {
        try {
            return value.read();
        } catch (FileMistake mistake) {
            flaw = flaw == null ? mistake : flaw;
            return otherwise;
        }
    }

    /** Falls back to what is written, or else to the name, if there is no usable address; the flaw says so. */
    private String addressOf(String name) throws FileMistake {
        try {
            return address();
        } catch (FileMistake mistake) {
            String written = Printable.line(fields.has("ip") ? written("ip") : written("host"));
            if (written.isEmpty() && (name.isEmpty() || !fields.has("device_type"))) {
                throw mistake;
            }
            flaw = flaw == null ? mistake : flaw;
            return written.isEmpty() ? name : written;
        }
    }

    private String written(String key) {
        return fields.value(key) instanceof Scalar one ? one.text().strip() : "";
    }

    /** Empty if there is none. */
    private String platform() throws FileMistake {
        Scalar type = fields.scalar("device_type");
        if (type == null || type.text().isBlank()) {
            notes.add(
                    mapping.place(),
                    "there is no device_type; write for instance device_type: cisco_ios; such a device fails when it is"
                            + " selected");
            return "";
        }
        return PlatformNames.of(type, platforms, notes);
    }

    /** As in netmiko, {@code ip} takes precedence over {@code host}; both are stripped, and an empty one counts as missing. */
    private String address() throws FileMistake {
        String ip = fields.text("ip").strip();
        String host = fields.text("host").strip();
        if (!ip.isEmpty() && !host.isEmpty() && !ip.equals(host)) {
            notes.add(fields.place("ip"), "ip is used, host is not, as netmiko does");
        }
        String key = ip.isEmpty() ? "host" : "ip";
        String address = ip.isEmpty() ? host : ip;
        if (address.isEmpty()) {
            throw mapping.place()
                    .error(what + " has neither host nor ip"
                            + (mapping.entries().containsKey("ansible_host")
                                    ? "; hosts of Ansible stand in a group, as all: {hosts: {r1: {ansible_host: ...}}}"
                                    : ""));
        }
        if (address.startsWith("-") || !ADDRESS.matcher(address).matches()) {
            throw fields.place(key)
                    .error(quoted(address) + " is not a host name or address; write only that, without user and port");
        }
        if (ADDRESS_WITH_PORT.matcher(address).matches()) {
            throw fields.place(key)
                    .error("a port stands in " + key + "; write it as port: " + address.replaceAll(".*:", ""));
        }
        fields.line(key);
        return address;
    }

    private int port() throws FileMistake {
        Scalar written = fields.scalar("port");
        if (written == null) {
            return 22;
        }
        String text = written.text().strip();
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) > 65535) {
            throw written.place().error("port is " + quoted(text) + "; it must be a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private Credentials credentials() throws FileMistake {
        String user = usable(() -> fields.line("username"), null);
        EntrySecrets secrets = new EntrySecrets(fields);
        return new Credentials(
                user == null ? "" : user,
                secrets.plain(Kind.PASSWORD),
                secrets.plain(Kind.SECRET),
                usable(this::keyFile, null),
                secrets.plain(Kind.PASSPHRASE),
                secrets.sources());
    }

    private @Nullable Path keyFile() throws FileMistake {
        Path file = fields.file("key_file");
        try {
            if (file != null
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .endsWith("------")) {
                notes.add(fields.place("key_file"), "this key can be read by others; chmod 600 it");
            }
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no such modes.
            return file;
        }
        return file;
    }
}
