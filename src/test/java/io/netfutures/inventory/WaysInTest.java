package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Device;
import io.netfutures.device.Legacy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of an inventory that say how one gets to a device. */
final class WaysInTest {
    private static final String REST = ", device_type: cisco_ios, username: cisco}\n";

    @TempDir
    Path folder;

    @Test
    void a_jump_host_of_the_inventory_is_shared_and_has_its_own_jump_host() throws Exception {
        List<Device> devices = load("- {host: r1, jump: B2" + REST
                        + "- {host: r2, jump: B2" + REST
                        + "- {name: B2, host: b2.example, jump: B1" + REST
                        + "- {name: B1, host: b1.example" + REST)
                .inventory()
                .devices();
        assertThat(jumps(devices.get(0))).containsExactly("B2 (b2.example:22)");
        assertThat(hosts(devices.get(0)).getFirst())
                .isSameAs(hosts(devices.get(1)).getFirst());
        assertThat(jumps(hosts(devices.get(0)).getFirst())).containsExactly("B1 (b1.example:22)");
        assertThat(devices.get(3).settings().access().jumps()).isNull();
    }

    @Test
    void several_hops_are_a_list_and_none_is_none() throws Exception {
        List<Device> devices = load("- {host: r1, jump: ['admin@b1.example:2222', '[2001:db8::1]:22']" + REST
                        + "- {host: r2, jump: none" + REST)
                .inventory()
                .devices();
        assertThat(jumps(devices.get(0))).containsExactly("b1.example:2222", "[2001:db8::1]:22");
        assertThat(devices.get(1).settings().access().jumps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jump: b9               | 1:20: jump: there is no device \"b9\"",
                "jump: -oProxyCommand=x | 1:20: jump: there is no device \"-oProxyCommand=x\"",
                "jump: '`id`@x'         | 1:20: jump: there is no device",
                "jump: {a: b}           | 1:20: jump must be the name of a device",
                "jump: [r1]             | 1:21: the way to this device leads through itself",
                "jump_handshakes: 1.5   | 1:31: jump_handshakes must be a whole number above 0",
                "login_answers: yes     | 1:29: login_answers must be a mapping of questions to answers",
                "login_answers: {'[': y} | 1:30: login_answers: \"[\" is no regular expression",
                "login_answers: {'.*': y} | 1:30: login_answers: the question of an answer must not fit everywhere",
                "login_answers: {a: [b]} | 1:33: the answer to a question is one line of text",
                "legacy: [aes256-gcm]   | 1:22: legacy: \"aes256-gcm\" is not an old algorithm",
                "ssh_config_file: none  | 1:31: ssh_config_file: there is no file none",
            })
    void a_mistake_is_named_with_its_place(String key, String said) throws Exception {
        InventoryFile file = load("- {host: r1, " + key + REST);
        assertThat(file.inventory().devices().getFirst().flaw()).isNotNull();
        assertThat(file.notes()).singleElement().asString().contains(said);
    }

    @Test
    void through_a_circle_of_jump_hosts_there_is_no_way() throws Exception {
        InventoryFile file = load("- {host: r1, jump: r2" + REST + "- {host: r2, jump: r1" + REST);
        assertThat(file.inventory().devices())
                .allSatisfy(device -> assertThat(device.flaw()).contains("leads through itself"));
    }

    @Test
    void old_algorithms_are_warned_of_and_true_means_all() throws Exception {
        InventoryFile file = load("- {host: r1, legacy: true" + REST + "- {host: r2, legacy: ssh-rsa" + REST
                + "- {host: r3, legacy: false" + REST);
        assertThat(file.inventory().devices())
                .extracting(device -> device.settings().access().algorithms().legacy())
                .containsExactly(Legacy.all(), List.of("ssh-rsa"), List.of());
        assertThat(file.notes())
                .containsExactly(folder.resolve("devices.yaml")
                        + ":1:22: legacy offers this device algorithms that can be broken; everything said to it may be"
                        + " read (and at 1 more places)");
    }

    @Test
    void a_key_that_others_can_read_is_warned_of() throws Exception {
        Path key = Files.createFile(folder.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(load("- {host: r1, key_file: " + key + REST).notes())
                .singleElement()
                .asString()
                .contains("this key can be read by others; chmod 600 it");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(load("- {host: r1, key_file: " + key + REST).notes()).isEmpty();
    }

    @Test
    void what_the_page_shows_can_be_loaded() throws Exception {
        Path config = Files.createFile(folder.resolve("ssh_config"));
        Path key = Files.createFile(folder.resolve("id_ed25519"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/site/markdown/ways-in.md")));
        List<String> names = new ArrayList<>();
        while (block.find()) {
            String text = block.group(1)
                    .replace("~/.ssh/config", config.toString())
                    .replace("~/.ssh/id_ed25519", key.toString());
            load(text).inventory().devices().forEach(device -> names.add(device.name()));
        }
        assertThat(names).contains("R1", "bastion");
    }

    private static List<Device> hosts(Device device) {
        List<Device> jumps = device.settings().access().jumps();
        return jumps == null ? List.of() : jumps;
    }

    private static List<String> jumps(Device device) {
        return hosts(device).stream().map(Device::label).toList();
    }

    private InventoryFile load(String text) throws Exception {
        return InventoryFile.load(Files.writeString(folder.resolve("devices.yaml"), text));
    }
}
