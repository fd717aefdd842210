package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration says when the lines are gone that change by themselves. */
class LastingTest {
    private static Platform platform(String name) {
        return Platforms.builtIn().named(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cisco_ios     | Building configuration...",
                "cisco_ios     | Current configuration : 1423 bytes",
                "cisco_xe      | Current configuration: 1423 bytes",
                "cisco_ios     | ! Last configuration change at 10:11:12 UTC Mon Nov 30 2026 by ops",
                "cisco_ios     | ! NVRAM config last updated at 10:11:12 UTC Mon Nov 30 2026 by ops",
                "cisco_ios     | ! No configuration change since last restart",
                "cisco_ios     | ntp clock-period 17179869",
                "cisco_xr      | Mon Nov 30 10:11:12.345 UTC",
                "cisco_xr      | !! Last configuration change at Mon Nov 30 10:11:12 2026 by ops",
                "cisco_nxos    | !Time: Mon Nov 30 10:11:12 2026",
                "cisco_nxos    | !Running configuration last done at: Mon Nov 30 10:11:12 2026",
                "cisco_asa     | : Written by enable_15 at 10:11:12.345 UTC Mon Nov 30 2026",
                "cisco_asa     | Cryptochecksum:7f0eb1f56d2d1b3e1d4c4d5e9a0b1c2d",
                "arista_eos    | ! Command: show running-config",
                "juniper_junos | ## Last commit: 2026-11-30 10:11:12 UTC by ops",
                "juniper_junos | ## Last changed: 2026-11-30 10:11:12 UTC",
                "huawei        | !Last configuration was updated at 2026-11-30 10:11:12 by ops",
                "mikrotik_routeros | # 2026-11-30 10:11:12 by RouterOS 7.12",
                "nokia_sros    | # Finished MON NOV 30 10:11:12 2026 UTC",
                "yamaha        | # Reporting Date: Nov 30 10:11:12 2026",
            })
    void what_changes_by_itself_does_not_last(String name, String line) {
        assertThat(platform(name).lasting(line)).isEmpty();
        assertThat(platform(name).lasting("a\r\n" + line + " \r\nb\r\n")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cisco_ios     | ntp server 192.0.2.1",
                "cisco_ios     | description ntp clock-period 17",
                "cisco_ios     | ! Last resort",
                "cisco_xr      | Monitor session",
                "cisco_nxos    | version 9.3(5)",
                "cisco_asa     | ASA Version 9.8(2)",
                "arista_eos    | ! device: leaf1 (vEOS, EOS-4.20.1F)",
                "juniper_junos | version 18.4R1.8;",
                "mikrotik_routeros | /ip address",
            })
    void everything_else_does(String name, String line) {
        assertThat(platform(name).lasting(line)).containsExactly(line);
    }

    @Test
    void blank_lines_last_within_a_configuration_only() {
        assertThat(platform("cisco_ios").lasting("\n\nBuilding configuration...\n \na\n\n b \n\n \n"))
                .containsExactly("a", "", " b ");
    }
}
