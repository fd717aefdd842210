package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Access;
import io.netfutures.device.Answer;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Legacy;
import io.netfutures.device.Nearest;
import io.netfutures.device.Origin;
import io.netfutures.device.Printable;
import io.netfutures.device.Settings;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Timeouts;
import io.netfutures.inventory.InventoryFile.Found;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One device of an inventory, as netmiko's {@code ConnectHandler} would take it, made into a {@link Device}. */
final class DeviceEntry {
    private static final Set<String> ALGORITHMS = Set.of("kex", "keys", "ciphers", "macs", "pubkeys");

    private final Entries mapping;
    private final Fields fields;
    private final String what;
    private final Platforms platforms;
    private final Notes notes;
    private @Nullable FileMistake flaw;

    /** Reads a value. */
    private interface Reading<T extends @Nullable Object> {
        T read() throws FileMistake;
    }

    /** @param what what to call the device before its name is known, as {@code device 2} */
    DeviceEntry(Entries mapping, String what, Platforms platforms, Notes notes) {
        this.platforms = platforms;
        this.mapping = mapping;
        this.fields = new Fields(mapping, notes);
        this.what = what;
        this.notes = notes;
    }

    /**
     * The device; {@code key} is its name in a mapping of devices, or null in a list. A value that cannot be used is noted, and is
     * the {@linkplain Device#flaw() flaw} of the device.
     *
     * @throws FileMistake if it is not clear which device is meant, or a secret is not written as one
     */
    Found device(@Nullable String key, Set<String> inGroups) throws FileMistake {
        Keys.check(mapping, notes);
        String given = fields.text("name").strip();
        given = given.isEmpty() && key != null ? key : given;
        String address = addressOf(given);
        String name = given.isEmpty() ? address : given;
        if (!name.equals(Printable.line(name))) {
            throw mapping.place().error("the name " + quoted(name) + " has characters that cannot be shown");
        }
        Set<String> groups = new LinkedHashSet<>(inGroups);
        groups.addAll(fields.words("groups"));
        if (groups.contains("all")) {
            throw fields.place("groups").error("every device is in the group all; leave it out");
        }
        usable(
                () -> {
                    Keys.checkUsable(mapping);
                    return true;
                },
                false);
        Device device = new Device(
                name,
                address,
                usable(this::port, 22),
                usable(this::platform, ""),
                credentials(),
                usable(this::settings, Settings.DEFAULT),
                Set.copyOf(groups),
                new Origin(mapping.place().file(), mapping.place().line()));
        List<Scalar> jumps = usable(this::jumps, null);
        FileMistake mistake = flaw;
        return new Found(
                mistake == null ? device : flawed(device, mistake, notes), mapping.place(), jumps, !given.isEmpty());
    }

    private <T extends @Nullable Object> T usable(Reading<T> value, T otherwise) {
        try {
            return value.read();
        } catch (FileMistake mistake) {
            flaw = flaw == null ? mistake : flaw;
            return otherwise;
        }
    }

    /** The device with this mistake in its entry, which is noted: those that differ in what was written are of one kind. */
    static Device flawed(Device device, FileMistake mistake, Notes notes) {
        String kind = mistake.what().split("[\"/(0-9]", 2)[0];
        notes.add(
                mistake.place().orElseThrow(),
                "flaw " + kind,
                mistake.what() + "; this device fails when it is selected");
        return device.flawed(mistake.what());
    }

    /** What no device can be called by, and has no type either, is none. */
    private String addressOf(String name) throws FileMistake {
        try {
            return address();
        } catch (FileMistake mistake) {
            String written = Printable.line(fields.has("ip") ? written("ip") : written("host"));
            if (written.isEmpty() && (name.isEmpty() || !fields.has("device_type"))) {
                throw mistake;
            }
            flaw = mistake;
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

    /** netmiko takes {@code ip} before {@code host}, both stripped, an empty text being none. */
    private String address() throws FileMistake {
        String ip = fields.text("ip").strip();
        String host = fields.text("host").strip();
        if (!ip.isEmpty() && !host.isEmpty() && !ip.equals(host)) {
            notes.add(fields.place("ip"), "ip is used, host is not, as netmiko does");
        }
        String key = ip.isEmpty() ? "host" : "ip";
        String address = ip.isEmpty() ? host : ip;
        if (address.isEmpty()) {
            throw mapping.place().error(what + " has neither host nor ip");
        }
        if (address.startsWith("-") || !address.matches("[\\p{L}\\p{N}._:%-]{1,253}")) {
            throw fields.place(key)
                    .error(quoted(address) + " is not a host name or address; write only that, without user and port");
        }
        if (address.matches("[^:]*:[0-9]*")) {
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
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
            throw written.place().error("port is " + quoted(text) + "; it must be a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private Credentials credentials() throws FileMistake {
        String user = usable(() -> fields.line("username"), null);
        return new Credentials(
                user == null ? "" : user,
                fields.secret("password"),
                fields.secret("secret"),
                usable(this::keyFile, null),
                fields.secret("passphrase"));
    }

    private @Nullable Path keyFile() throws FileMistake {
        Path file = fields.file("key_file");
        try {
            if (file != null
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .endsWith("------")) {
                notes.add(fields.place("key_file"), "this key can be read by others; chmod 600 it");
            }
        } catch (UnsupportedOperationException | IOException noSuchModesHere) {
            return file;
        }
        return file;
    }

    private Settings settings() throws FileMistake {
        if (!fields.truth("ssh_strict", true)) {
            notes.add(
                    fields.place("ssh_strict"),
                    "ssh_strict: false has no effect: host keys are always checked; see --host-keys");
        }
        return new Settings(
                timeouts(),
                keepAlive(),
                encoding(),
                enter(),
                fields.truth("global_cmd_verify", true),
                fields.truth("use_keys", false),
                knownHosts(),
                fields.truth("ssh_strict", false),
                disabledAlgorithms(),
                sessionLog(),
                access());
    }

    /** The way in, but for the jump hosts, which need the other devices. */
    private Access access() throws FileMistake {
        double handshakes = fields.number("jump_handshakes", Access.DEFAULT.handshakes());
        if (handshakes != Math.rint(handshakes) || handshakes < 1) {
            throw fields.place("jump_handshakes").error("jump_handshakes must be a whole number above 0");
        }
        return new Access(
                legacy(),
                fields.truth("allow_agent", false),
                fields.file("ssh_config_file"),
                null,
                fields.has("port"),
                loginAnswers(),
                (int) handshakes);
    }

    private List<Answer> loginAnswers() throws FileMistake {
        Value value = fields.value("login_answers");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Entries questions)) {
            throw value.place()
                    .error("login_answers must be a mapping of questions to answers, such as {'Do you accept': yes}");
        }
        List<Answer> answers = new ArrayList<>();
        for (Map.Entry<String, Entry> each : questions.entries().entrySet()) {
            if (!(each.getValue().value() instanceof Scalar text)) {
                throw each.getValue().value().place().error("the answer to a question is one line of text");
            }
            try {
                answers.add(new Answer(each.getKey(), text.text()));
            } catch (IllegalArgumentException e) {
                throw each.getValue().keyPlace().error("login_answers: " + e.getMessage());
            }
        }
        return List.copyOf(answers);
    }

    private List<String> legacy() throws FileMistake {
        Value value = fields.value("legacy");
        if (value == null) {
            return List.of();
        }
        List<String> wanted = value instanceof Scalar one && one.kind() == ScalarKind.BOOL
                ? fields.truth("legacy", false) ? Legacy.all() : List.of()
                : fields.words("legacy");
        for (String name : wanted) {
            if (!Legacy.all().contains(name)) {
                throw fields.place("legacy")
                        .error("legacy: " + quoted(name) + " is not an old algorithm that is known here"
                                + Nearest.hint(name, Legacy.all()));
            }
        }
        if (!wanted.isEmpty()) {
            notes.add(
                    fields.place("legacy"),
                    "legacy offers this device algorithms that can be broken; everything said to it may be read");
        }
        return wanted;
    }

    /** The jump hosts as they are written; {@code none} is an empty list, and null nothing at all. */
    private @Nullable List<Scalar> jumps() throws FileMistake {
        Value value = fields.value("jump");
        if (value == null) {
            return null;
        }
        List<Scalar> written = new ArrayList<>();
        for (Value item : value instanceof Items list ? list.items() : List.of(value)) {
            if (!(item instanceof Scalar word)
                    || word.kind() == ScalarKind.NULL
                    || word.text().isBlank()) {
                throw item.place().error("jump must be the name of a device, user@host:port, or a list of them");
            }
            written.add(word);
        }
        boolean none = written.size() == 1 && written.getFirst().text().equals("none");
        return none ? List.of() : written;
    }

    private Timeouts timeouts() throws FileMistake {
        Timeouts base = Timeouts.DEFAULT;
        Duration command = fields.seconds("read_timeout_override", fields.seconds("timeout", base.command()));
        if (fields.has("timeout") && fields.has("read_timeout_override")) {
            notes.add(fields.place("timeout"), "read_timeout_override is used for commands, timeout is not");
        }
        double factor = fields.number("global_delay_factor", 1);
        if (factor > 1) {
            notes.add(
                    fields.place("global_delay_factor"),
                    "global_delay_factor multiplies the bound of a command; there is no sleep to lengthen");
            command = Fields.duration(command.toNanos() / 1e9 * Math.min(factor, 1000));
        } else if (fields.has("global_delay_factor")) {
            notes.add(
                    fields.place("global_delay_factor"),
                    "global_delay_factor has no effect: there is no sleep that it could shorten");
        }
        Duration idle = fields.seconds("blocking_timeout", base.idle());
        return new Timeouts(
                fields.seconds("conn_timeout", base.connect()),
                fields.seconds("banner_timeout", base.banner()),
                fields.seconds("auth_timeout", base.login()),
                base.prompt(),
                idle.compareTo(command) < 0 ? idle : command,
                command);
    }

    private Duration keepAlive() throws FileMistake {
        double seconds = fields.number("keepalive", 0);
        return seconds == 0 ? Settings.DEFAULT.keepAlive() : Fields.duration(seconds);
    }

    /** Python's names too: {@code latin-1} is {@code latin1} here. */
    private Charset encoding() throws FileMistake {
        String written = fields.text("encoding").strip();
        if (written.isEmpty()) {
            return Settings.DEFAULT.encoding();
        }
        for (String spelling : List.of(written, written.replaceAll("[-_]", ""), written.replace('_', '-'))) {
            if (spelling.matches("[A-Za-z0-9][A-Za-z0-9._+:-]*") && Charset.isSupported(spelling)) {
                return Charset.forName(spelling);
            }
        }
        throw fields.place("encoding").error("encoding " + quoted(written) + " is not known; utf-8 and latin1 are");
    }

    private String enter() throws FileMistake {
        String written = fields.text("default_enter");
        if (written.isEmpty()) {
            return Settings.DEFAULT.enter();
        }
        if (!List.of("\n", "\r", "\r\n").contains(written)) {
            throw fields.place("default_enter")
                    .error("default_enter must be \"\\n\", \"\\r\" or \"\\r\\n\", in double quotes");
        }
        return written;
    }

    private @Nullable Path knownHosts() throws FileMistake {
        boolean wanted = fields.truth("alt_host_keys", false);
        if (!wanted && fields.has("alt_key_file")) {
            notes.add(
                    fields.place("alt_key_file"),
                    "alt_key_file has no effect without alt_host_keys: true, as in netmiko");
        }
        return wanted ? fields.file("alt_key_file") : null;
    }

    private Map<String, List<String>> disabledAlgorithms() throws FileMistake {
        Value value = fields.value("disabled_algorithms");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Entries kinds)) {
            throw value.place().error("disabled_algorithms must be a mapping such as {kex: [name]}");
        }
        Map<String, List<String>> disabled = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : kinds.entries().entrySet()) {
            String kind = each.getKey();
            if (ALGORITHMS.contains(kind)) {
                disabled.put(kind, Fields.words(each.getValue().value(), "disabled_algorithms: " + kind));
            } else {
                notes.add(
                        each.getValue().keyPlace(),
                        "disabled_algorithms: " + YamlFile.shown(kind) + " has no effect; kex, keys, ciphers, macs"
                                + " and pubkeys have");
            }
        }
        return disabled;
    }

    private @Nullable SessionLog sessionLog() throws FileMistake {
        Path file = fields.path("session_log");
        String mode = fields.text("session_log_file_mode").strip();
        if (!List.of("", "write", "append").contains(mode)) {
            throw fields.place("session_log_file_mode")
                    .error("session_log_file_mode must be write or append, not " + quoted(mode));
        }
        boolean withInput = fields.truth("session_log_record_writes", false);
        return file == null ? null : new SessionLog(file, mode.equals("append"), withInput);
    }
}
