package io.netfutures.inventory.format;

import io.netfutures.device.Hop;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that people use for netmiko's keys in files of their own, made into these keys. A word is only taken for a key that the
 * entry does not have itself. What would change the way to a device is never passed over: a jump host becomes {@code jump}, another
 * protocol a flaw, and of the rest {@link WayWords} are kept and refused.
 */
final class OwnWords {
    private static final Map<String, String> KEYS = keys();

    /** They are taken for the platform only if their value is one: {@code type: router} is none. */
    private static final Set<String> PERHAPS_PLATFORM = Set.of("type", "vendor", "model", "kind", "driver");

    private static final Set<String> NESTED = Set.of(
            "credentials", "creds", "credential", "auth", "authentication", "login", "connection", "ssh", "netmiko");

    private static final Set<String> PROTOCOLS =
            Set.of("protocol", "transport", "connection", "connection_type", "conn_type", "access_method");

    private static final Set<String> OVER_SSH = Set.of(
            "ssh",
            "ssh2",
            "sshv2",
            "cli",
            "network_cli",
            "ansible.netcommon.network_cli",
            "paramiko",
            "libssh",
            "netmiko",
            "system",
            "tcp",
            "");

    private final Platforms platforms;
    private final Map<String, Entry> out = new LinkedHashMap<>();
    private @Nullable FileMistake flaw;

    private OwnWords(Platforms platforms) {
        this.platforms = platforms;
    }

    /** @param flaw what cannot be done, or null */
    record Translated(Entries values, @Nullable FileMistake flaw) {}

    /** The entry with netmiko's keys. */
    static Translated translated(Entries entry, Platforms platforms) {
        boolean plain = true;
        for (String key : entry.entries().keySet()) {
            plain &= NetmikoKeys.USED.contains(key) || !isOurs(normal(key));
        }
        if (plain) {
            return new Translated(entry, null);
        }
        OwnWords words = new OwnWords(platforms);
        words.add(entry);
        return new Translated(new Entries(entry.place(), words.out), words.flaw);
    }

    /** The entry as a device. */
    static RawDevice device(@Nullable String name, Entries entry, Set<String> groups, Platforms platforms) {
        Translated translated = translated(entry, platforms);
        return RawDevice.of(name, translated.values(), groups).flawed(translated.flaw());
    }

    /** Whether this key with this value may change the way to a device. */
    static boolean isWay(String word, Value value) {
        String normal = normal(word);
        return PROTOCOLS.contains(normal) || normal.equals("telnet") || WayWords.isWay(word, value);
    }

    /** The key of netmiko that this word means; the word itself if it means none. */
    static String key(String word) {
        String normal = normal(word);
        return NetmikoKeys.USED.contains(normal) ? normal : KEYS.getOrDefault(normal, word);
    }

    /** Whether this word, in its {@link #normal} form, is a key of netmiko or means one. */
    static boolean isOurs(String word) {
        return NetmikoKeys.USED.contains(word)
                || KEYS.containsKey(word)
                || PERHAPS_PLATFORM.contains(word)
                || NESTED.contains(word)
                || PROTOCOLS.contains(word)
                || word.equals("hostname")
                || word.equals("telnet");
    }

    /** {@code mgmt_ip} for {@code Mgmt-IP}. */
    static String normal(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!(c >= 'a' && c <= 'z') && c != '_') {
                return key.strip().toLowerCase(Locale.ROOT).replaceAll("[-\\s.]+", "_");
            }
        }
        return key;
    }

    private void add(Entries entry) {
        Map<String, Map.Entry<String, Entry>> later = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : entry.entries().entrySet()) {
            String word = normal(each.getKey());
            if (NetmikoKeys.USED.contains(word) || !isOurs(word)) {
                out.putIfAbsent(NetmikoKeys.USED.contains(word) ? word : each.getKey(), each.getValue());
            } else {
                later.put(each.getKey(), each);
            }
        }
        later.forEach((key, each) -> {
            if (!normal(key).equals("hostname")) {
                word(key, normal(key), each.getValue());
            }
        });
        later.forEach((key, each) -> {
            if (normal(key).equals("hostname")) {
                put(hasAddress() ? "name" : "host", key, each.getValue());
            }
        });
    }

    private boolean hasAddress() {
        return isSaid("host") || isSaid("ip");
    }

    private boolean isSaid(String key) {
        Entry entry = out.get(key);
        return entry != null
                && !(entry.value() instanceof Scalar one && text(one).isEmpty());
    }

    /** Under this key of netmiko, or, if that is taken, under its own word. */
    private void put(String key, String word, Entry entry) {
        boolean taken = key.equals("host") ? hasAddress() : isSaid(key);
        if (taken) {
            out.putIfAbsent(word, entry);
        } else {
            out.put(key, entry);
        }
    }

    private void word(String key, String word, Entry entry) {
        Value value = entry.value();
        String target = KEYS.get(word);
        if (NESTED.contains(word) && value instanceof Entries inner) {
            nested(inner);
        } else if (PROTOCOLS.contains(word) || word.equals("telnet")) {
            protocol(key, word, entry);
        } else if (NESTED.contains(word)) {
            refuse(key, entry, key + " must be a mapping, such as {username: netops, password: ...}");
        } else if (PERHAPS_PLATFORM.contains(word) || "device_type".equals(target)) {
            platform(key, word, entry);
        } else if ("jump".equals(target)) {
            jump(key, entry);
        } else if (target != null) {
            put(target, key, entry);
        }
    }

    private void nested(Entries inner) {
        Entry first = inner.entries().get("default");
        add(first != null && first.value() instanceof Entries entries ? entries : inner);
        Entry enable = inner.entries().get("enable");
        Entry secret = enable != null && enable.value() instanceof Entries entries
                ? entries.entries().get("password")
                : null;
        if (secret != null) {
            put("secret", "secret", secret);
        }
    }

    private void platform(String key, String word, Entry entry) {
        if (isSaid("device_type")) {
            out.putIfAbsent(key, entry);
            return;
        }
        String said = entry.value() instanceof Scalar one ? text(one) : "";
        String meant =
                said.isEmpty() ? null : PlatformNames.meant(said, platforms).orElse(null);
        if (meant != null || (!PERHAPS_PLATFORM.contains(word) && !said.isEmpty())) {
            Scalar type = new Scalar(entry.value().place(), meant == null ? said : meant, ScalarKind.TEXT);
            put("device_type", key, new Entry(entry.keyPlace(), type));
        } else {
            out.putIfAbsent(key, entry);
        }
    }

    private void protocol(String key, String word, Entry entry) {
        String said = entry.value() instanceof Scalar one ? text(one).toLowerCase(Locale.ROOT) : "?";
        boolean ssh = word.equals("telnet") ? WayWords.isNo(entry.value()) : OVER_SSH.contains(said);
        if (!ssh) {
            refuse(key, entry, key + " asks for another protocol than SSH, which is the only one that is spoken here");
        }
        out.putIfAbsent(key, entry);
    }

    private void jump(String key, Entry entry) {
        Value value = entry.value();
        if (WayWords.isNo(value)) {
            return;
        }
        if (isSaid("jump")) {
            refuse(key, entry, key + " stands beside another jump host; write one list jump: in the order of the way");
            return;
        }
        Value hop = value instanceof Entries mapping ? hop(mapping) : value;
        if (hop == null || (hop instanceof Items list && !list.items().stream().allMatch(Scalar.class::isInstance))) {
            refuse(key, entry, key + " cannot be used as it is written; write jump: user@host:port");
            return;
        }
        out.put("jump", new Entry(entry.keyPlace(), hop));
    }

    private static @Nullable Value hop(Entries mapping) {
        Map<String, String> said = new HashMap<>();
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            if (!(each.getValue().value() instanceof Scalar one)) {
                return null;
            }
            String key = normal(each.getKey()).equals("hostname") ? "host" : key(each.getKey());
            said.put(key.equals("ip") ? "host" : key, text(one));
        }
        String host = said.getOrDefault("host", "");
        if (host.isEmpty() || !Set.of("host", "username", "port").containsAll(said.keySet())) {
            return null;
        }
        String user = said.getOrDefault("username", "");
        String port = said.getOrDefault("port", "");
        String text = (user.isEmpty() ? "" : user + "@")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port.isEmpty() ? "" : ":" + port);
        return Hop.parse(text).isEmpty() ? null : new Scalar(mapping.place(), text, ScalarKind.TEXT);
    }

    /** The key stays in the entry, so that whoever reads it again refuses it again. */
    private void refuse(String key, Entry entry, String what) {
        out.putIfAbsent(key, entry);
        flaw = flaw == null ? entry.keyPlace().error(what) : flaw;
    }

    private static String text(Scalar scalar) {
        return scalar.kind() == ScalarKind.NULL ? "" : scalar.text().strip();
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        List.of(
                        "host ip_address ipaddress ip_addr ipaddr address addr mgmt_ip mgmtip management_ip"
                                + " mgmt_address management_address mgmt_ipv4 primary_ip primary_ip4 primary_ipv4 ipv4"
                                + " ipv4_address fqdn host_ip device_ip dns_name",
                        "name device_name devicename node_name sysname inventory_hostname host_name",
                        "username user user_name login_name ssh_user ssh_username",
                        "password pass passwd pwd ssh_pass ssh_password login_password",
                        "secret enable enable_password enable_secret enable_pass enablepass",
                        "device_type platform os nos network_os os_type device_os netmiko_type netmiko_device_type"
                                + " devicetype netmiko_platform",
                        "groups group",
                        "port ssh_port",
                        "key_file keyfile ssh_key_file private_key_file ssh_private_key_file identity_file"
                                + " key_filename",
                        "ssh_config_file ssh_config sshconfig ssh_config_path",
                        "jump jumphost jump_host jumphosts jump_hosts jump_server jumpserver jumpbox jump_box jump_via"
                                + " ssh_jump ssh_jump_host ssh_jumphost ssh_jump_server bastion bastion_host"
                                + " bastion_server ssh_bastion proxyjump proxy_jump ssh_proxyjump ssh_proxy_jump via")
                .forEach(line -> {
                    String[] words = line.split(" ");
                    for (int i = 1; i < words.length; i++) {
                        keys.put(words[i], words[0]);
                    }
                });
        return Map.copyOf(keys);
    }
}
