package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.netfutures.device.Access;
import io.netfutures.device.Access.AlgorithmChoice;
import io.netfutures.device.Access.UserKeys;
import io.netfutures.device.Answer;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Settings;
import io.netfutures.device.Settings.HostKeyRules;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Settings.Typing;
import io.netfutures.device.Timeouts;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryFileTest {
    private static final String REST = ", device_type: cisco_ios}";

    @TempDir
    Path directory;

    @Test
    void the_devices_of_the_chapter_load_without_a_note() throws Exception {
        InventoryFile file = InventoryFile.load(Path.of("inventory/devices.yaml"));

        assertThat(file.notes()).isEmpty();
        assertThat(file.inventory().devices())
                .extracting(Device::name)
                .containsExactly("192.168.100.1", "192.168.100.2", "192.168.100.3");
        assertThat(file.inventory().devices()).allSatisfy(device -> {
            assertThat(device.port()).isEqualTo(22);
            assertThat(device.platform()).isEqualTo("cisco_ios");
            assertThat(revealed(device.credentials())).containsExactly("cisco", "cisco", "cisco");
            assertThat(device.settings()).isEqualTo(Settings.DEFAULT);
        });
        assertThat(file.inventory().devices().get(1).origin()).hasToString("inventory/devices.yaml:6");
    }

    @Test
    void every_key_of_netmiko_that_means_something_here_arrives() throws Exception {
        Path key = Files.createFile(directory.resolve("key"));
        Path hosts = Files.createFile(directory.resolve("hosts"));
        Device device = one("""
                - name: R1
                  groups: [core, site-a]
                  host: r1.example
                  device_type: cisco_xe_ssh
                  port: "2222"
                  username: cisco
                  key_file: %s
                  passphrase: open
                  use_keys: yes
                  conn_timeout: 1.5
                  banner_timeout: 2
                  auth_timeout: 3
                  blocking_timeout: 4
                  read_timeout_override: 5
                  keepalive: 6
                  encoding: latin-1
                  default_enter: "\\r"
                  global_cmd_verify: false
                  ssh_strict: true
                  alt_host_keys: true
                  alt_key_file: %s
                  disabled_algorithms: {kex: [a, b], macs: [c]}
                  legacy: [ssh-rsa, aes128-cbc]
                  allow_agent: true
                  ssh_config_file: %s
                  jump: none
                  jump_handshakes: 8
                  login_answers: {Do you accept: yes}
                  session_log: r1.log
                  session_log_file_mode: append
                  session_log_record_writes: true
                """.formatted(key, hosts, hosts));

        assertThat(device.label()).isEqualTo("R1 (r1.example:2222)");
        assertThat(device.platform()).isEqualTo("cisco_xe");
        assertThat(device.groups()).isEqualTo(Set.of("core", "site-a"));
        assertThat(device.credentials().keyFile()).isEqualTo(key);
        assertThat(device.credentials().password()).isNull();
        assertThat(device.settings())
                .isEqualTo(new Settings(
                        new Timeouts(
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Timeouts.DEFAULT.prompt(),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5)),
                        Duration.ofSeconds(6),
                        new Typing(StandardCharsets.ISO_8859_1, "\r", false),
                        new HostKeyRules(hosts, true),
                        new Access(
                                new AlgorithmChoice(
                                        List.of("ssh-rsa", "aes128-cbc"),
                                        Map.of("kex", List.of("a", "b"), "macs", List.of("c"))),
                                new UserKeys(true, true),
                                hosts,
                                List.of(),
                                true,
                                List.of(new Answer("Do you accept", "yes")),
                                8),
                        new SessionLog(Path.of("r1.log"), true, true)));
    }

    @ParameterizedTest
    @CsvSource({"0123", "no", "12:30", "12345", "1e3", "2019-07-04", "'p:ss#w@rd'", "007", "'0x1F'"})
    void a_secret_is_the_text_that_stands_in_the_file(String written) throws Exception {
        InventoryFile file = load("- {host: r1, password: " + written + REST);

        assertThat(revealed(file.inventory().devices().getFirst().credentials())[1])
                .isEqualTo(written);
        assertThat(file.notes())
                .hasSize(ScalarKind.of(written) == ScalarKind.TEXT ? 0 : 1)
                .allSatisfy(note -> assertThat(note)
                        .startsWith(directory.resolve("devices.yaml") + ":1:24: password is used as it is written")
                        .doesNotContain(written + ";"));
    }

    @Test
    void ip_wins_over_host_and_an_empty_text_counts_as_none() throws Exception {
        assertThat(one("- {host: r1, ip: ' 169.254.1.1 '" + REST).label()).isEqualTo("169.254.1.1:22");
        assertThat(one("- {host: r1, ip: ''" + REST).label()).isEqualTo("r1:22");
        assertThat(one("- {host: r1, ip: null" + REST).label()).isEqualTo("r1:22");
        assertThat(one("- {ip: '2001:db8::1'" + REST).label()).isEqualTo("[2001:db8::1]:22");
    }

    @Test
    void timeout_bounds_a_command_and_a_delay_factor_lengthens_it() throws Exception {
        Timeouts timeouts = one("- {host: r1, timeout: 10, global_delay_factor: 2" + REST)
                .settings()
                .timeouts();

        assertThat(timeouts.command()).hasSeconds(20);
        assertThat(timeouts.idle()).hasSeconds(20);
        assertThat(timeouts.connect()).isEqualTo(Timeouts.DEFAULT.connect());
    }

    @Test
    void a_key_without_effect_is_noted_once_however_often_it_stands_there() throws Exception {
        InventoryFile file = load("""
                - &d {host: r1, device_type: cisco_ios, fast_cli: true, passwrod: x, ssh_strict: false}
                - {<<: *d, host: r2}
                - {<<: *d, host: r3}
                """);

        String at = directory.resolve("devices.yaml") + ":1:";
        assertThat(file.notes())
                .containsExactly(
                        at
                                + "41: fast_cli has no effect: there is no sleep that it could shorten (and at 2 more places)",
                        at + "57: the key passwrod is not one of netmiko's and has no effect; did you mean password?"
                                + " (and at 2 more places)",
                        at + "82: ssh_strict: false has no effect: host keys are always checked; see --host-keys"
                                + " (and at 2 more places)");
    }

    @Test
    void what_else_an_entry_says_is_kept_but_for_what_may_be_a_secret() throws Exception {
        Device device = one("- {host: r1, site: ber, rack: 0123, passwrod: x, api_token: y, floor: null" + REST);

        assertThat(device.data()).containsExactly(entry("site", "ber"), entry("rack", "0123"));
    }

    @Test
    void the_same_address_and_port_twice_is_noted() throws Exception {
        assertThat(load("- {name: a, host: r1" + REST + "\n- {name: b, host: r1" + REST)
                        .notes())
                .singleElement()
                .asString()
                .contains(":2:3: this address and port stand above already");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            - {device_type: cisco_ios}             | 1:3: device 1 has neither host nor ip
            - cisco                                | 1:3: device 1 is not a mapping of keys to values; write for instance host: 192.168.100.1
            - {host: [r1]}                         | 1:10: host must be one value, not a list
            - {host: {a: b}}                       | 1:10: host must be one value, not a mapping
            - {host: r1, groups: [[a]], REST}      | 1:23: groups must be a list of words
            - {host: r1, groups: [all], REST}      | 1:22: every device is in the group all; leave it out
            - {host: r1, password: "a\\nb", REST}  | 1:24: password holds a line end or another control character; write it on one line in quotes
            - {host: r1, password:hunter2, REST}   | 1:14: there is no blank after "password:"
            - {host: r1, password: __encrypt__hunter2, REST} | 1:24: password is encrypted by netmiko-tools, but the file does not say so; in its .netmiko.yml stands __meta__: {encryption: true}
            - {host: r1, name: "a\\e[31m", REST}   | 1:3: the name "a\\u{1b}[31m" has characters that cannot be shown
            """)
    void what_is_ambiguous_or_would_leak_is_a_mistake_of_the_file(String yaml, String message) throws IOException {
        assertRefused(yaml.replace(", REST}", REST) + "\n- {host: r9" + REST, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            - {host: -oProxyCommand=x, REST}             | 1:10: "-oProxyCommand=x" is not a host name or address; write only that, without user and port
            - {host: cisco@r1, REST}                     | 1:10: "cisco@r1" is not a host name or address; write only that, without user and port
            - {host: 'r1:2222', REST}                    | 1:10: a port stands in host; write it as port: 2222
            - {host: r1, port: 70000, REST}        | 1:20: port is "70000"; it must be a number from 1 to 65535
            - {host: r1, port: 0, REST}            | 1:20: port is "0"; it must be a number from 1 to 65535
            - {host: r1, port: ssh, REST}          | 1:20: port is "ssh"; it must be a number from 1 to 65535
            - {host: r1, use_keys: 'no', REST}     | 1:24: use_keys is "no"; it must be true or false
            - {host: r1, conn_timeout: 0, REST}    | 1:28: conn_timeout is 0; it must be a number of seconds above 0
            - {host: r1, conn_timeout: x, REST}    | 1:28: conn_timeout is "x"; it must be a number from 0 to 1000000
            - {host: r1, encoding: klingon, REST}  | 1:24: encoding "klingon" is not known; utf-8 and latin1 are
            - {host: r1, default_enter: x, REST}   | 1:29: default_enter must be "\\n", "\\r" or "\\r\\n", in double quotes
            - {host: r1, session_log_file_mode: x, REST} | 1:37: session_log_file_mode must be write or append, not "x"
            - {host: r1, key_file: /no/key, REST}  | 1:24: key_file: there is no file /no/key
            - {host: r1, disabled_algorithms: [], REST} | 1:35: disabled_algorithms must be a mapping such as {kex: [name]}
            - {host: r1, sock: x, REST}            | 1:14: sock cannot be used: a socket has no text form
            - {host: r1, jump: nobody, REST}       | 1:20: jump: there is no device "nobody"; a host that is not in the inventory is written user@host:port
            - {host: r1, jump: r1, REST}           | 1:20: the way to this device leads through itself (r1); write jump: none for the host that is reached directly
            - {host: r1, legacy: [rot13], REST}    | 1:22: legacy: "rot13" is not an old algorithm that is known here
            - {host: r1, username: [a], REST}      | 1:24: username must be one value, not a list
            - {name: r1, device_type: cisco_ios}   | 1:3: device 1 has neither host nor ip
            """)
    void a_value_that_cannot_be_used_is_the_flaw_of_its_device_and_hinders_no_other(String yaml, String message)
            throws Exception {
        InventoryFile file = load(yaml.replace(", REST}", REST) + "\n- {host: r9, name: r9" + REST);

        assertThat(file.inventory().devices()).hasSize(2);
        Device flawed = file.inventory().devices().getFirst();
        assertThat(message).endsWith(": " + flawed.flaw());
        assertThat(file.notes())
                .containsExactly(
                        directory.resolve("devices.yaml") + ":" + message + "; this device fails when it is selected");
        assertThat(file.inventory().devices().getLast().flaw()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            , device_type: cisco_ios_telnet | cisco_ios_telnet | 1:27: device_type cisco_ios_telnet: only SSH is spoken here
            , device_type: cisco_ios_serial | cisco_ios_serial | 1:27: device_type cisco_ios_serial: only SSH is spoken here
            , device_type: cisco_iso        | cisco_iso        | 1:27: there is no device_type "cisco_iso"; did you mean cisco_ios or cisco_asa?
            ~~                              | ~~               | 1:3: there is no device_type; write for instance device_type: cisco_ios
            """)
    void a_device_type_that_nobody_can_talk_to_is_noted_and_kept(String type, String platform, String note)
            throws Exception {
        InventoryFile file = load("- {host: r1%s}\n- {host: r2%s}\n- {host: r3%s".formatted(type, type, REST));

        assertThat(file.inventory().devices())
                .extracting(Device::platform)
                .containsExactly(platform, platform, "cisco_ios");
        assertThat(file.inventory().devices()).extracting(Device::flaw).containsOnlyNulls();
        assertThat(file.notes())
                .containsExactly(directory.resolve("devices.yaml") + ":" + note
                        + "; such a device fails when it is selected (and at 1 more places)");
    }

    @Test
    void flaws_of_one_kind_are_said_once_and_counted() throws Exception {
        assertThat(load("- {host: r1, port: 0%s\n- {host: r2, port: ssh%s\n- {host: r3, key_file: /no/a%s"
                                .formatted(REST, REST, REST))
                        .notes())
                .satisfiesExactly(
                        port -> assertThat(port).contains("port is \"0\"").endsWith(" (and at 1 more places)"),
                        key -> assertThat(key).contains("no file /no/a").endsWith("selected"));
    }

    @Test
    void devices_without_a_name_at_one_address_are_called_by_their_ports_too() throws Exception {
        String at = "- {host: 127.0.0.1, port: %s" + REST + "\n";
        InventoryFile file = load((at + at + "- {host: r1%s\n- {host: 127.0.0.1, name: own, port: 2203%s")
                .formatted(2201, 2202, REST, REST));

        assertThat(file.inventory().devices())
                .extracting(Device::name)
                .containsExactly("127.0.0.1:2201", "127.0.0.1:2202", "r1", "own");
        assertThat(file.inventory().devices().getFirst().label()).isEqualTo("127.0.0.1:2201");
        assertThat(file.inventory().select("127.0.0.1:2202").size()).isOne();
        assertThat(one("- {host: '::1', port: 1%s\n- {host: '::1', port: 2%s".formatted(REST, REST))
                        .name())
                .isEqualTo("[::1]:1");
        assertRefused(
                (at + at + at).formatted(2201, 2202, 2201),
                "3:3: the device in line 1 is called 127.0.0.1:2201 too; give each a name: of its own");
    }

    @Test
    void a_session_log_that_several_devices_name_gets_the_name_of_each() throws Exception {
        InventoryFile file = load("""
                - &d {name: a/b, host: r1, device_type: cisco_ios, session_log: logs/../r.log, session_log_file_mode: append}
                - {<<: *d, name: R2, session_log: r.log}
                - {<<: *d, name: R3, session_log: r3.log}
                - {<<: *d, name: R4, host: r4, session_log: plain}
                - {<<: *d, name: R5, host: r5, session_log: plain}
                """);

        assertThat(file.inventory().devices())
                .extracting(device -> device.settings().sessionLog())
                .containsExactly(
                        new SessionLog(Path.of("logs/../r-a%2Fb-225b0adb.log"), true, false),
                        new SessionLog(Path.of("r-R2.log"), true, false),
                        new SessionLog(Path.of("r3.log"), true, false),
                        new SessionLog(Path.of("plain-R4"), true, false),
                        new SessionLog(Path.of("plain-R5"), true, false));
        assertThat(file.notes())
                .filteredOn(note -> note.contains("session_log"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(":1:3: several devices write this session_log; each has a file of its own")
                                .endsWith(", as r-a%2Fb-225b0adb.log (and at 1 more places)"),
                        second -> assertThat(second).endsWith(", as plain-R4 (and at 1 more places)"));
    }

    @Test
    void a_name_and_a_session_log_are_for_one_device_each() throws IOException {
        String log = "- {session_log: logs/../r.log, host: ";
        assertRefused(
                "- {host: r1%s\n- {host: r2%s\n- {host: r1%s".formatted(REST, REST, REST),
                "3:3: the device in line 1 is called r1 too; give each a name: of its own");
        assertRefused(
                log + "r1" + REST + "\n- {session_log: r-r1.log, host: r3" + REST + "\n- {session_log: r.log, host: r2"
                        + REST,
                "2:3: the device in line 1 writes the same session_log; give each a file of its own");
    }

    @Test
    void a_file_with_passwords_of_another_user_is_minded_as_ssh_minds_its_own() throws Exception {
        Path path = directory.resolve("devices.yaml");
        InventoryFile secret = load("- {host: r1, password: hunter2" + REST);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        String owner = Files.getOwner(path).getName();

        assertThat(secret.exposure(path)).isEmpty();
        assertThat(secret.exposure(path, Set.of("root", "?"))).isEmpty();
        assertThat(secret.exposure(path, Set.of("somebody")))
                .containsExactly(path + ": this file with passwords belongs to the user " + owner
                        + ", who can change where they are sent; use a copy of your own, or chown it");
        assertThat(load("- {host: r1" + REST).exposure(path, Set.of("somebody")))
                .isEmpty();
    }

    @Test
    void the_groups_of_a_device_stand_in_the_order_of_the_file() throws Exception {
        String yaml = "- {host: r1, groups: [t, rack-9, b, site-a, q, core, a, z]" + REST;
        assertThat(load(yaml).inventory().devices().getFirst().groups())
                .containsExactly("t", "rack-9", "b", "site-a", "q", "core", "a", "z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "null", "[]", "{}", "__meta__: {encryption: false}"})
    void a_file_without_devices_is_refused(String yaml) throws IOException {
        assertRefused(yaml, "1:1: no devices in this file; ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hunter2                                        | 1:1: this is a single word, not an inventory
            {device_type: cisco_ios, ip: 10.0.0.1}         | 1:1: this is one device and not a list of devices
            r1: up                                         | 1:5: "r1" is neither a device nor a group
            boxes: [{host: r1, device_type: cisco_ios}]    | 1:1: the devices stand under a key "boxes"; an inventory begins with them: remove the line "boxes:", and the indentation below it
            boxes: {r1: {host: r1}}                        | 1:1: the devices stand under a key "boxes"
            a: [a]                                         | 1:4: group a contains itself
            a: [nobody]                                    | 1:5: group a: there is no device "nobody"
            all: []                                        | 1:6: every device is in the group all
            """)
    void another_shape_is_refused_by_its_name(String yaml, String message) throws IOException {
        assertRefused(yaml, message);
    }

    @Test
    void a_mapping_of_netmiko_tools_gives_names_and_groups_in_groups() throws Exception {
        InventoryFile file = load("""
                __meta__: {encryption: false}
                r1: {device_type: cisco_ios, host: 10.0.0.1}
                r2: {device_type: arista_eos, host: 10.0.0.2}
                core: [r1]
                every: [core, r2]
                """);

        assertThat(file.inventory().devices()).extracting(Device::name).containsExactly("r1", "r2");
        assertThat(file.inventory().devices())
                .extracting(Device::groups)
                .containsExactly(Set.of("core", "every"), Set.of("every"));
    }

    @Test
    void groups_that_name_each_other_many_times_are_no_work() throws Exception {
        StringBuilder yaml = new StringBuilder("r1: {device_type: cisco_ios, host: r1}\ng0: [r1]\n");
        for (int i = 1; i < 19; i++) {
            yaml.append("g%d: [%s]\n"
                    .formatted(i, String.join(", ", java.util.Collections.nCopies(50, "g" + (i - 1)))));
        }

        assertThat(load(yaml.toString()).inventory().devices().getFirst().groups())
                .hasSize(19);
    }

    @Test
    void what_is_no_file_is_refused_by_its_name() {
        Path missing = directory.resolve("no\u001b[31m.yaml");

        assertThatThrownBy(() -> InventoryFile.load(directory))
                .hasMessage(
                        "%s: there is no inventory in this folder; give a file, for instance devices.yaml", directory);
        assertThatThrownBy(() -> InventoryFile.load(missing))
                .hasMessage("%s/no\\u{1b}[31m.yaml: there is no such file", directory);
    }

    private void assertRefused(String yaml, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("devices.yaml"), yaml);
        assertThatThrownBy(() -> InventoryFile.load(file))
                .isInstanceOf(FileMistake.class)
                .message()
                .startsWith(file + ":" + message)
                .doesNotContain("hunter2");
    }

    private InventoryFile load(String yaml) throws IOException, FileMistake {
        return InventoryFile.load(Files.writeString(directory.resolve("devices.yaml"), yaml));
    }

    private Device one(String yaml) throws IOException, FileMistake {
        return load(yaml).inventory().devices().getFirst();
    }

    private static String[] revealed(Credentials credentials) {
        return new String[] {
            credentials.username(),
            Objects.requireNonNull(credentials.password()).reveal(),
            credentials.secret() == null ? "" : credentials.secret().reveal()
        };
    }
}
