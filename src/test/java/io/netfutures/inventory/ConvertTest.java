package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {
    private static final String AWKWARD = """
            username: "0123"
            conn_timeout: 1.5
            jumphost: me@bastion:2222
            devices:
              - {name: 'r 1', ip: 10.0.0.1, os: ios, pass: "a: b #c 'd' \\"e\\" \\\\", use_keys: on, groups: [b, 'no', a]}
              - {host: r2, type: cisco_xe_ssh, password: no, secret: 12:30, port: "2222", rack: 0123, note: ' x ', site: "a\\tb"}
              - {host: r3, os: autodetect, password: ~, disabled_algorithms: {kex: [a, b]}, login_answers: {'Accept?': yes}}
              - {host: r4, os: ios, legacy: true, jump: none, site: [a, {b: c}], "on": x, "a b": "null", 5: 6}
              - {host: r5, os: ios, proxy: x, password: "é\\u2028y"}
              - {host: r6, os: ios, port: 0, timeout: 10, global_delay_factor: 2}
              - {host: r7, os: nonsense, default_enter: "\\r\\n", session_log: r7.log, password: ''}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                AWKWARD,
                "r1: {device_type: cisco_ios, host: 10.0.0.1}\nr2: {device_type: cisco_ios, host: r2}\ncore: [r1]\nall_of: [core, r2]\n",
                "- {host: 127.0.0.1, port: 1, device_type: cisco_ios}\n- {host: 127.0.0.1, port: 2, device_type: cisco_ios}\n",
                "- {name: r1, device_type: cisco_ios}\n- {host: r2, device_type: cisco_ios, jump: r3}\n- {host: r3, device_type: linux}",
            })
    void what_is_written_is_read_as_the_same_devices(String text) throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(folder.resolve("s.yaml"), text));
        String written = file.toNetmikoWithSecrets();
        InventoryFile again = InventoryFile.load(Files.writeString(folder.resolve("devices.yaml"), written));

        assertThat(Alike.of(again.inventory())).isEqualTo(Alike.of(file.inventory()));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_of_any_inventory_is_read_as_the_same_devices(RandomInventory.Format format) throws Exception {
        for (long seed = 0; seed < 60; seed++) {
            Path own = Files.createDirectories(folder.resolve(format + "-" + seed));
            InventoryFile file = InventoryFile.load(RandomInventory.write(seed, format, own));
            Path written = Files.createDirectories(own.resolve("converted")).resolve("devices.yaml");
            InventoryFile again = InventoryFile.load(Files.writeString(written, file.toNetmikoWithSecrets()));

            assertThat(Alike.of(again.inventory()))
                    .as("seed %d:%n%s", seed, Files.readString(written))
                    .isEqualTo(Alike.of(file.inventory()));
            assertThat(again.toNetmikoWithSecrets()).as("seed %d", seed).isEqualTo(file.toNetmikoWithSecrets());
            assertThat(file.inventory().devices()).as("seed %d", seed).allMatch(device -> device.flaw() == null);
            assertThat(Alike.of(InventoryFile.load(Files.writeString(written, file.toNetmiko()))
                            .inventory()))
                    .as("seed %d, without secrets", seed)
                    .hasSize(file.inventory().size())
                    .noneMatch(device -> device.contains("p#ss word\" |"));
        }
    }

    @Test
    void secrets_are_left_out_and_counted_unless_they_are_asked_for() throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(folder.resolve("s.yaml"), """
                - {host: r1, device_type: cisco_ios, password: hunter2, secret: hunter2, passphrase: hunter2, apitoken: hunter2, site: ber}
                - {host: r2, device_type: cisco_ios, snmp: {community: hunter2, version: 2}}
                """));

        assertThat(file.toNetmiko()).isEqualTo("""
                - host: r1
                  device_type: cisco_ios
                  site: ber
                - host: r2
                  device_type: cisco_ios
                  snmp: {version: '2'}
                """);
        assertThat(file.secrets()).isEqualTo(5);
        assertThat(file.toNetmikoWithSecrets()).contains("password: hunter2", "community: hunter2");
    }

    @Test
    void data_that_would_mean_something_is_left_out_and_told() throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(folder.resolve("hosts.yml"), """
                all:
                  hosts:
                    r1: {ansible_host: 10.0.0.1, ansible_network_os: ios, ip: 192.0.2.9, timeout: 3, os: x, site: ber}
                """));
        String written = file.toNetmiko();

        assertThat(written).isEqualTo("""
                # r1: left out, since it would mean something here: ip, timeout, os
                - name: r1
                  host: '10.0.0.1'
                  device_type: cisco_ios
                  site: ber
                """);
        InventoryFile again = InventoryFile.load(Files.writeString(folder.resolve("devices.yaml"), written));
        assertThat(again.inventory().devices().getFirst().endpoint()).isEqualTo("10.0.0.1:22");
    }

    @Test
    void a_device_that_cannot_be_used_is_written_with_the_reason() throws Exception {
        InventoryFile file = InventoryFile.load(
                Files.writeString(folder.resolve("s.yaml"), "- {host: r1, device_type: cisco_ios, proxy: x}"));

        assertThat(file.toNetmiko())
                .startsWith("# r1 cannot be used: proxy may change the way to this device")
                .contains("\n- host: r1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "~",
                "null",
                "no",
                "y",
                "N",
                "0123",
                "0x1F",
                "1_000",
                "12:30",
                "1e3",
                ".5",
                "1.",
                ".inf",
                "2019-07-04",
                "=",
                "<<",
                "a#b",
                "a #b",
                "#a",
                "a: b",
                "a:",
                "- a",
                "-",
                "--- a",
                "[a",
                "{a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "?",
                "? a",
                "'",
                "\"",
                "\\n",
                "it's",
                " lead",
                "trail ",
                "a\tb",
                "a\nb",
                "\u0085",
                "\u2028",
                "é",
                "😀",
                "\uFEFFa",
                "a,b",
                "a]",
                "a}"
            })
    void a_text_is_quoted_so_that_it_stays_this_text(String text) throws Exception {
        String quoted = NetmikoText.quoted(text);

        for (String yaml : new String[] {
            "- a: " + quoted, "- {a: " + quoted + ", b: [" + quoted + "]}", "- ? " + quoted + "\n  : x"
        }) {
            Value.Items list = (Value.Items) YamlFile.parse("x", yaml).orElseThrow();
            Value.Entries entry = (Value.Entries) list.items().getFirst();
            if (entry.entries().containsKey("a") && yaml.contains("a:")) {
                assertThat(entry.entries().get("a").value()).isInstanceOfSatisfying(Value.Scalar.class, one -> {
                    assertThat(one.text()).isEqualTo(text);
                    assertThat(one.kind()).isEqualTo(ScalarKind.TEXT);
                });
            } else {
                assertThat(entry.entries()).containsOnlyKeys(text);
            }
        }
    }
}
