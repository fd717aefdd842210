package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryFormatsTest {
    private static final int MANY = 200;
    private static final List<String> PASSWORDS = List.of(
            "p,w\"d'; x",
            "0123",
            "no",
            "12:30",
            " blanks ",
            "#hash",
            "ünï|code",
            "back\\slash",
            "*star",
            "2024-01-01",
            "null",
            "~",
            "- dash",
            "{brace",
            "%d",
            "key: value");
    private static final List<String> TYPES = List.of("cisco_ios", "arista_eos", "juniper_junos", "cisco_xr");
    private static final List<String> MODELS = List.of("ios", "eos", "junos", "iosxr");

    @TempDir
    Path folder;

    private static String address(int i) {
        return i % 7 == 0 ? "2001:db8::" + Integer.toHexString(i + 1) : "10.0.%d.%d".formatted(i / 100, i % 100 + 1);
    }

    private static String password(int i) {
        return PASSWORDS.get(i % PASSWORDS.size()) + (i % 5 == 0 ? "" : i);
    }

    private static String single(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String csv(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String lines(IntFunction<String> line) {
        return IntStream.range(0, MANY).mapToObj(line).collect(Collectors.joining());
    }

    /** What all formats here say of device {@code i}. */
    private static String netmiko(int i) {
        return "- {name: r%03d, host: '%s', device_type: %s, username: %s, password: %s, port: %d, use_keys: %s, site: %s, groups: [access, 'g%d']}\n"
                .formatted(
                        i,
                        address(i),
                        TYPES.get(i % 4),
                        single("0" + i),
                        single(password(i)),
                        22 + i % 3,
                        i % 2 == 0 ? "yes" : "no",
                        single("Köln, \"Süd\" " + i),
                        i % 10);
    }

    @ParameterizedTest
    @CsvSource({"',',\\n", "';',\\n", "'\t',\\r\\n", "|,\\n"})
    void a_table_is_its_netmiko_list(String separator, String end) throws Exception {
        String line = String.join(
                separator,
                List.of("Device Name", "Mgmt-IP", "platform", "user", "pass", "Port", "use_keys", "site", "groups"));
        String table = "\uFEFF" + line + "\n"
                + lines(i -> String.join(
                                separator,
                                List.of(
                                        "r%03d".formatted(i),
                                        address(i),
                                        i % 2 == 0 ? TYPES.get(i % 4) : MODELS.get(i % 4),
                                        "0" + i,
                                        csv(password(i)),
                                        Integer.toString(22 + i % 3),
                                        i % 2 == 0 ? "True" : "no",
                                        csv("Köln, \"Süd\" " + i),
                                        "access g" + i % 10))
                        + "\n");

        assertThat(load("routers.txt", table.replace("\n", end.translateEscapes())))
                .isEqualTo(load("devices.yaml", lines(InventoryFormatsTest::netmiko)));
    }

    @Test
    void a_script_s_file_is_its_netmiko_list() throws Exception {
        String script = "# ours\n"
                + "backup_dir: /var/backup\n"
                + "webhook_url: https://example.net/hook\n"
                + "use_keys: no\n"
                + "defaults: {port: 22, groups: [access]}\n"
                + "devices:\n"
                + lines(i ->
                        "  - hostname: r%03d\n    ip_address: '%s'\n    os: %s\n    credentials: {user: %s, pass: %s}\n    port: %d\n    use_keys: %s\n    site: %s\n    groups: [access, 'g%d']\n"
                                .formatted(
                                        i,
                                        address(i),
                                        MODELS.get(i % 4),
                                        single("0" + i),
                                        single(password(i)),
                                        22 + i % 3,
                                        i % 2 == 0 ? "yes" : "no",
                                        single("Köln, \"Süd\" " + i),
                                        i % 10));
        String byName = script.replace("  - hostname: ", "  ").replaceAll("(?m)^  (r\\d+)$", "  $1:");

        List<String> expected = load("devices.yaml", lines(InventoryFormatsTest::netmiko));
        assertThat(load("settings.yaml", script)).isEqualTo(expected);
        assertThat(load("settings.yaml", byName)).isEqualTo(expected);
        assertThat(load("settings.yaml", "inventory:\n" + ("\n" + byName).replace("\n", "\n  ")))
                .isEqualTo(expected);
    }

    @Test
    void a_router_db_is_its_netmiko_list() throws Exception {
        String expected = lines(i -> "- {%s, device_type: %s, username: %s, password: %s, secret: %s}\n"
                .formatted(
                        "name: r%03d, host: 10.1.%d.%d".formatted(i, i / 100, i % 100),
                        TYPES.get(i % 4),
                        single("0" + i),
                        single(password(i).replace(":", ";")),
                        single("en" + i)));
        String db = "# Oxidized\n"
                + lines(i -> "r%03d:10.1.%d.%d:%s:%s:%s:%s\n"
                        .formatted(
                                i,
                                i / 100,
                                i % 100,
                                MODELS.get(i % 4),
                                "0" + i,
                                password(i).replace(":", ";"),
                                "en" + i));
        assertThat(load("router.db", db)).isEqualTo(load("devices.yaml", expected));

        Files.writeString(folder.resolve("config"), """
            source:
              default: csv
              csv:
                file: /home/oxidized/router.db
                delimiter: !ruby/regexp /;/
                map: {model: 0, name: 1, ip: 2, username: 4, password: 3}
                vars_map: {enable: 5}
            """);
        String other = lines(i -> "%s;r%03d;10.1.%d.%d;%s;%s;%s\n"
                .formatted(
                        MODELS.get(i % 4),
                        i,
                        i / 100,
                        i % 100,
                        password(i).replace(":", "-").replace(";", "_"),
                        "0" + i,
                        "en" + i));
        assertThat(load("router.db", other))
                .isEqualTo(load(
                        "devices.yaml",
                        lines(i -> "- {%s, device_type: %s, username: %s, password: %s, secret: %s}\n"
                                .formatted(
                                        "name: r%03d, host: 10.1.%d.%d".formatted(i, i / 100, i % 100),
                                        TYPES.get(i % 4),
                                        single("0" + i),
                                        single(password(i).replace(":", "-").replace(";", "_")),
                                        single("en" + i)))));
    }

    @Test
    void a_list_of_hosts_is_its_netmiko_list() throws Exception {
        String hosts =
                "# all\n\n" + lines(i -> "  ops%d@10.1.%d.%d:%d  # r%d\n".formatted(i, i / 100, i % 100, 2000 + i, i));
        assertThat(load("hosts.txt", hosts))
                .isEqualTo(load(
                        "devices.yaml",
                        lines(i -> "- {host: 10.1.%d.%d, username: ops%d, port: %d, device_type: autodetect}\n"
                                .formatted(i / 100, i % 100, i, 2000 + i))));
        assertThat(load("hosts.txt", "r1\n[2001:db8::1]:22\n")).hasSize(2);
    }

    @Test
    void beside_a_device_type_a_model_or_kind_stays_as_it_is_written() throws Exception {
        Path file = Files.writeString(
                folder.resolve("devices.yaml"), "- {host: r1, device_type: arista_eos, model: ios, kind: arista_ceos}");

        assertThat(InventoryFile.load(file).inventory().devices())
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.platform()).isEqualTo("arista_eos");
                    assertThat(device.data()).containsOnly(entry("model", "ios"), entry("kind", "arista_ceos"));
                });
    }

    @Test
    void of_the_files_in_a_folder_the_later_one_takes_precedence_value_by_value() throws Exception {
        Path inventories = folder.resolve("inventories");
        Files.createDirectories(inventories.resolve("group_vars"));
        Files.writeString(
                inventories.resolve("10-all.csv"),
                "name,ip,device_type,username,site\nr1,10.0.0.1,ios,old,ber\nr2,10.0.0.2,eos,old,muc\n");
        Files.writeString(inventories.resolve("20-more.yaml"), """
                username: default
                devices:
                - {name: r2, username: new, port: 2222}
                - {name: r3, host: 10.0.0.3, device_type: cisco_xr}
                """);
        Files.writeString(inventories.resolve("20-more.yaml~"), "nonsense");
        Files.writeString(inventories.resolve(".hidden.yaml"), "nonsense");
        Files.writeString(inventories.resolve("README.md"), "nonsense");
        InventoryFile file = InventoryFile.load(inventories);

        assertThat(file.inventory().devices())
                .extracting(
                        Device::label,
                        Device::platform,
                        device -> device.credentials().username())
                .containsExactly(
                        tuple("r1 (10.0.0.1:22)", "cisco_ios", "old"),
                        tuple("r2 (10.0.0.2:2222)", "arista_eos", "new"),
                        tuple("r3 (10.0.0.3:22)", "cisco_xr", "default"));
        assertThat(file.derivations("r2"))
                .filteredOn(each -> each.key().equals("username"))
                .singleElement()
                .satisfies(username -> {
                    assertThat(username.value()).isEqualTo("new");
                    assertThat(username.place()).hasToString(inventories.resolve("20-more.yaml") + ":3:24");
                    assertThat(username.over())
                            .extracting(each -> each.value() + " " + each.place() + " " + each.from())
                            .containsExactly(
                                    "old " + inventories.resolve("10-all.csv") + ":3:17 ",
                                    "default " + inventories.resolve("20-more.yaml") + ":1:11 beside the devices");
                });
    }

    @Test
    void an_address_takes_precedence_over_another_even_under_the_other_key() throws Exception {
        Path inventories = Files.createDirectories(folder.resolve("inventories"));
        Files.writeString(inventories.resolve("a.yaml"), "- {name: r1, ip: 10.0.0.1, device_type: cisco_ios}");
        Files.writeString(inventories.resolve("b.yaml"), "- {name: r1, host: 10.0.0.2}");
        InventoryFile file = InventoryFile.load(inventories);

        assertThat(file.inventory().devices()).singleElement().hasToString("r1 (10.0.0.2:22)");
        assertThat(file.notes())
                .singleElement()
                .asString()
                .contains("b.yaml:1:3: this device stands in ", "with another address");
        assertThat(file.derivations("r1"))
                .filteredOn(each -> each.key().equals("host"))
                .singleElement()
                .satisfies(host -> assertThat(host.over())
                        .extracting(Derivation::key, Derivation::value)
                        .containsExactly(tuple("ip", "10.0.0.1")));
    }

    @Test
    void what_would_change_the_way_to_a_device_is_honoured_or_its_flaw() throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(folder.resolve("s.yaml"), """
            jumphost: ops@bastion.example:2222
            devices:
              - {name: a, host: a1, os: ios}
              - {name: b, host: b1, os: ios, bastion: {host: 10.0.0.9, user: me}}
              - {name: c, host: c1, os: ios, jump: none}
              - {name: d, host: d1, os: ios, proxy: socks5://10.0.0.9}
              - {name: e, host: e1, os: ios, protocol: telnet}
              - {name: f, host: f1, os: ios, transport: ssh2, telnet: no, gateway: ''}
              - {name: g, host: g1, os: ios, jump_host: {host: x, password: y}}
            """));

        assertThat(file.inventory().devices())
                .extracting(device -> device.name() + " "
                        + Objects.requireNonNull(device.settings().access().jumps()).stream()
                                .map(Device::label)
                                .toList()
                        + (device.flaw() == null ? "" : " " + device.flaw().split(" ")[0]))
                .containsExactly(
                        "a [bastion.example:2222]",
                        "b [10.0.0.9:22]",
                        "c []",
                        "d [bastion.example:2222] proxy",
                        "e [bastion.example:2222] protocol",
                        "f [bastion.example:2222]",
                        "g [bastion.example:2222] jump_host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh_gateway: b1",
                "sshTunnel: b1",
                "http_proxy: 'http://p:3128'",
                "use_proxy: true",
                "hop: b1",
                "hops: [b1, b2]",
                "gw: 10.0.0.9",
                "relay: b1",
                "relay_host: b1",
                "terminal_server: ts1",
                "console-server: ts1",
                "jump_user: me",
                "bastionPort: 2222",
                "socks5_proxy: p",
                "through: b1",
                "ssh_options: '-o ProxyJump=b1'",
                "ssh_args: '-J b1'",
                "ssh_opts: [-o, ProxyCommand=nc x]",
                "access: {method: direct, ssh_jump: b1}",
                "options: [{jumphost: {name: b1}}]"
            })
    void a_key_that_may_be_a_way_is_the_flaw_of_its_device_in_every_format(String key) throws Exception {
        String flow = key.replaceFirst("^([^:]*):", "\"$1\":");
        List<InventoryFile> files = new ArrayList<>(List.of(
                read(
                        "a.yaml",
                        "devices:\n  - {name: r1, host: a1, os: ios, " + flow + "}\n  - {name: r2, host: a2, os: ios}"),
                read(
                        "b.yaml",
                        "- {name: r1, host: a1, device_type: cisco_ios, " + flow
                                + "}\n- {name: r2, host: a2, device_type: cisco_ios}"),
                read(
                        "c.yaml",
                        "r1: {host: a1, device_type: cisco_ios, " + flow
                                + "}\nr2: {host: a2, device_type: cisco_ios}")));
        if (!key.contains("[") && !key.contains("{")) {
            String[] cell = key.replace("'", "").split(": ", 2);
            files.add(read("d.csv", "name,host,os," + cell[0] + "\nr1,a1,ios," + cell[1] + "\nr2,a2,ios,\n"));
        }

        for (InventoryFile file : files) {
            assertThat(file.inventory().devices())
                    .extracting(Device::name, device -> device.flaw() != null)
                    .containsExactly(tuple("r1", true), tuple("r2", false));
            assertThat(file.inventory().devices().getFirst().flaw())
                    .startsWith(key.replaceAll(":.*", "") + " may change the way to this device")
                    .contains("write jump: user@host:port", "another name");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_gateway: 10.0.0.9",
                "default-gw: 10.0.0.9",
                "next_hop: 10.0.0.9",
                "hop_count: 3",
                "proxy_arp: true",
                "dhcp_relay: 10.0.0.9",
                "tunnels: [Tunnel1]",
                "tunnel_source: Loopback0",
                "vpn_gateway: 10.0.0.9",
                "no_proxy: localhost",
                "use_proxy: false",
                "hop: ''",
                "jumbo_frames: true",
                "console_port: 7",
                "description: behind the proxy",
                "shop: Berlin"
            })
    void what_a_router_is_set_up_with_is_no_way_to_it(String key) throws Exception {
        assertThat(read("a.yaml", "- {name: r1, host: a1, device_type: cisco_ios, " + key + "}")
                        .inventory()
                        .devices())
                .extracting(Device::flaw)
                .containsOnlyNulls();
    }

    @Test
    void a_jump_host_and_a_file_for_ssh_are_known_by_other_words() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), "");
        List<Device> devices = read(
                        "a.yaml",
                        "- {host: r1, os: ios, ssh_jump: b1.example}\n"
                                + "- {host: r2, os: ios, ssh-bastion: b1.example, ssh_config: " + config + "}\n")
                .inventory()
                .devices();

        assertThat(devices).extracting(Device::flaw).containsOnlyNulls();
        assertThat(devices)
                .allSatisfy(device -> assertThat(device.settings().access().jumps())
                        .singleElement()
                        .hasToString("b1.example:22"));
    }

    @Test
    void a_way_in_the_vars_of_oxidized_is_the_flaw_of_its_device() throws Exception {
        Files.writeString(folder.resolve("config"), """
                source: {csv: {map: {name: 0, model: 1}, vars_map: {ssh_proxy: 2}}}
                """);
        assertThat(read("router.db", "a1:ios:b1\na2:ios:\n").inventory().devices())
                .extracting(device -> device.flaw() != null)
                .containsExactly(true, false);
    }

    @Test
    void a_device_is_selected_by_an_element_of_a_list() throws Exception {
        Inventory all = read("a.yaml", """
                        - {name: r1, host: a1, device_type: cisco_ios, tags: [a, b c]}
                        - {name: r2, host: a2, device_type: cisco_ios, tags: [b]}
                        - {name: r3, host: a3, device_type: cisco_ios, tags: [], more: [{x: 1}]}
                        """).inventory();

        assertThat(all.select("tags:a")).extracting(Device::name).containsExactly("r1");
        assertThat(all.select("tags:b*")).extracting(Device::name).containsExactly("r1", "r2");
        assertThat(all.select("!tags:*")).extracting(Device::name).containsExactly("r3");
        assertThat(all.values("tags")).containsExactly("a", "b", "b c");
        assertThatThrownBy(() -> all.select("tags:core"))
                .hasMessageEndingWith("no device has the tags core; there are \"a\", \"b\", \"b c\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml    | devices: {}                                  | a.yaml:1:1: devices: is empty, so there are no devices",
                "a.yaml    | devices:                                     | a.yaml:1:1: devices: is empty, so there are no devices",
                "a.yaml    | {backup_dir: /tmp, devices: []}              | a.yaml:1:20: devices: is empty, so there are no devices",
                "a.yaml    | {hosts: {}, username: x}                     | a.yaml:1:2: hosts: is empty, so there are no devices",
                "prose.txt | These are my routers and I like them a lot.  | prose.txt:1:1: this is plain text, not an inventory",
                "a.yaml    | word                                         | a.yaml:1:1: this is a single word, not an inventory",
            })
    void what_holds_no_devices_is_called_what_it_is(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(folder + "/" + message);
    }

    @Test
    void a_piece_that_would_take_long_to_read_is_refused_and_a_long_line_is_none() throws Exception {
        String piece = "x".repeat(5_000_000);
        for (String text : List.of(
                "- {host: r1, a: " + piece + "}",
                "- host: r1\n  a: \"" + piece + "\"",
                "[{host: r1, a: " + piece + "}]",
                "# " + "x ".repeat(2_500_000) + "\n- host: r1",
                "- host: r1\n  a: |\n   " + piece)) {
            assertThatThrownBy(() -> read("a.yaml", text)).hasMessageContaining("in one piece");
        }
        String long1 = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"host\":\"h" + i + "\",\"device_type\":\"cisco_ios\",\"site\":\"ber\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(long1.length()).isGreaterThan(1_000_000);
        assertThat(read("a.json", long1).inventory()).hasSize(20_000);
    }

    private InventoryFile read(String name, String text) throws Exception {
        return InventoryFile.load(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void several_kinds_of_devices_are_groups_and_settings_are_noted_once() throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(folder.resolve("s.yaml"), """
            backup_dir: /tmp
            username: ops
            device_type: cisco_ios
            routers: [10.0.0.1, 10.0.0.2]
            switches: {s1: 10.0.0.3, s2: {ip: 10.0.0.4, username: other}}
            webhook_url: https://example.net
            """));

        assertThat(file.inventory().devices())
                .extracting(device -> device + " " + device.groups() + " "
                        + device.credentials().username() + " " + device.platform())
                .containsExactly(
                        "10.0.0.1:22 [routers] ops cisco_ios",
                        "10.0.0.2:22 [routers] ops cisco_ios",
                        "s1 (10.0.0.3:22) [switches] ops cisco_ios",
                        "s2 (10.0.0.4:22) [switches] other cisco_ios");
        assertThat(file.notes())
                .containsExactly(
                        folder.resolve("s.yaml")
                                + ":2:1: username, device_type beside the devices: for those without their own",
                        folder.resolve("s.yaml")
                                + ":1:1: settings beside the devices, without effect here: backup_dir, webhook_url");
    }

    @Test
    void a_mapping_with_a_group_called_devices_stays_one_of_netmiko_tools() throws Exception {
        assertThat(load("devices.yaml", "r1: {device_type: cisco_ios, host: 10.0.0.1}\ndevices: [r1]\n"))
                .singleElement()
                .asString()
                .contains("[devices]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
        x.csv     ! host,os\\nr1,ios,3           ! 2:8: this row has 3 fields, and the header 2; a field with the separator in it needs quotes
        x.csv     ! host,os\\n\\nr1              ! 3:1: this row has 1 fields, and the header 2
        x.csv     ! host,os\\n"r1,ios            ! 2:1: the quote that starts here is not closed
        x.csv     ! host,os\\n"r1"x,ios          ! 2:5: this stands after the end of a quote
        x.csv     ! host,os,os\\nr1,ios,ios      ! 1:9: two columns are called "os"; rename one
        x.csv     ! host,,os\\nr1,x,ios          ! 2:4: the column of this value has no name in line 1
        x.csv     ! site,os\\nber,ios            ! 1:1: no column of this header holds the addresses; name one host
        x.csv     ! host,os                      ! 1:1: no devices in this file
        router.db ! r1:ios:u:p\\nr2:ios:u:p:x    ! 2:1: this line has 5 values, that in line 1 has 4; a value cannot have a ":" in it
        router.db ! r1:x:u:p                     ! 1:1: it cannot be told which value is what
        x.yaml    ! devices: [[a]]               ! 1:11: group devices must be a list of names
        x.yaml    ! devices: [a b]\\nx: 1        ! 1:11: this is not a host; write host or user@host:port
        x.yaml    ! credentials: {a: {username: x}, b: {username: y}}\\ndevices: [r1] ! 1:1: credentials are several, and it is not clear which device has which
        """)
    void a_mistake_is_named_with_its_line(String name, String text, String message) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text.translateEscapes());

        assertThatThrownBy(() -> InventoryFile.load(file))
                .isInstanceOf(FileMistake.class)
                .message()
                .startsWith(file + ":" + message);
    }

    @Test
    void a_format_may_be_said_and_a_wrong_one_lists_all() throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), "r1");

        assertThat(InventoryFile.load(file, "hosts").inventory().size()).isOne();
        assertThatThrownBy(() -> InventoryFile.load(file, "cvs"))
                .message()
                .startsWith("there is no format of inventories \"cvs\"; did you mean csv?; known are ")
                .contains("csv, oxidized, hosts");
    }

    @Test
    void a_secret_is_never_shown_where_values_are_explained() throws Exception {
        InventoryFile file = InventoryFile.load(Files.writeString(
                folder.resolve("x.yaml"),
                "password: hunter2\n"
                        + "devices: [{host: r1, os: ios, enable: hunter2, api_token: hunter2, x: {snmp_community:"
                        + " hunter2}, login: {pass: hunter2}}]"));

        assertThat(file.derivations("r1").toString()).doesNotContain("hunter2").contains("****");
    }

    private List<String> load(String name, String text) throws Exception {
        return Alike.of(InventoryFile.load(Files.writeString(folder.resolve(name), text))
                .inventory());
    }
}
