package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts of Ansible and devices of somebody's own script look alike: their data tells them apart. */
class ToldApartTest {
    @TempDir
    Path folder;

    private InventoryFile load(String yaml) throws Exception {
        return InventoryFile.load(Files.writeString(folder.resolve("fleet.yaml"), yaml.translateEscapes()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            username: ops\\nhosts:\\n  r1: {ip: 10.0.0.1, device_type: cisco_ios}          | r1 10.0.0.1:22 cisco_ios []
            hosts:\\n  r1: {ip: 10.0.0.1, type: cisco_ios}\\nbackup_dir: /x                | r1 10.0.0.1:22 cisco_ios []
            network:\\n  hosts:\\n    r1: {ip: 10.0.0.1, type: cisco_ios}                  | r1 10.0.0.1:22 cisco_ios []
            inventory:\\n  hosts:\\n    r1: {host: 10.0.0.1, os: ios}\\n  username: x       | r1 10.0.0.1:22 cisco_ios []
            all:\\n  hosts:\\n    r1: {ip: 10.0.0.1, device_type: cisco_ios}               | r1 10.0.0.1:22 cisco_ios []
            routers:\\n  r1: {ip: 10.0.0.1, device_type: cisco_ios}                       | r1 10.0.0.1:22 cisco_ios [routers]
            devices:\\n  hosts: {ip: 10.0.0.1, type: cisco_ios}                           | hosts 10.0.0.1:22 cisco_ios []
            devices:\\n  vars: {ip: 10.0.0.1, type: cisco_ios}\\n  children: {ip: 10.0.0.2, type: cisco_ios} | vars 10.0.0.1:22 cisco_ios []
            """)
    void the_devices_of_a_script_are_no_groups(String yaml, String first) throws Exception {
        assertThat(first(load(yaml))).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            all:\\n  hosts:\\n    r1: {ansible_host: 10.0.0.1, ansible_network_os: ios}                | r1 10.0.0.1:22 cisco_ios []
            routers:\\n  hosts:\\n    r1: {ansible_host: 10.0.0.1}\\n  vars: {ansible_network_os: ios}   | r1 10.0.0.1:22 cisco_ios [routers]
            hosts:\\n  hosts:\\n    r1: {ansible_host: 10.0.0.1, ansible_network_os: ios}              | r1 10.0.0.1:22 cisco_ios [hosts]
            devices:\\n  hosts:\\n    r1:\\n  vars: {ansible_network_os: eos}                           | r1 r1:22 arista_eos [devices]
            network:\\n  children:\\n    core:\\n      hosts: {r1: }\\n  vars: {ansible_network_os: ios} | r1 r1:22 cisco_ios [core, network]
            all:\\n  hosts:\\n    r1: {ansible_host: 10.0.0.1, device_type: x, ansible_network_os: ios} | r1 10.0.0.1:22 cisco_ios []
            all:\\n  hosts:\\n    r1: {ip: 10.0.0.1, site: ber}                                       | r1 r1:22  []
            """)
    void the_groups_of_ansible_are_no_devices(String yaml, String first) throws Exception {
        assertThat(first(load(yaml))).isEqualTo(first);
    }

    private static String first(InventoryFile file) {
        var device = file.inventory().devices().getFirst();
        return device.name() + " " + device.endpoint() + " " + device.platform() + " " + new TreeSet<>(device.groups());
    }

    @Test
    void variables_of_groups_beside_the_file_make_it_ansible_s() throws Exception {
        Files.createDirectories(folder.resolve("group_vars"));
        Files.writeString(folder.resolve("group_vars/all.yml"), "ansible_network_os: ios\nansible_host: 192.0.2.1\n");

        assertThat(first(load("all:\\n  hosts:\\n    r1: {ip: 10.0.0.1, type: access}")))
                .isEqualTo("r1 192.0.2.1:22 cisco_ios []");
    }

    @Test
    void a_file_that_is_both_is_told_with_what_to_do() {
        assertThatThrownBy(
                        () -> load(
                                "all:\\n  hosts:\\n    r1: {ansible_host: 10.0.0.1}\\ndevices:\\n- {ip: 10.0.0.2, device_type: cisco_ios}"))
                .isInstanceOf(FileMistake.class)
                .hasMessageEndingWith("fleet.yaml:4:1: under devices is a list of devices, and beside it are groups of"
                        + " Ansible; put them into two files of a folder, or say with --inventory-format script or"
                        + " ansible-yaml which is meant");
    }

    @Test
    void a_file_that_is_both_is_read_as_it_is_said() throws Exception {
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"),
                "all:\n  hosts:\n    r1: {ansible_host: 10.0.0.1}\ndevices:\n- {ip: 10.0.0.2, device_type: cisco_ios}\n");

        assertThat(first(InventoryFile.load(file, "script"))).isEqualTo("10.0.0.2 10.0.0.2:22 cisco_ios []");
    }

    @Test
    void hosts_of_ansible_without_a_group_are_told_where_they_belong() {
        assertThatThrownBy(() -> load("hosts:\\n  r1: {ansible_host: 10.0.0.1, ansible_network_os: ios}"))
                .hasMessageEndingWith("fleet.yaml:2:7: device r1 has neither host nor ip; hosts of Ansible stand in a"
                        + " group, as all: {hosts: {r1: {ansible_host: ...}}}");
    }
}
