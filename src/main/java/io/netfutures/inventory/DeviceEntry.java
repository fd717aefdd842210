package io.netfutures.inventory;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Nearest;
import io.netfutures.device.Origin;
import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Timeouts;
import io.netfutures.inventory.Value.Entries;
import io.netfutures.inventory.Value.Entry;
import io.netfutures.inventory.Value.Items;
import io.netfutures.inventory.Value.Place;
import io.netfutures.inventory.Value.Scalar;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One device of an inventory, as netmiko's {@code ConnectHandler} would take it, made into a {@link Device}. */
final class DeviceEntry {
    /** Accepted and without effect, with the reason. */
    private static final Map<String, String> NOTED = Map.ofEntries(
            Map.entry("system_host_keys", "the user's known_hosts is always read"),
            Map.entry("alt_host_keys", "alt_key_file alone is enough"),
            Map.entry("session_timeout", "each task has a session of its own"),
            Map.entry("response_return", "lines of results always end with \\n"),
            Map.entry("disable_lf_normalization", "lines of results always end with \\n"),
            Map.entry("fast_cli", "there is no sleep that it could shorten"),
            Map.entry("delay_factor_compat", "there is no delay"),
            Map.entry("_legacy_mode", "there is no delay"),
            Map.entry("verbose", "see --show-futures"),
            Map.entry("auto_connect", "a session is opened when a task needs it"),
            Map.entry("allow_auto_change", "no configuration is changed for a show command"),
            Map.entry("allow_agent", "ssh-agent is not used yet; key_file and password are"),
            Map.entry("disable_sha2_fix", "SHA-1 signatures are not offered"));

    /** Refused, with the reason. */
    private static final Map<String, String> REJECTED = Map.of(
            "pkey", "a key object has no text form; use key_file",
            "sock", "a socket has no text form",
            "sock_telnet", "only SSH is spoken here",
            "serial_settings", "only SSH is spoken here",
            "ssh_config_file",
                    "it is not read yet, and without it another host might be contacted; write host, port and"
                            + " username here");

    private static final Set<String> HONOURED = Set.of(
            "device_type",
            "ip",
            "host",
            "name",
            "groups",
            "username",
            "password",
            "secret",
            "port",
            "use_keys",
            "key_file",
            "passphrase",
            "disabled_algorithms",
            "ssh_strict",
            "alt_key_file",
            "conn_timeout",
            "banner_timeout",
            "auth_timeout",
            "blocking_timeout",
            "timeout",
            "read_timeout_override",
            "keepalive",
            "default_enter",
            "encoding",
            "global_delay_factor",
            "global_cmd_verify",
            "session_log",
            "session_log_record_writes",
            "session_log_file_mode");

    private static final Set<String> KNOWN = union();

    private final Entries mapping;
    private final String what;
    private final Consumer<String> notes;

    /**
     * @param what what to call the device before its name is known, as {@code device 2}
     * @param notes takes what the user should know without its being an error
     */
    DeviceEntry(Entries mapping, String what, Consumer<String> notes) {
        this.mapping = mapping;
        this.what = what;
        this.notes = notes;
    }

    /** The device; {@code key} is its name in a mapping of devices, or null in a list. */
    Device device(@Nullable String key, Set<String> inGroups) throws InventoryException {
        checkKeys();
        String ip = text("ip").strip();
        String host = text("host").strip();
        String address = ip.isEmpty() ? host : ip;
        if (address.isEmpty()) {
            throw mapping.place().error(what + " has neither host nor ip");
        }
        if (address.startsWith("-") || address.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw place(ip.isEmpty() ? "host" : "ip")
                    .error("\"" + Printable.line(address) + "\" is not a host name or address");
        }
        if (!ip.isEmpty() && !host.isEmpty() && !ip.equals(host)) {
            notes.accept(place("ip") + ": ip " + ip + " is used, host " + host + " is not");
        }
        String name = text("name").strip();
        name = !name.isEmpty() ? name : key != null ? key : address;
        if (!name.equals(Printable.line(name))) {
            throw mapping.place()
                    .error("the name \"" + Printable.line(name) + "\" has characters that cannot be shown");
        }
        Scalar type = scalar("device_type");
        if (type == null || type.text().isBlank()) {
            throw mapping.place()
                    .error(what + " (" + name + ") has no device_type; write for instance device_type: cisco_ios");
        }
        Set<String> groups = new LinkedHashSet<>(inGroups);
        groups.addAll(strings("groups"));
        return new Device(
                name,
                address,
                port(),
                PlatformNames.of(type),
                credentials(),
                settings(),
                Set.copyOf(groups),
                new Origin(mapping.place().file(), mapping.place().line()));
    }

    private void checkKeys() throws InventoryException {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            String key = each.getKey();
            Place place = each.getValue().keyPlace();
            if (REJECTED.containsKey(key) && !isNull(each.getValue().value())) {
                throw place.error(key + " cannot be used: " + REJECTED.get(key));
            }
            if (NOTED.containsKey(key)) {
                notes.accept(key + " has no effect: " + NOTED.get(key));
            } else if (!KNOWN.contains(key)) {
                notes.accept("the key " + Printable.line(key) + " is not one of netmiko's and has no effect"
                        + Nearest.hint(key, KNOWN));
            }
        }
        if (isFalse("ssh_strict")) {
            notes.accept("ssh_strict: false has no effect: host keys are always checked; see --host-keys");
        }
    }

    private int port() throws InventoryException {
        Scalar written = scalar("port");
        if (written == null) {
            return 22;
        }
        String text = written.text().strip();
        if (!text.matches("\\d{1,5}") || text.startsWith("0") || Integer.parseInt(text) > 65535) {
            throw written.place().error("port is " + quoted(text) + "; it must be a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private Credentials credentials() throws InventoryException {
        String user = secretText("username");
        return new Credentials(
                user == null ? "" : user, secret("password"), secret("secret"), path("key_file"), secret("passphrase"));
    }

    private Settings settings() throws InventoryException {
        Timeouts base = Timeouts.DEFAULT;
        Duration upper = seconds("timeout", base.command());
        Duration command = seconds("read_timeout_override", upper);
        double factor = number("global_delay_factor", 1);
        if (factor > 1) {
            notes.accept("global_delay_factor multiplies the bound of a command; there is no sleep to lengthen");
            command = Duration.ofNanos(Math.round(command.toNanos() * factor));
        } else if (mapping.entries().containsKey("global_delay_factor")) {
            notes.accept("global_delay_factor has no effect: there is no sleep that it could shorten");
        }
        if (mapping.entries().containsKey("timeout") && mapping.entries().containsKey("read_timeout_override")) {
            notes.accept("read_timeout_override is used for commands, timeout is not");
        }
        Duration idle = seconds("blocking_timeout", base.idle());
        Timeouts timeouts = new Timeouts(
                seconds("conn_timeout", base.connect()),
                seconds("banner_timeout", base.banner()),
                seconds("auth_timeout", base.login()),
                base.prompt(),
                idle.compareTo(command) < 0 ? idle : command,
                command);
        return new Settings(
                timeouts,
                keepAlive(),
                encoding(),
                enter(),
                !isFalse("global_cmd_verify"),
                truth("use_keys"),
                path("alt_key_file"),
                truth("ssh_strict"),
                disabledAlgorithms(),
                sessionLog());
    }

    private Duration keepAlive() throws InventoryException {
        Duration wanted = seconds("keepalive", Duration.ZERO);
        return wanted.isZero() ? Settings.DEFAULT.keepAlive() : wanted;
    }

    private Charset encoding() throws InventoryException {
        Scalar written = scalar("encoding");
        if (written == null || written.text().isBlank()) {
            return Settings.DEFAULT.encoding();
        }
        try {
            return Charset.forName(written.text().strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw written.place().error("encoding " + quoted(written.text()) + " is not known; utf-8 and latin1 are");
        }
    }

    private String enter() throws InventoryException {
        Scalar written = scalar("default_enter");
        if (written == null || written.text().isEmpty()) {
            return Settings.DEFAULT.enter();
        }
        if (!List.of("\n", "\r", "\r\n").contains(written.text())) {
            throw written.place().error("default_enter must be \"\\n\", \"\\r\" or \"\\r\\n\"");
        }
        return written.text();
    }

    private Map<String, List<String>> disabledAlgorithms() throws InventoryException {
        Entry entry = mapping.entries().get("disabled_algorithms");
        if (entry == null || isNull(entry.value())) {
            return Map.of();
        }
        if (!(entry.value() instanceof Entries kinds)) {
            throw entry.value().place().error("disabled_algorithms must be a mapping such as {kex: [name]}");
        }
        Map<String, List<String>> disabled = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> kind : kinds.entries().entrySet()) {
            if (!Set.of("kex", "keys", "ciphers", "macs", "pubkeys", "compression")
                    .contains(kind.getKey())) {
                notes.accept("disabled_algorithms: " + Printable.line(kind.getKey()) + " is not a kind of algorithm");
            }
            disabled.put(kind.getKey(), strings(kind.getValue().value(), "disabled_algorithms: " + kind.getKey()));
        }
        return disabled;
    }

    private @Nullable SessionLog sessionLog() throws InventoryException {
        Path file = path("session_log");
        if (file == null) {
            return null;
        }
        String mode = text("session_log_file_mode").strip();
        if (!List.of("", "write", "append").contains(mode)) {
            throw place("session_log_file_mode")
                    .error("session_log_file_mode must be write or append, not " + quoted(mode));
        }
        return new SessionLog(file, mode.equals("append"), truth("session_log_record_writes"));
    }

    // ---- values of keys

    /** The scalar of this key; null if there is none, or it says null. */
    private @Nullable Scalar scalar(String key) throws InventoryException {
        Entry entry = mapping.entries().get(key);
        if (entry == null) {
            return null;
        }
        return switch (entry.value()) {
            case Scalar scalar -> scalar.kind() == ScalarKind.NULL ? null : scalar;
            case Items list -> throw list.place().error(key + " must be one value, not a list");
            case Entries inner -> throw inner.place().error(key + " must be one value, not a mapping");
        };
    }

    private String text(String key) throws InventoryException {
        Scalar scalar = scalar(key);
        return scalar == null ? "" : scalar.text();
    }

    /** The text as it is written, with a warning where PyYAML, and so netmiko, would have made something else of it. */
    private @Nullable String secretText(String key) throws InventoryException {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return null;
        }
        if (scalar.kind() != ScalarKind.TEXT) {
            notes.accept(scalar.place() + ": " + key + " is used as it is written; netmiko would make a "
                    + scalar.kind().word() + " of it; put it in quotes");
        }
        return scalar.text();
    }

    private @Nullable Secret secret(String key) throws InventoryException {
        String text = secretText(key);
        if (text != null && text.startsWith("__encrypt__")) {
            throw place(key)
                    .error(key + " is encrypted for netmiko-tools, which cannot be read yet; write it in plain text, or"
                            + " leave it out");
        }
        return text == null ? null : Secret.of(text);
    }

    private @Nullable Path path(String key) throws InventoryException {
        String text = text(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    private boolean truth(String key) throws InventoryException {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return false;
        }
        if (scalar.kind() != ScalarKind.BOOL) {
            throw scalar.place().error(key + " is " + quoted(scalar.text()) + "; it must be true or false");
        }
        return isTrue(scalar.text());
    }

    private boolean isFalse(String key) throws InventoryException {
        Scalar scalar = scalar(key);
        return scalar != null && scalar.kind() == ScalarKind.BOOL && !isTrue(scalar.text());
    }

    private static boolean isTrue(String text) {
        return List.of("yes", "true", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    private double number(String key, double otherwise) throws InventoryException {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return otherwise;
        }
        if (!scalar.text().strip().matches("\\d{1,9}(\\.\\d{0,9})?")) {
            throw scalar.place().error(key + " is " + quoted(scalar.text()) + "; it must be a number");
        }
        return Double.parseDouble(scalar.text().strip());
    }

    private Duration seconds(String key, Duration otherwise) throws InventoryException {
        double seconds = number(key, -1);
        return seconds < 0 ? otherwise : Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private List<String> strings(String key) throws InventoryException {
        Entry entry = mapping.entries().get(key);
        return entry == null || isNull(entry.value()) ? List.of() : strings(entry.value(), key);
    }

    private static List<String> strings(Value value, String key) throws InventoryException {
        List<String> texts = new ArrayList<>();
        if (value instanceof Scalar one) {
            texts.add(one.text());
        } else if (value instanceof Items list) {
            for (Value item : list.items()) {
                if (!(item instanceof Scalar text)) {
                    throw item.place().error(key + " must be a list of words");
                }
                texts.add(text.text());
            }
        } else {
            throw value.place().error(key + " must be a list of words");
        }
        return texts;
    }

    private Place place(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }

    private static boolean isNull(Value value) {
        return value instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
    }

    private static String quoted(String text) {
        return "\"" + Printable.line(text) + "\"";
    }

    private static Set<String> union() {
        Set<String> all = new LinkedHashSet<>(HONOURED);
        all.addAll(NOTED.keySet());
        all.addAll(REJECTED.keySet());
        return Set.copyOf(all);
    }
}
