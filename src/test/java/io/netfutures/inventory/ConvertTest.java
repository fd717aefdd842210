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
