package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containerlab and netlab write down of a lab. */
@NullMarked
class LabFilesTest {
    @TempDir
    Path folder;

    @Test
    void the_topology_of_containerlab_gives_its_nodes() throws Exception {
        InventoryFile file = load("topology-data.json", """
                {
                  "name": "lab",
                  "type": "clab",
                  "clab": {"config": {"prefix": "clab", "mgmt": {"network": "clab"}}},
                  "ssh-pub-keys": [],
                  "nodes": {
                    "leaf1": {
                      "shortname": "leaf1", "longname": "clab-lab-leaf1", "group": "leafs", "kind": "arista_ceos",
                      "image": "ceos:4.32.0F", "mgmt-ipv4-address": "172.20.20.2", "mgmt-ipv6-address": "3fff::2",
                      "labels": {"clab-node-kind": "arista_ceos"}, "port-bindings": []
                    },
                    "sr1": {"longname": "clab-lab-sr1", "kind": "vr-sros", "mgmt-ipv6-address": "3fff::3"},
                    "down": {"longname": "clab-lab-down", "kind": "nokia_srlinux", "mgmt-ipv4-address": ""},
                    "br0": {"kind": "bridge"}
                  },
                  "links": []
                }
                """);

        assertThat(file.inventory().devices()).extracting(Device::name).containsExactly("leaf1", "sr1", "down");
        Device leaf = device(file, "leaf1");
        assertThat(leaf.endpoint()).isEqualTo("172.20.20.2:22");
        assertThat(leaf.platform()).isEqualTo("arista_eos");
        assertThat(leaf.groups()).containsExactlyInAnyOrder("arista_ceos", "leafs");
        assertThat(leaf.data())
                .contains(
                        entry("longname", "clab-lab-leaf1"),
                        entry("kind", "arista_ceos"),
                        entry("image", "ceos:4.32.0F"));
        assertThat(device(file, "sr1").endpoint()).isEqualTo("[3fff::3]:22");
        assertThat(device(file, "sr1").platform()).isEqualTo("nokia_sros");
        assertThat(device(file, "down").flaw()).contains("this node has no address");
    }

    @Test
    void a_topology_that_ends_too_early_is_a_mistake_with_its_place() {
        assertThatThrownBy(() -> load("topology-data.json", """
                        {"name": "lab", "type": "clab",
                        \t"nodes": {"leaf1": {"kind": "arista_ceos", "mgmt-ipv4-address": 5 6}}, "links": []}
                        """))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(folder.resolve("topology-data.json") + ":2:");
    }

    @Test
    void the_inventory_that_containerlab_writes_for_ansible_is_read() throws Exception {
        InventoryFile file = load("ansible-inventory.yml", """
                all:
                  vars:
                    # The generated inventory is assumed to be used from the clab host.
                    ansible_httpapi_use_proxy: false
                  children:
                    arista_ceos:
                      vars:
                        ansible_network_os: arista.eos.eos
                        ansible_connection: network_cli
                        ansible_user: admin
                        ansible_password: admin
                      hosts:
                        clab-lab-leaf1:
                          ansible_host: 172.20.20.2
                    nokia_srlinux:
                      vars:
                        ansible_network_os: nokia.srlinux.srlinux
                        ansible_connection: ansible.netcommon.httpapi
                        ansible_user: admin
                        ansible_password: NokiaSrl1!
                      hosts:
                        clab-lab-srl1: {ansible_host: 172.20.20.3}
                """);

        Device leaf = device(file, "clab-lab-leaf1");
        assertThat(leaf.endpoint()).isEqualTo("172.20.20.2:22");
        assertThat(leaf.platform()).isEqualTo("arista_eos");
        assertThat(leaf.flaw()).isNull();
        assertThat(file.inventory().named("clab-lab-srl1")).isEmpty();
        assertThat(file.notes())
                .singleElement()
                .asString()
                .contains("a host with ansible_connection \"ansible.netcommon.httpapi\" is left out");
    }

    @Test
    void the_inventory_that_netlab_writes_for_ansible_is_read() throws Exception {
        write("group_vars/csr/topology.yml", """
                # Ansible inventory created from ['topology.yml', 'package:topology-defaults.yml']
                #
                ansible_become_method: enable
                ansible_become_password: vagrant1
                ansible_connection: network_cli
                ansible_network_os: ios
                ansible_ssh_pass: vagrant
                ansible_user: vagrant
                netlab_device_type: csr
                """);
        write("host_vars/r1/topology.yml", "af: {ipv4: true}\nbox: cisco/csr1000v\nhostname: r1\n");
        InventoryFile file = load("hosts.yml", """
                all: {}
                csr:
                  hosts:
                    r1:
                      ansible_host: 192.168.121.101
                      id: 1
                custom_configs:
                  hosts: {}
                modules:
                  hosts:
                    r1: {}
                """);

        Device r1 = device(file, "r1");
        assertThat(r1.endpoint()).isEqualTo("192.168.121.101:22");
        assertThat(r1.platform()).isEqualTo("cisco_ios");
        assertThat(r1.credentials().secret()).extracting(Secret::reveal).isEqualTo("vagrant1");
        assertThat(r1.groups()).containsExactlyInAnyOrder("csr", "modules");
        assertThat(r1.data()).contains(entry("box", "cisco/csr1000v"), entry("id", "1"));
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void the_snapshot_of_netlab_gives_its_nodes() throws Exception {
        InventoryFile file = load("netlab.snapshot.yml", """
                defaults:
                  _globals: {node_id_id: {value: !!set {1: null, 2: null}}}
                  devices:
                    eos:
                      clab:
                        group_vars: {ansible_become: true, ansible_ssh_pass: admin, ansible_user: admin}
                      group_vars: {ansible_connection: network_cli, ansible_network_os: eos, ansible_user: vagrant}
                    frr:
                      clab: {group_vars: {ansible_connection: docker}}
                groups:
                  edge: {members: [r1, frr1]}
                name: two
                nodes:
                  r1:
                    box: ceos:4.32.0F
                    device: eos
                    id: 1
                    interfaces: []
                    mgmt: {ifname: Management0, ipv4: 192.168.121.101, mac: 'ca:fe:00:01:00:00'}
                    name: r1
                  frr1: {device: frr, mgmt: {ipv4: 192.168.121.102}}
                  x: {device: iosv, mgmt: {ipv4: 192.168.121.103/24}, unmanaged: true}
                provider: clab
                """);

        assertThat(file.inventory().devices()).extracting(Device::name).containsExactly("r1");
        Device r1 = device(file, "r1");
        assertThat(r1.endpoint()).isEqualTo("192.168.121.101:22");
        assertThat(r1.platform()).isEqualTo("arista_eos");
        assertThat(r1.credentials().username()).isEqualTo("admin");
        assertThat(r1.groups()).containsExactlyInAnyOrder("eos", "edge");
    }

    private InventoryFile load(String name, String text) throws Exception {
        write(name, text);
        return InventoryFile.load(folder.resolve(name));
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static Device device(InventoryFile file, String name) {
        return file.inventory().named(name).orElseThrow();
    }
}
