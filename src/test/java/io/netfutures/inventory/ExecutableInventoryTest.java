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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@Tag("slow")
class ExecutableInventoryTest {
    @TempDir
    Path folder;

    @Test
    void a_program_that_speaks_ansibles_protocol_gives_devices() throws Exception {
        InventoryFile file = InventoryFile.load(program("""
                [ "$1" = --list ] && cat <<'END'
                {"core": {"hosts": ["r1", "r2"], "vars": {"ansible_network_os": "ios", "ansible_user": "u"}},
                 "net": {"children": ["core"], "vars": {"site": "ber"}},
                 "old": ["r2"],
                \t"_meta": {"hostvars": {"r1": {"ansible_host": "10.0.0.1", "url": "http:\\/\\/x"}}}}
                END
                """));

        assertThat(device(file, "r1").endpoint()).isEqualTo("10.0.0.1:22");
        assertThat(device(file, "r1").data()).containsOnly(entry("url", "http://x"), entry("site", "ber"));
        assertThat(device(file, "r2").groups()).containsExactlyInAnyOrder("core", "net", "old");
        assertThat(device(file, "r2").platform()).isEqualTo("cisco_ios");
    }

    @Test
    void a_program_without_meta_is_asked_for_each_host() throws Exception {
        InventoryFile file = InventoryFile.load(program("""
                case "$1" in
                --list) echo '{"core": ["r1", "r2"]}' ;;
                --host) echo '{"ansible_host": "'"$2"'.example", "ansible_network_os": "eos", "ansible_password": "pw"}' ;;
                esac
                """));

        assertThat(file.inventory().devices())
                .extracting(Device::endpoint)
                .containsExactly("r1.example:22", "r2.example:22");
        assertThat(device(file, "r1").credentials().password())
                .extracting(Secret::reveal)
                .isEqualTo("pw");
    }

    @Test
    void a_program_may_print_any_format() throws Exception {
        InventoryFile list =
                InventoryFile.load(program("echo '- {name: r1, host: 10.0.0.1, device_type: cisco_ios}'\n"));
        assertThat(device(list, "r1").platform()).isEqualTo("cisco_ios");

        InventoryFile ini = InventoryFile.load(program("printf '[core]\\nr[1:2] ansible_network_os=ios\\n'\n"));
        assertThat(ini.inventory().size()).isEqualTo(2);
    }

    @Test
    void what_a_program_prints_is_checked_as_a_file_is() throws Exception {
        Path broken = program("echo '{\"core\": {\"hosts\": [\"r1\"'\n");
        assertThatThrownBy(() -> InventoryFile.load(broken))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith("output of " + broken + ":");

        Path silent = program("exit 0\n");
        assertThatThrownBy(() -> InventoryFile.load(silent))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("no devices");

        Path failing = program("echo no vault >&2; exit 4\n");
        assertThatThrownBy(() -> InventoryFile.load(failing))
                .isInstanceOf(FileMistake.class)
                .hasMessage(failing + ": the program ended with code 4: no vault");
    }

    @Test
    void a_program_that_others_can_write_is_not_run() throws Exception {
        Path ran = folder.resolve("ran");
        Path file = program("touch " + ran + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> InventoryFile.load(file))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("can be written by everybody");
        assertThat(ran).doesNotExist();
    }

    @Test
    void two_hundred_devices_are_those_of_the_list_for_netmiko() throws Exception {
        InventoryFile netmiko = InventoryFile.load(TwoHundredDevices.netmiko(folder));
        StringBuilder json = new StringBuilder("{\"network\": {\"vars\": {\"ansible_user\": \"netops\","
                + " \"ansible_become_password\": \"en#able\"}, \"children\": [\"core\", \"access\"]}");
        for (String role : TwoHundredDevices.ROLES) {
            json.append(", \"%s\": {\"hosts\": [%s], \"vars\": {\"ansible_connect_timeout\": %d}}"
                    .formatted(
                            role,
                            TwoHundredDevices.as(role).stream()
                                    .map(one -> "\"" + one.name() + "\"")
                                    .collect(Collectors.joining(", ")),
                            TwoHundredDevices.as(role).getFirst().connectTimeout()));
        }
        for (String site : TwoHundredDevices.SITES) {
            json.append(", \"%s\": {\"hosts\": [%s], \"vars\": {\"site\": \"%s\", \"ansible_password\": %s}}"
                    .formatted(
                            site,
                            TwoHundredDevices.at(site).stream()
                                    .map(one -> "\"" + one.name() + "\"")
                                    .collect(Collectors.joining(", ")),
                            site,
                            TwoHundredDevices.quoted(
                                    TwoHundredDevices.at(site).getFirst().password())));
        }
        json.append(", \"_meta\": {\"hostvars\": {")
                .append(TwoHundredDevices.all().stream()
                        .map(one ->
                                "\"%s\": {\"ansible_host\": \"%s\"%s, \"ansible_network_os\": \"%s\", \"rack\": \"%s\"}"
                                        .formatted(
                                                one.name(),
                                                one.address(),
                                                one.port() == 22 ? "" : ", \"ansible_port\": " + one.port(),
                                                TwoHundredDevices.ansible(one.platform()),
                                                one.rack()))
                        .collect(Collectors.joining(",\n")))
                .append("}}}");
        Path data = Files.writeString(folder.resolve("data.json"), json);

        InventoryFile printed = InventoryFile.load(program("cat " + data + "\n"));
        TwoHundredDevices.assertSame(printed, netmiko);
        assertThat(printed.notes()).isEmpty();
    }

    private Path program(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("inventory"), "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Device device(InventoryFile file, String name) {
        return file.inventory().named(name).orElseThrow();
    }
}
