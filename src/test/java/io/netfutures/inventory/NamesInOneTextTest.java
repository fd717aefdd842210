package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesInOneTextTest {
    private static final String R1 = "- {name: r1, host: a1, device_type: cisco_ios, ";

    @TempDir
    Path folder;

    private Device first(String file, String text) throws Exception {
        return InventoryFile.load(Files.writeString(folder.resolve(file), text))
                .inventory()
                .devices()
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'core, acc'",
                "core acc",
                "'core,acc,'",
                "core; acc",
                "core | acc",
                "[core, acc]",
                "[' core ', 'acc']",
                "['core, acc']",
                "[core, 'acc,']",
            })
    void groups_in_one_text_are_those_of_a_list(String groups) throws Exception {
        for (String key : new String[] {"groups", "group", "Groups"}) {
            assertThat(first("a.yaml", R1 + key + ": " + groups + "}").groups())
                    .as(key)
                    .containsExactlyInAnyOrder("core", "acc");
        }
    }

    @Test
    void a_name_with_a_blank_stands_in_a_list() throws Exception {
        assertThat(first("a.yaml", R1 + "groups: [data center, core]}").groups())
                .containsExactlyInAnyOrder("data center", "core");
        assertThat(first("a.yaml", R1 + "groups: ''}").groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x.yml  ! r1: {host: a1, device_type: cisco_ios, groups: 'core, acc'}",
                "x.yaml ! devices: {r1: {ip: a1, os: ios, groups: 'core, acc'}}",
                "x.csv  ! name,host,platform,groups\\nr1,a1,ios,core acc",
                "x.csv  ! name;host;platform;group\\nr1;a1;ios;core,acc",
            })
    void every_format_takes_groups_so(String file, String text) throws Exception {
        assertThat(first(file, text.replace("\\n", "\n") + "\n").groups()).containsExactlyInAnyOrder("core", "acc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x.yml  ! {username: x, switches: '10.0.0.1, 10.0.0.2'}              ! x.yml:1:25: switches",
                "x.yml  ! {username: x, switches: 10.0.0.1}                          ! x.yml:1:25: switches",
                "x.yaml ! {devices: [10.0.0.1], switches: '10.0.0.2, 10.0.0.3'}      ! x.yaml:1:33: switches",
            })
    void a_text_in_place_of_the_devices_is_refused(String file, String text, String place) {
        assertThatThrownBy(() -> first(file, text + "\n"))
                .hasMessageEndingWith(place + ": is one text; write a list, for instance [10.0.0.1, 10.0.0.2]");
    }

    @Test
    void a_number_beside_the_devices_is_a_setting() throws Exception {
        assertThat(first("x.yaml", "{devices: [10.0.0.1], nodes: 3}\n").name()).isEqualTo("10.0.0.1");
    }

    @Test
    void the_members_of_a_group_of_netlab_may_stand_so() throws Exception {
        assertThat(first("x.yml", """
                        nodes:
                          r1: {device: iosv, mgmt: {ipv4: 10.0.0.1}}
                          r2: {device: iosv, mgmt: {ipv4: 10.0.0.2}}
                        groups: {core: {members: 'r1, r2'}, acc: {members: }, edge: {members: [r1]}}
                        """).groups()).containsExactlyInAnyOrder("iosv", "core", "edge");
    }

    @Test
    void the_group_of_oxidized_may_be_several() throws Exception {
        Files.writeString(folder.resolve("config"), "source: {csv: {map: {name: 0, model: 1, group: 2}}}\n");
        assertThat(first("router.db", "a1:ios:core,acc\n").groups()).containsExactlyInAnyOrder("core", "acc");
    }

    @Test
    void nornir_takes_a_list_and_says_so() throws Exception {
        Files.writeString(folder.resolve("groups.yaml"), "core: {}\nacc: {}\n");
        assertThatThrownBy(() -> first("hosts.yaml", "r1: {hostname: a1, platform: ios, groups: 'core, acc'}\n"))
                .hasMessageEndingWith(
                        "hosts.yaml:1:43: groups of host r1 must be a list of names, such as [core, acc]");
    }

    @Test
    void everybody_is_in_the_group_all_however_it_is_written() {
        assertThatThrownBy(() -> first("a.yaml", R1 + "groups: 'core, all'}"))
                .hasMessageEndingWith("a.yaml:1:56: every device is in the group all; leave it out");
    }

    @Test
    void tags_and_roles_are_lists_and_what_may_be_prose_is_not() throws Exception {
        Device device = first("a.yaml", R1 + "tags: 'edge, new', roles: pe p, place: 'Berlin, Germany', note: 'a, b'}");

        assertThat(device.data())
                .containsEntry("tags", "edge\nnew")
                .containsEntry("roles", "pe\np")
                .containsEntry("place", "Berlin, Germany")
                .containsEntry("note", "a, b");
    }

    @Test
    void old_algorithms_and_hops_may_stand_in_one_text() throws Exception {
        Device device = first(
                "a.yaml", R1 + "legacy: 'ssh-rsa, ssh-dss', jump: 'u@b1,b2:2222', disabled_algorithms: {kex: 'a, b'}}");

        assertThat(device.flaw()).isNull();
        assertThat(device.settings().access().jumps())
                .extracting(Device::endpoint)
                .containsExactly("b1:22", "b2:2222");
        assertThat(device.settings().access().algorithms().legacy()).containsExactly("ssh-rsa", "ssh-dss");
        assertThat(device.settings().access().algorithms().disabled()).containsEntry("kex", List.of("a", "b"));
    }
}
