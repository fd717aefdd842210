package io.netfutures.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** An inventory that is made up from a seed, written in one of the formats. */
@NullMarked
final class RandomInventory {
    private static final List<String> TEXTS = List.of(
            "plain",
            "p#ss word",
            "it's \"quoted\"",
            "0123",
            "no",
            "12:30",
            "a=b",
            "back\\slash",
            "é ü",
            "null",
            "~",
            "1e3",
            "a: b",
            "- x",
            "{a}",
            "%20",
            "@x",
            "*",
            "2019-07-04",
            " lead",
            "trail ",
            "$HOME",
            "a,b",
            "x;y",
            "🙂");
    private static final List<String> WORDS = List.of("plain", "0123", "no", "x-1", "a_b", "12.5", "p@ss", "w%rd");
    private static final List<String> GROUPS = List.of("core", "edge", "ber", "r-1", "no");

    private final Random random;
    private final List<Map<String, String>> devices = new ArrayList<>();
    private final boolean plain;

    /** The ways in which it can be written. */
    enum Format {
        NETMIKO_LIST,
        NETMIKO_TOOLS,
        SCRIPT_LIST,
        SCRIPT_MAPPING,
        CSV,
        ROUTER_DB,
        ANSIBLE_INI,
        ANSIBLE_YAML,
        NORNIR
    }

    private RandomInventory(long seed, Format format) {
        this.random = new Random(seed * 31 + format.name().hashCode());
        this.plain = format == Format.ROUTER_DB || format == Format.ANSIBLE_INI;
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            devices.add(device(i));
        }
    }

    private Map<String, String> device(int number) {
        Map<String, String> device = new LinkedHashMap<>();
        device.put("name", one(List.of("r", "sw-", "ber-r0", "x.y")) + number);
        device.put("host", random.nextInt(6) == 0 ? "2001:db8::" + (number + 1) : "10.0.0." + (number + 1));
        device.put("device_type", one(List.of("cisco_ios", "arista_eos", "juniper_junos", "cisco_nxos", "cisco_xr")));
        maybe(device, "username", one(WORDS));
        maybe(device, "password", text());
        maybe(device, "secret", text());
        if (random.nextInt(3) == 0) {
            device.put("port", Integer.toString(1 + random.nextInt(65_535)));
        }
        maybe(device, "site", text());
        maybe(device, "rack", text());
        return device;
    }

    private String text() {
        return one(plain ? WORDS : TEXTS);
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private void maybe(Map<String, String> device, String key, String value) {
        if (random.nextBoolean()) {
            device.put(key, value);
        }
    }

    /** Writes one into {@code folder}; the file to read. */
    static Path write(long seed, Format format, Path folder) throws IOException {
        RandomInventory made = new RandomInventory(seed, format);
        return switch (format) {
            case NETMIKO_LIST -> made.file(folder, "devices.yaml", made.lines("- ", "  "));
            case NETMIKO_TOOLS -> made.file(folder, ".netmiko.yml", made.mapping("", "name") + made.groups());
            case SCRIPT_LIST ->
                made.file(
                        folder,
                        "settings.yaml",
                        "backup_dir: /x\ntimeout: 7\nusername: ops\ndevices:\n" + made.lines("  - ", "    "));
            case SCRIPT_MAPPING ->
                made.file(folder, "settings.yaml", "routers:\n" + made.mapping("  ", "name") + "webhook_url: x\n");
            case CSV -> made.file(folder, "fleet.csv", made.csv());
            case ROUTER_DB -> made.file(folder, "router.db", made.routerDb());
            case ANSIBLE_INI -> made.file(folder, "hosts.ini", made.ini());
            case ANSIBLE_YAML -> made.file(folder, "hosts.yml", made.ansibleYaml());
            case NORNIR -> made.nornir(folder);
        };
    }

    private Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String quoted(String text) {
        return TwoHundredDevices.quoted(text);
    }

    private String lines(String first, String next) {
        StringBuilder yaml = new StringBuilder();
        for (Map<String, String> device : devices) {
            String lead = first;
            for (Map.Entry<String, String> each : device.entrySet()) {
                yaml.append(lead).append(each.getKey()).append(": ");
                yaml.append(quoted(each.getValue())).append('\n');
                lead = next;
            }
            if (random.nextInt(3) == 0) {
                yaml.append(next)
                        .append("groups: [")
                        .append(quoted(one(GROUPS)))
                        .append("]\n");
            }
            if (random.nextInt(4) == 0) {
                yaml.append(next)
                        .append("conn_timeout: ")
                        .append(1 + random.nextInt(60))
                        .append(".5\n");
            }
            if (random.nextInt(4) == 0) {
                yaml.append(next)
                        .append("use_keys: ")
                        .append(random.nextBoolean())
                        .append('\n');
            }
            if (random.nextInt(4) == 0) {
                yaml.append(next).append("tags: {a: ").append(quoted(text())).append(", b: [1, ");
                yaml.append(quoted(text())).append("]}\n");
            }
        }
        return yaml.toString();
    }

    private String mapping(String indent, String key) {
        return devices.stream()
                .map(device -> indent + quoted(device.getOrDefault(key, "")) + ": {"
                        + device.entrySet().stream()
                                .filter(each -> !each.getKey().equals(key))
                                .map(each -> each.getKey() + ": " + quoted(each.getValue()))
                                .collect(Collectors.joining(", "))
                        + "}\n")
                .collect(Collectors.joining());
    }

    private String groups() {
        String members = devices.stream()
                .filter(device -> random.nextBoolean())
                .map(device -> quoted(device.getOrDefault("name", "")))
                .collect(Collectors.joining(", "));
        return members.isEmpty() ? "" : "some: [" + members + "]\nmore: [some]\n";
    }

    private String csv() {
        List<String> keys =
                List.of("name", "host", "device_type", "username", "password", "secret", "port", "site", "rack");
        StringBuilder text = new StringBuilder(String.join(",", keys)).append('\n');
        for (Map<String, String> device : devices) {
            text.append(keys.stream()
                            .map(key -> "\"" + device.getOrDefault(key, "").replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private String routerDb() {
        return devices.stream()
                .map(device -> "10.1.0." + (devices.indexOf(device) + 1) + ":"
                        + one(List.of("ios", "eos", "junos", "nxos", "iosxr")) + ":"
                        + device.getOrDefault("username", "ops") + ":" + device.getOrDefault("password", "pw") + "\n")
                .collect(Collectors.joining());
    }

    private String ini() {
        StringBuilder text = new StringBuilder();
        for (String group : List.of("core", "edge")) {
            text.append('[').append(group).append("]\n");
            for (Map<String, String> device : devices) {
                if ((devices.indexOf(device) % 2 == 0) == group.equals("core")) {
                    text.append(device.get("name"));
                    ansible(device).forEach((key, value) -> text.append(" %s='%s'".formatted(key, value)));
                    text.append('\n');
                }
            }
            text.append('\n');
        }
        return text + "[all:vars]\nansible_user=fallback\n\n[network:children]\ncore\nedge\n";
    }

    private Map<String, String> ansible(Map<String, String> device) {
        Map<String, String> names = Map.of(
                "host",
                "ansible_host",
                "username",
                "ansible_user",
                "password",
                "ansible_password",
                "port",
                "ansible_port");
        Map<String, String> variables = new LinkedHashMap<>();
        device.forEach((key, value) -> {
            if (names.containsKey(key)) {
                variables.put(names.getOrDefault(key, key), value);
            } else if (key.equals("device_type")) {
                variables.put(
                        "ansible_network_os",
                        Map.of("cisco_ios", "ios", "arista_eos", "eos", "juniper_junos", "junos", "cisco_nxos", "nxos")
                                .getOrDefault(value, "iosxr"));
            } else if (!key.equals("name") && !key.equals("secret")) {
                variables.put(key, value);
            }
        });
        return variables;
    }

    private String ansibleYaml() {
        StringBuilder yaml = new StringBuilder("all:\n  vars: {ansible_user: \"fallback\"}\n  children:\n");
        for (String group : List.of("core", "edge")) {
            yaml.append("    ")
                    .append(group)
                    .append(":\n      vars: {level: ")
                    .append(quoted(text()))
                    .append("}\n");
            yaml.append("      hosts:\n");
            for (Map<String, String> device : devices) {
                if ((devices.indexOf(device) % 2 == 0) == group.equals("core")) {
                    yaml.append("        ")
                            .append(quoted(device.getOrDefault("name", "")))
                            .append(":\n");
                    ansible(device)
                            .forEach((key, value) -> yaml.append("          %s: %s%n".formatted(key, quoted(value))));
                }
            }
        }
        return yaml.toString();
    }

    private Path nornir(Path folder) throws IOException {
        StringBuilder hosts = new StringBuilder();
        for (Map<String, String> device : devices) {
            hosts.append(quoted(device.getOrDefault("name", ""))).append(":\n");
            Map.of("host", "hostname", "device_type", "platform", "username", "username", "password", "password")
                    .forEach((key, word) -> {
                        if (device.containsKey(key)) {
                            hosts.append("  %s: %s%n".formatted(word, quoted(device.getOrDefault(key, ""))));
                        }
                    });
            if (device.containsKey("port")) {
                hosts.append("  port: ").append(device.get("port")).append('\n');
            }
            hosts.append("  groups: [all_of]\n  data: {site: ")
                    .append(quoted(text()))
                    .append("}\n");
            if (device.containsKey("secret")) {
                hosts.append("  connection_options: {netmiko: {extras: {secret: ")
                        .append(quoted(device.getOrDefault("secret", "")))
                        .append("}}}\n");
            }
        }
        Files.writeString(folder.resolve("groups.yaml"), "all_of: {username: " + quoted(one(WORDS)) + "}\n");
        Files.writeString(folder.resolve("defaults.yaml"), "data: {owner: " + quoted(text()) + "}\n");
        return Files.writeString(folder.resolve("hosts.yaml"), hosts);
    }
}
