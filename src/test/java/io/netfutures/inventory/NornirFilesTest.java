package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class NornirFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_jump_host_in_the_data_is_the_flaw_of_its_hosts_unless_one_says_none() throws Exception {
        write("groups.yaml", "far: {data: {jump_host: b1, gateway: 10.0.0.9}}");
        InventoryFile file = load("hosts.yaml", """
                r1: {hostname: 10.0.0.1, platform: ios, groups: [far]}
                r2: {hostname: 10.0.0.2, platform: ios, groups: [far], data: {jump_host: none}}
                r3: {hostname: 10.0.0.3, platform: ios, bastion: b1}
                r4: {hostname: 10.0.0.4, platform: ios, jump: b1.example}
                """);

        assertThat(device(file, "r1").flaw()).contains("jump_host may change the way", "extras");
        assertThat(device(file, "r2").flaw()).isNull();
        assertThat(device(file, "r3").flaw()).contains("bastion may change the way");
        assertThat(device(file, "r4").settings().access().jumps()).hasSize(1);
    }

    @Test
    void hosts_inherit_from_groups_depth_first_and_then_from_the_defaults() throws Exception {
        write("groups.yaml", """
                a: {groups: [x], username: from a, data: {one: a}}
                b: {port: 2222, username: from b, data: {one: b, two: b, three: b}}
                x: {password: from x, data: {two: x}}
                """);
        write("defaults.yaml", """
                platform: ios
                password: from defaults
                data: {four: defaults, two: defaults}
                """);
        InventoryFile file = load("hosts.yaml", """
                r1:
                  hostname: 10.0.0.1
                  groups: [a, b]
                  data: {site: ber}
                r2: {hostname: 10.0.0.2, platform: nxos_ssh, username: no, port: 22}
                """);

        Device r1 = device(file, "r1");
        assertThat(r1.endpoint()).isEqualTo("10.0.0.1:2222");
        assertThat(r1.platform()).isEqualTo("cisco_ios");
        assertThat(r1.credentials().username()).isEqualTo("from a");
        assertThat(r1.credentials().password()).extracting(Secret::reveal).isEqualTo("from x");
        assertThat(r1.groups()).containsExactlyInAnyOrder("a", "x", "b");
        assertThat(r1.data())
                .containsOnly(
                        entry("site", "ber"),
                        entry("one", "a"),
                        entry("two", "x"),
                        entry("three", "b"),
                        entry("four", "defaults"));
        assertThat(device(file, "r2").platform()).isEqualTo("cisco_nxos");
        assertThat(device(file, "r2").credentials().username()).isEqualTo("no");
        assertThat(device(file, "r2").credentials().password())
                .extracting(Secret::reveal)
                .isEqualTo("from defaults");
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void connection_options_of_netmiko_win_and_extras_are_taken_whole() throws Exception {
        write("groups.yaml", """
                a: {connection_options: {netmiko: {extras: {secret: from a, conn_timeout: 7}}}}
                b:
                  connection_options:
                    netmiko: {username: second, port: 2200, extras: {secret: from b, banner_timeout: 9}}
                    napalm: {extras: {optional_args: {}}}
                """);
        write("defaults.yaml", "connection_options: {netmiko: {username: default}}\n");
        InventoryFile file = load("hosts.yaml", """
                r1: {hostname: 10.0.0.1, platform: eos, groups: [a, b], username: plain}
                r2: {hostname: 10.0.0.2, platform: eos, connection_options: {netmiko: {hostname: 10.9.9.9, extras: {}}}}
                r3: {hostname: 10.0.0.3, platform: eos, connection_options: {netmiko: {extras: {ip: 10.8.8.8}}}}
                """);

        Device r1 = device(file, "r1");
        assertThat(r1.credentials().username()).isEqualTo("default");
        assertThat(r1.port()).isEqualTo(2200);
        assertThat(r1.credentials().secret()).extracting(Secret::reveal).isEqualTo("from a");
        assertThat(r1.settings().timeouts().connect()).isEqualTo(Duration.ofSeconds(7));
        assertThat(r1.settings().timeouts().banner()).isNotEqualTo(Duration.ofSeconds(9));
        assertThat(device(file, "r2").address()).isEqualTo("10.9.9.9");
        assertThat(device(file, "r3").address()).isEqualTo("10.8.8.8");
        assertThat(file.notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("connection_options in the defaults win over those of a second group, as in nornir"))
                .anySatisfy(note -> assertThat(note).contains("of connection_options those of netmiko are used"));
    }

    @Test
    void a_config_names_the_files() throws Exception {
        write("inventory/nodes.yml", "r1: {hostname: 10.0.0.1, groups: [core]}\n");
        write("inventory/sets.yml", "core: {platform: junos}\n");
        InventoryFile file = load("config.yaml", """
                inventory:
                  plugin: SimpleInventory
                  options: {host_file: inventory/nodes.yml, group_file: inventory/sets.yml}
                runner: {plugin: threaded, options: {num_workers: 100}}
                """);

        assertThat(device(file, "r1").platform()).isEqualTo("juniper_junos");
    }

    @Test
    void the_inventory_that_containerlab_writes_for_nornir_is_read() throws Exception {
        InventoryFile file = load("nornir-simple-inventory.yml", """
                ---
                R1:
                    username: admin
                    password: NokiaSros1!
                    platform: nokia_srsim
                    hostname: 172.20.20.24
                pc1:
                    username:\s
                    password:\s
                    platform: linux
                    hostname:\s
                """);

        assertThat(device(file, "R1").platform()).isEqualTo("nokia_sros");
        assertThat(device(file, "pc1").flaw()).isEqualTo("host \"pc1\" has no hostname");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "r1: {hostname: h, groups: [z]}   | hosts.yaml:1:28: there is no group \"z\"; did you mean",
                "r1: {hostname: h, groups: z}     | hosts.yaml:1:27: groups of host r1 must be a list of names",
                "r1: {hostname: h, groups: [a]}   | groups.yaml:1:14: group \"b\" contains itself",
                "r1: {hostname: h, data: x}       | hosts.yaml:1:25: data of host r1 must be a mapping",
            })
    void a_mistake_is_reported_with_its_place(String hosts, String message) throws Exception {
        write("groups.yaml", "a: {groups: [b]}\nb: {groups: [a]}\nzz: {port: 22}\n");

        assertThatThrownBy(() -> load("hosts.yaml", hosts + "\n"))
                .isInstanceOf(FileMistake.class)
                .message()
                .satisfies(said -> assertThat(said.replace(folder + "/", ""))
                        .startsWith(message.startsWith("groups") ? "groups.yaml:" : message.strip())
                        .contains(message.startsWith("groups") ? "contains itself" : ""));
    }

    @Test
    void two_hundred_devices_are_those_of_the_list_for_netmiko() throws Exception {
        InventoryFile netmiko = InventoryFile.load(TwoHundredDevices.netmiko(folder));
        StringBuilder groups = new StringBuilder("network: {username: netops}\n");
        for (String site : TwoHundredDevices.SITES) {
            groups.append("%s: {groups: [network], password: %s, data: {site: %s}}%n"
                    .formatted(
                            site,
                            TwoHundredDevices.quoted(
                                    TwoHundredDevices.at(site).getFirst().password()),
                            site));
        }
        groups.append("core: {connection_options: {netmiko: {extras: {secret: en#able, conn_timeout: 20}}}}\n");
        groups.append("access: {connection_options: {netmiko: {extras: {secret: en#able, conn_timeout: 10}}}}\n");
        write("groups.yaml", groups.toString());
        String hosts = TwoHundredDevices.lines(
                TwoHundredDevices.all(),
                one -> "%s: {hostname: '%s', %splatform: %s, groups: [%s, %s], data: {rack: '%s'}}"
                        .formatted(
                                one.name(),
                                one.address(),
                                one.port() == 22 ? "" : "port: " + one.port() + ", ",
                                one.platform().replace("cisco_xr", "iosxr").replace("arista_", ""),
                                one.site(),
                                one.role(),
                                one.rack()));

        InventoryFile nornir = load("hosts.yaml", hosts);
        TwoHundredDevices.assertSame(nornir, netmiko);
        assertThat(nornir.notes()).isEmpty();
    }

    private InventoryFile load(String name, String text) throws Exception {
        return InventoryFile.load(write(name, text));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static Device device(InventoryFile file, String name) {
        return file.inventory().named(name).orElseThrow();
    }
}
