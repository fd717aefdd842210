package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformWordsTest {
    @Test
    void the_names_of_netmiko_mean_themselves() throws IOException {
        try (InputStream names = PlatformWords.class.getResourceAsStream("/io/netfutures/inventory/platforms.txt")) {
            String text = new String(Objects.requireNonNull(names).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Arrays.stream(line.split(" "))))
                    .hasSizeGreaterThan(150)
                    .allSatisfy(
                            name -> assertThat(PlatformWords.deviceType(name)).isEqualTo(name));
        }
    }

    /** As Ansible, NAPALM, nornir, Oxidized, NetBox, containerlab, netlab and people write them. */
    @ParameterizedTest
    @CsvSource({
        "ios, cisco_ios",
        "cisco.ios.ios, cisco_ios",
        "Cisco IOS-XE, cisco_xe",
        "cisco-ios-xr, cisco_xr",
        "nx-os, cisco_nxos",
        "nxos_ssh, cisco_nxos",
        "cisco.nxos.nxos, cisco_nxos",
        "eos, arista_eos",
        "arista-eos, arista_eos",
        "arista_ceos, arista_eos",
        "junos, juniper_junos",
        "Juniper, juniper",
        "vrp, huawei_vrp",
        "juniper_vjunosevolved, juniper_junos",
        "vjunos-router, juniper_junos",
        "nokia-sr-os, nokia_sros",
        "nokia.sros.classic, alcatel_sros",
        "nokia-srlinux, nokia_srl",
        "community.network.exos, extreme_exos",
        "community.network.ce, huawei",
        "dellemc.os10.os10, dell_os10",
        "dell-os9, dell_os9",
        "palo-alto-pan-os, paloalto_panos",
        "hpe-comware, hp_comware",
        "hpprocurve, hp_procurve",
        "arubacx, aruba_aoscx",
        "mikrotik_ros, mikrotik_routeros",
        "fortinet_fortigate, fortinet",
        "checkpoint_cloudguard, checkpoint_gaia",
        "vyos.vyos.vyos, vyos",
        "cumulus_nvue, linux",
        "linux_ssh, linux",
        "auto, autodetect",
    })
    void other_names_are_known(String written, String deviceType) {
        assertThat(PlatformWords.deviceType(written)).isEqualTo(deviceType);
    }

    @Test
    void what_nobody_knows_gets_the_form_of_a_name() {
        assertThat(PlatformWords.deviceType("My Own-Box")).isEqualTo("my_own_box");
        assertThat(PlatformWords.deviceType("acme.boxes.box")).isEqualTo("box");
        assertThat(PlatformWords.deviceType("cisco_ios_telnet")).isEqualTo("cisco_ios_telnet");
    }
}
