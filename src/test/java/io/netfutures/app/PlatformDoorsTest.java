package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Device;
import io.netfutures.device.PlatformWords;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other tools call a platform is understood wherever one can be named. */
@Tag("slow")
class PlatformDoorsTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";

    @BeforeEach
    void two_devices() throws Exception {
        Files.writeString(home.resolve("devices.yaml"), """
                - {name: R1, host: 10.0.0.1, device_type: cisco_ios}
                - {name: R2, host: 10.0.0.2, device_type: arista_eos}
                """);
    }

    private int run(String... words) {
        return typed("", words);
    }

    private int typed(String lines, String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.typed(lines, words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    @ParameterizedTest
    @CsvSource({
        "ios, cisco_ios",
        "Cisco IOS-XE, cisco_xe",
        "cisco.iosxr.iosxr, cisco_xr",
        "nxos_ssh, cisco_nxos",
        "EOS, arista_eos",
        "junos, juniper_junos",
        "srl, nokia_srl",
        "linux_ssh, linux",
    })
    void the_words_of_other_tools_name_a_platform(String word, String platform) {
        assertThat(PlatformWords.deviceType(word)).isEqualTo(platform);
        assertThat(Platforms.builtIn().named(word))
                .isEqualTo(Platforms.builtIn().named(platform));
        assertThat(run("platforms", word)).isZero();
        assertThat(out.lines().findFirst().orElse("")).contains(platform);
        assertThat(run("lab", "--knows", word)).isZero();
        String known = out;
        assertThat(run("lab", "--knows", platform)).isZero();
        assertThat(out).isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ios", "Cisco IOS", "cisco.ios.ios", "cisco_ios_ssh"})
    void an_inventory_takes_them_under_any_key_and_so_does_a_program(String word) throws Exception {
        for (String key : new String[] {"device_type", "platform"}) {
            InventoryFile read = InventoryFile.load(Files.writeString(
                    home.resolve("own.yaml"), "- {name: R1, host: 10.0.0.1, " + key + ": " + word + "}\n"));
            assertThat(read.inventory().devices()).extracting(Device::platform).containsExactly("cisco_ios");
            assertThat(read.notes()).isEmpty();
        }
    }

    @Test
    void they_select_and_are_what_a_run_talks_as() throws Exception {
        Files.writeString(home.resolve("lines.yaml"), "platform:eos: show hostname\nplatform:ios: sh privilege\n");
        assertThat(run("--lab", "map", "-q", "--commands", "lines.yaml")).isZero();
        assertThat(out).contains("R1", "Current privilege level is 15").contains("R2");

        assertThat(run("--lab", "map", "-q", "--platform", "IOS", "--format", "json", "-d", "R1", "sh privilege"))
                .isZero();
        assertThat(out).contains("\"platform\":\"cisco_ios\"");

        assertThat(typed("submit platform:ios 'sh privilege'\nplatforms eos\n", "--lab", "run", "-"))
                .isZero();
        assertThat(out).contains("R1").doesNotContain("R2").contains("arista_eos");
    }

    @Test
    void one_that_no_device_has_is_told_under_its_own_name() {
        assertThat(run("devices", "-d", "platform:nxos")).isEqualTo(2);
        assertThat(err).contains("no device has the platform nxos, which is cisco_nxos; there are");
    }

    @Test
    void a_platform_file_of_ones_own_keeps_its_name() throws Exception {
        Path folder = Files.createDirectory(home.resolve("platforms"));
        Files.writeString(folder.resolve("ios.yaml"), "names: [ios]\nprompts: {exec: '(?<host>[a-z]+)>'}\n");
        Platforms platforms = Platforms.builtIn().with(folder);

        assertThat(platforms.named("ios").map(Platform::name)).contains("ios");
        assertThat(platforms.deviceType("ios")).isEqualTo("ios");
        assertThat(platforms.deviceType("IOS")).isEqualTo("cisco_ios");
    }

    @Test
    void a_platform_file_of_ones_own_selects_only_its_own_devices() throws Exception {
        Path folder = Files.createDirectory(home.resolve("platforms"));
        Files.writeString(folder.resolve("ios.yaml"), "names: [ios]\nprompts: {exec: '(?<host>[a-z]+)>'}\n");
        Files.writeString(
                home.resolve("devices.yaml"),
                "- {name: R3, host: 10.0.0.3, device_type: ios}\n",
                StandardOpenOption.APPEND);

        assertThat(run("devices", "--names", "-d", "platform:ios")).isZero();
        assertThat(out).isEqualTo("R3\n");
        assertThat(run("devices", "--names", "-d", "platform:cisco_ios")).isZero();
        assertThat(out).isEqualTo("R1\n");
    }
}
