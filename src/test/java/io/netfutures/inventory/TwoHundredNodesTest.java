package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What containerlab, netlab and NetBox say of two hundred devices is what a list for netmiko says of them. */
@NullMarked
class TwoHundredNodesTest {
    private static final int COUNT = 200;
    private static final int PAGE = 50;

    @TempDir
    Path folder;

    /** A kind of node of both tools, with its names elsewhere. */
    private record Kind(
            String containerlab, String netlab, String netmiko, String networkOs, String user, String word) {
        private static final List<Kind> ALL = List.of(
                new Kind("arista_ceos", "eos", "arista_eos", "arista.eos.eos", "admin", "admin"),
                new Kind("cisco_iol", "iol", "cisco_ios", "cisco.ios.ios", "clab", "p#ss: 'word'"),
                new Kind("cisco_xrd", "xrd", "cisco_xr", "cisco.iosxr.iosxr", "clab", "0123"),
                new Kind("juniper_vmx", "vmx", "juniper_junos", "junipernetworks.junos.junos", "no", "VR-netlab9"));

        static Kind of(int number) {
            return ALL.get(number % ALL.size());
        }

        List<Integer> members() {
            return IntStream.range(0, COUNT)
                    .filter(number -> of(number).equals(this))
                    .boxed()
                    .toList();
        }
    }

    private static String name(int number) {
        return (number % 5 == 0 ? "spine" : "leaf") + number;
    }

    private static String tier(int number) {
        return number % 5 == 0 ? "spines" : "leafs";
    }

    private static String v4(int number) {
        return "172.20.%d.%d".formatted(20 + number / 100, 2 + number % 100);
    }

    private static boolean onlyV6(int number) {
        return number % 9 == 4;
    }

    private static String address(int number) {
        return onlyV6(number) ? "3fff:172:20:20::" + Integer.toHexString(number + 2) : v4(number);
    }

    private static String single(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String all(IntFunction<String> text, String between) {
        return IntStream.range(0, COUNT).mapToObj(text).collect(Collectors.joining(between));
    }

    /** A list for netmiko with these keys beside the addresses and types. */
    private List<String> netmiko(IntFunction<String> rest) throws Exception {
        return load(
                "netmiko.yaml",
                all(
                        number -> "- {host: '%s', device_type: %s, %s}%n"
                                .formatted(address(number), Kind.of(number).netmiko(), rest.apply(number)),
                        ""));
    }

    @Test
    void the_topology_of_containerlab_is_its_netmiko_list() throws Exception {
        String nodes = all(
                number -> """
                        "%1$s": {
                          "index": "%2$d", "shortname": "%1$s", "longname": "clab-fabric-%1$s", "fqdn": "%1$s.fabric.io",
                          "group": "%3$s", "labdir": "/root/clab-fabric/%1$s", "kind": "%4$s", "image": "%4$s:1.%2$d",
                          "mgmt-net": "", "mgmt-intf": "", "mgmt-ipv4-address": "%5$s",
                          "mgmt-ipv4-prefix-length": %6$d, "mgmt-ipv6-address": "3fff:172:20:20::%7$x",
                          "mgmt-ipv6-prefix-length": 64, "mac-address": "",
                          "labels": {"clab-node-kind": "%4$s", "clab-node-name": "%1$s", "containerlab": "fabric"},
                          "port-bindings": []
                        }""".formatted(
                                name(number),
                                number,
                                tier(number),
                                Kind.of(number).containerlab(),
                                onlyV6(number) ? "" : v4(number),
                                onlyV6(number) ? 0 : 24,
                                number + 2),
                ",\n");
        String links = all(number -> """
                        {"endpoints": {"a": {"node": "%s", "interface": "e1-%d", "mac": "aa:c1:ab:00:00:01", "peer": "z"},
                        "z": {"node": "%s", "interface": "e1-1", "mac": "aa:c1:ab:00:00:02", "peer": "a"}}}""".formatted(name(0), number, name(number)), ",");
        String topology = """
                {"name": "fabric", "type": "clab",
                "clab": {"config": {"prefix": "clab", "mgmt": {"network": "clab", "ipv4-subnet": "172.20.20.0/22"}}},
                "ssh-pub-keys": [], "nodes": {
                %s
                }, "links": [%s]}
                """.formatted(nodes, links);

        assertSame(
                load("clab-fabric/topology-data.json", topology),
                netmiko(number ->
                        "name: %1$s, groups: [%2$s, %3$s], longname: clab-fabric-%1$s, kind: %2$s, image: '%2$s:1.%4$d'"
                                .formatted(name(number), Kind.of(number).containerlab(), tier(number), number)));
    }

    @Test
    void the_inventories_that_containerlab_writes_are_their_netmiko_list() throws Exception {
        StringBuilder ansible = new StringBuilder("""
                all:
                  vars:
                    # The generated inventory is assumed to be used from the clab host.
                    ansible_httpapi_use_proxy: false
                  children:
                """);
        for (Kind kind : Kind.ALL) {
            ansible.append("""
                        %s:
                          vars:
                            ansible_network_os: %s
                            # default connection for nodes of this kind
                            ansible_connection: ansible.netcommon.network_cli
                            ansible_user: %s
                            ansible_password: %s
                          hosts:
                    """.formatted(kind.containerlab(), kind.networkOs(), kind.user(), single(kind.word())));
            for (int number : kind.members()) {
                ansible.append("        clab-fabric-%s:\n          ansible_host: %s\n"
                        .formatted(name(number), address(number)));
            }
        }
        String nornir = "---\n"
                + all(
                        number ->
                                "clab-fabric-%s:%n    username: %s%n    password: %s%n    platform: %s%n    hostname: %s%n"
                                        .formatted(
                                                name(number),
                                                single(Kind.of(number).user()),
                                                single(Kind.of(number).word()),
                                                Kind.of(number).netmiko(),
                                                address(number)),
                        "");
        IntFunction<String> rest = number -> "name: clab-fabric-%s, username: %s, password: %s"
                .formatted(
                        name(number),
                        single(Kind.of(number).user()),
                        single(Kind.of(number).word()));

        assertSame(
                load("clab-fabric/ansible-inventory.yml", ansible.toString()),
                netmiko(number ->
                        rest.apply(number) + ", groups: [" + Kind.of(number).containerlab() + "]"));
        assertSame(load("clab-fabric/nornir-simple-inventory.yml", nornir), netmiko(rest));
    }

    /** What netlab knows of a kind, as variables for Ansible. */
    private static String variables(Kind kind, String indent) {
        return """
                ansible_become_method: enable
                ansible_become_password: secret 1
                ansible_connection: network_cli
                ansible_network_os: %s
                ansible_ssh_pass: %s
                ansible_user: %s
                netlab_device_type: %s
                """.formatted(kind.networkOs(), single(kind.word()), single(kind.user()), kind.netlab())
                .indent(indent.length());
    }

    private static String interfaces(int number, String indent) {
        return """
                interfaces:
                - bridge: X_%1$d
                  ifindex: 1
                  ifname: Ethernet1
                  ipv4: 10.1.%1$d.1/30
                  linkindex: %1$d
                  name: %2$s -> %3$s
                  neighbors:
                  - {ifname: eth1, ipv4: 10.1.%1$d.2/30, node: %3$s}
                  type: p2p
                loopback: {ifindex: 0, ifname: Loopback0, ipv4: 10.0.0.%1$d/32, type: loopback}
                """.formatted(number, name(number), name(0)).indent(indent.length());
    }

    private List<String> ofNetlab(boolean kindOfDevice) throws Exception {
        return netmiko(number ->
                "name: %s, username: %s, password: %s, secret: secret 1, netlab_device_type: %s, groups: [%s], box: 'x:%d', id: %d%s"
                        .formatted(
                                name(number),
                                single(Kind.of(number).user()),
                                single(Kind.of(number).word()),
                                Kind.of(number).netlab(),
                                Kind.of(number).netlab(),
                                number,
                                number + 1,
                                kindOfDevice ? ", device: " + Kind.of(number).netlab() : ""));
    }

    @Test
    void the_inventory_that_netlab_writes_is_its_netmiko_list() throws Exception {
        StringBuilder hosts = new StringBuilder("all: {}\n");
        for (Kind kind : Kind.ALL) {
            write("group_vars/" + kind.netlab() + "/topology.yml", variables(kind, ""));
            hosts.append(kind.netlab()).append(":\n  hosts:\n");
            for (int number : kind.members()) {
                hosts.append("    %s:%n      ansible_host: %s%n      id: %d%n"
                        .formatted(name(number), address(number), number + 1));
                write(
                        "host_vars/" + name(number) + "/topology.yml",
                        "box: x:" + number + "\n" + interfaces(number, ""));
            }
        }
        hosts.append("custom_configs:\n  hosts: {}\n");

        assertSame(load("hosts.yml", hosts.toString()), ofNetlab(false));
    }

    @Test
    void the_devices_that_netlab_writes_are_their_netmiko_list() throws Exception {
        String devices = "# Netlab Devices inventory created from ['topology.yml']\n#\n---\n"
                + all(
                        number -> "%s:%n  ansible_host: %s%n  box: x:%d%n  device: %s%n  id: %d%n  name: %s%n"
                                        .formatted(
                                                name(number),
                                                address(number),
                                                number,
                                                Kind.of(number).netlab(),
                                                number + 1,
                                                name(number))
                                + variables(Kind.of(number), "  ")
                                + interfaces(number, "  "),
                        "");

        assertSame(load("netlab-devices.yml", devices), ofNetlab(true));
        assertSame(
                load("netlab-devices.yml", devices + "all: {vars: {pools: {lan: {ipv4: 172.16.0.0/16}}}}\n"),
                ofNetlab(true));
    }

    @Test
    void the_snapshot_of_netlab_is_its_netmiko_list() throws Exception {
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : Kind.ALL) {
            kinds.append("    ").append(kind.netlab()).append(":\n");
            kinds.append("      interface_name: Ethernet{ifindex}\n      group_vars:\n");
            kinds.append(variables(kind, "        "));
        }
        String snapshot =
                "addressing:\n  mgmt: {ipv4: 172.20.20.0/22, start: 1}\ndefaults:\n  device: eos\n  devices:\n"
                        + kinds + "links: []\nname: fabric\nnodes:\n"
                        + all(
                                number ->
                                        "  %s:%n    box: x:%d%n    device: %s%n    id: %d%n    mgmt: {ifname: Management0, %s: '%s'}%n    name: %s%n"
                                                        .formatted(
                                                                name(number),
                                                                number,
                                                                Kind.of(number).netlab(),
                                                                number + 1,
                                                                onlyV6(number) ? "ipv6" : "ipv4",
                                                                address(number),
                                                                name(number))
                                                + interfaces(number, "    "),
                                "")
                        + "provider: clab\n";

        assertSame(load("netlab.snapshot.yml", snapshot), ofNetlab(true));
    }

    @Test
    void the_devices_of_netbox_are_their_netmiko_list() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/api/dcim/devices/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            int offset = query.contains("offset=") ? Integer.parseInt(query.replaceAll(".*offset=", "")) : 0;
            int end = offset + PAGE;
            String next = end < COUNT ? "\"" + base + "/api/dcim/devices/?limit=50&offset=" + end + "\"" : "null";
            byte[] page = "{\"count\":%d,\"next\":%s,\"previous\":null,\"results\":[%s]}"
                    .formatted(
                            COUNT,
                            next,
                            IntStream.range(offset, end)
                                    .mapToObj(TwoHundredNodesTest::ofNetBox)
                                    .collect(Collectors.joining(",")))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            InventoryFile file = InventoryFile.load(Path.of("netbox:" + base + "/?limit=50"), null, Map.of());

            assertSame(
                    Alike.of(file.inventory()),
                    netmiko(number ->
                            "name: %s, groups: [site-%2$d, %3$s, lab], site: site-%2$d, role: %3$s, rack: 'R %4$d', tags: lab, model: '%5$s', status: active, serial: '0%4$d', room: '1.%4$d'"
                                    .formatted(
                                            name(number),
                                            number % 7,
                                            tier(number),
                                            number,
                                            Kind.of(number).containerlab())));
        } finally {
            server.stop(0);
        }
    }

    /** As {@code /api/dcim/devices/} of NetBox 4 has it. */
    private static String ofNetBox(int number) {
        String address = "{\"id\":%1$d,\"display\":\"%2$s/24\",\"family\":{\"value\":%3$d},\"address\":\"%2$s/24\"}"
                .formatted(number, address(number), onlyV6(number) ? 6 : 4);
        return """
                {"id":%1$d,"url":"https:\\/\\/netbox.example\\/api\\/dcim\\/devices\\/%1$d\\/","display":"%2$s","name":"%2$s",
                "device_type":{"id":1,"manufacturer":{"id":1,"slug":"x"},"model":"%3$s","slug":"x"},
                "role":{"id":2,"name":"Role","slug":"%4$s"},"tenant":null,"platform":{"id":3,"name":"An OS","slug":"%5$s"},
                "serial":"0%1$d","asset_tag":null,"site":{"id":4,"name":"A site","slug":"site-%6$d"},"location":null,
                "rack":{"id":5,"name":"R %1$d"},"position":1.0,"face":{"value":"front"},
                "status":{"value":"active","label":"Active"},"airflow":null,"primary_ip":%7$s,"primary_ip4":null,
                "tags":[{"id":2,"name":"Lab","slug":"lab"}],"custom_fields":{"room":"1.%1$d","unset":null},
                "created":"2026-01-01T00:00:00Z"}""".formatted(
                        number,
                        name(number),
                        Kind.of(number).containerlab(),
                        tier(number),
                        Kind.of(number).netmiko().replace('_', '-'),
                        number % 7,
                        address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "containerlab   | {'type': 'clab', 'links': [],\\n'nodes': {'r1': 5}} | :2:17: node r1 must be a mapping",
                "containerlab   | {'type': 'clab', 'links': [],\\n'nodes': [] }       | :1:1: a topology of containerlab has a mapping of nodes",
                "containerlab   | {'type': 'clab',\\n'nodes': {'r1': {'kind': }}      | :2:26: is not JSON from here on",
                "netlab         | provider: clab\\nnodes:\\n  r1: eos                   | :3:7: node r1 must be a mapping",
                "netlab         | provider: clab\\nnodes: [r1]                          | :1:1: a snapshot of netlab has a mapping of nodes",
                "netlab-devices | r1:\\n  device: eos\\nr2: eos                         | :3:5: device r2 must be a mapping",
                "netlab-devices | - r1                                                 | :1:1: the devices of netlab are a mapping of names",
                "netlab-devices | r1:\\n  device: eos\\n ansible_host: x               | :3:2: is not YAML",
            })
    void a_mistake_is_reported_with_its_place(String format, String text, String message) throws Exception {
        Path file = write("lab", text.translateEscapes().replace('\'', '"'));
        assertThatThrownBy(() -> InventoryFile.load(file, format))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(file + message);
    }

    /** In any order, since some of the files are ordered by groups; the first device that differs is shown. */
    private static void assertSame(List<String> found, List<String> expected) {
        List<String> sorted = expected.stream().sorted().toList();
        List<String> devices = found.stream().sorted().toList();
        assertThat(devices).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(devices.get(i)).isEqualTo(sorted.get(i));
        }
    }

    private List<String> load(String name, String text) throws Exception {
        return Alike.of(InventoryFile.load(write(name, text)).inventory());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }
}
