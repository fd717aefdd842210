package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged inventories of other tools, and large ones. */
@NullMarked
@Tag("slow")
class OtherFormatsMutationTest {
    private static final int MUTANTS = 1_500;
    private static final String SECRET = "hunter2";
    private static final List<String> PIECES = List.of(
            "\n",
            "\t",
            " ",
            ":",
            ": ",
            "-",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&",
            "*",
            "!",
            "|",
            "'",
            "\"",
            "%",
            "#",
            " #",
            "=",
            "\\",
            "~",
            "null",
            "\u0000",
            "\u001b",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "é",
            "\uD83D\uDE00",
            "\r",
            "0",
            "[1:9]",
            "[a:",
            "{{ x }}",
            ":vars]",
            ":children]",
            "\\x",
            "\\u12",
            "1e9",
            "-o ProxyJump=",
            "True",
            "(",
            ")",
            "<<: ");

    @TempDir
    Path folder;

    enum Kind {
        INI("ansible-ini", "hosts", """
                [core]
                r[1:3] ansible_host=10.0.0.1 ansible_password='hunter2' x="{'a': [1, 2]}"
                r4:2222 ansible_ssh_common_args='-o ProxyJump=u@h:22 -o "ProxyCommand=ssh -W %h:%p b"'
                [net:children]
                core
                [net:vars]
                ansible_network_os = ios
                ansible_become_password=hunter2
                """),
        YAML("ansible-yaml", "hosts.yml", """
                all:
                  vars: {ansible_network_os: ios, ansible_password: hunter2}
                  children:
                    core:
                      hosts:
                        r[1:3]: {ansible_port: 22, ansible_terminal_initial_prompt: [a], ansible_terminal_initial_answer: [b]}
                        r4:
                      children: {edge: {hosts: {r5: }, vars: {ansible_group_priority: 3}}}
                """),
        NORNIR("nornir", "hosts.yaml", """
                r1: {hostname: 10.0.0.1, platform: ios, password: hunter2, groups: [], data: {site: ber}}
                r2:
                  hostname: 10.0.0.2
                  connection_options: {netmiko: {platform: eos, extras: {secret: hunter2, timeout: 5}}}
                """),
        CONTAINERLAB("containerlab", "topology-data.json", """
                {"name": "x", "type": "clab", "nodes": {"r1": {"kind": "ceos", "mgmt-ipv4-address": "10.0.0.1", "group": "a"},
                "r2": {"kind": "bridge", "longname": "\\u00e9"}}, "links": [1, 2.5e3, true, null]}
                """),
        NETLAB("netlab", "netlab.snapshot.yml", """
                defaults: {devices: {eos: {clab: {group_vars: {ansible_ssh_pass: hunter2}}}}}
                groups: {edge: {members: [r1], vars: {x: y}}}
                nodes: {r1: {device: eos, mgmt: {ipv4: 10.0.0.1}}, r2: {device: iosv, mgmt: {ipv6: '::1'}}}
                provider: clab
                """),
        NETLAB_DEVICES("netlab-devices", "netlab-devices.yml", """
                r1: {ansible_host: 10.0.0.1, ansible_network_os: eos, ansible_ssh_pass: hunter2, device: eos, id: 1}
                r2:
                  ansible_host: clab-x-r2
                  device: iosv
                  interfaces: [{ifname: eth1, ipv4: 10.1.0.1/30}]
                all: {vars: {pools: {}}}
                """);

        private final String format;
        private final String file;
        private final String valid;

        Kind(String format, String file, String valid) {
            this.format = format;
            this.file = file;
            this.valid = valid;
        }

        /** An inventory of so many devices. */
        String large(int devices) {
            IntStream numbers = IntStream.range(0, devices);
            return switch (this) {
                case INI ->
                    numbers.mapToObj(i -> "router-%05d ansible_host=10.0.%d.%d rack=%d site='site %d'%n"
                                    .formatted(i, i >> 8, i & 255, i / 40, i / 100))
                            .collect(Collectors.joining("", "[core]\n", """
                                    [net:children]
                                    core
                                    [net:vars]
                                    ansible_network_os=cisco.ios.ios
                                    ansible_user=netops
                                    ansible_password='correct horse'
                                    """));
                case YAML ->
                    numbers.mapToObj(i -> "        router-%05d: {ansible_host: 10.0.%d.%d, rack: %d, site: site %d}%n"
                                    .formatted(i, i >> 8, i & 255, i / 40, i / 100))
                            .collect(Collectors.joining("", """
                                    all:
                                      vars: {ansible_network_os: ios, ansible_user: netops, ansible_password: correct horse}
                                      children:
                                        core:
                                          hosts:
                                    """, ""));
                case NORNIR ->
                    numbers.mapToObj(i ->
                                    "router-%05d: {hostname: 10.0.%d.%d, platform: ios, username: u, password: correct horse, data: {rack: %d, site: ber}}%n"
                                            .formatted(i, i >> 8, i & 255, i / 40))
                            .collect(Collectors.joining());
                case CONTAINERLAB ->
                    numbers.mapToObj(i -> "\"router-%05d\": {\"kind\": \"ceos\", \"mgmt-ipv4-address\": \"10.0.%d.%d\"}"
                                    .formatted(i, i >> 8, i & 255))
                            .collect(Collectors.joining(
                                    ",\n", "{\"type\": \"clab\", \"links\": [], \"nodes\": {", "}}"));
                case NETLAB ->
                    numbers.mapToObj(i -> "  router-%05d: {device: eos, id: %d, mgmt: {ipv4: 10.0.%d.%d}}%n"
                                    .formatted(i, i, i >> 8, i & 255))
                            .collect(Collectors.joining("", "provider: clab\nnodes:\n", ""));
                case NETLAB_DEVICES ->
                    numbers.mapToObj(i -> "router-%05d: {ansible_host: 10.0.%d.%d, device: eos, id: %d}%n"
                                    .formatted(i, i >> 8, i & 255, i))
                            .collect(Collectors.joining());
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_file_is_an_inventory_or_one_mistake_with_its_place_and_never_shows_a_secret(Kind kind)
            throws IOException {
        Random random = new Random(20261130);
        Path path = folder.resolve(kind.file);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(kind.valid, random);
            Files.write(path, mutant);
            try {
                InventoryFile file = InventoryFile.load(path, i % 2 == 0 ? kind.format : null);
                assertThat(file.inventory().size()).isPositive();
                assertThat(file.notes()).noneMatch(note -> withoutNames(note).contains(SECRET));
            } catch (FileMistake e) {
                refused++;
                assertThat(e)
                        .message()
                        .as(new String(mutant, StandardCharsets.UTF_8))
                        .matches("(?s)\\Q" + path + "\\E:\\d+:\\d+: .+")
                        .doesNotContain("\n", "\u001b");
                assertThat(withoutNames(String.valueOf(e.getMessage()))).doesNotContain(SECRET);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("from " + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
    }

    /** Names are named; damage can make a name of what was a secret. */
    private static String withoutNames(String message) {
        return message.replaceAll("\"[^\"]*\"|(host|group|node|device|of|key|the key) \\S+|\\[\\S+", "");
    }

    private static byte[] mutate(String valid, Random random) {
        StringBuilder text = new StringBuilder(valid);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.replace(at, Math.min(text.length(), at + 1), PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void ten_thousand_devices_load_in_a_second_once_warm(Kind kind) throws Exception {
        Path path = folder.resolve("large").resolve(kind.file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, kind.large(10_000));
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = processorTime();
            assertThat(InventoryFile.load(path).inventory().size()).isEqualTo(10_000);
            best = Math.min(best, processorTime() - start);
        }
        System.out.printf("10,000 devices of %s take %d ms of one processor%n", kind, best / 1_000_000);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(3));
    }

    /** Of this thread: does not grow when other tests take the machine. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
