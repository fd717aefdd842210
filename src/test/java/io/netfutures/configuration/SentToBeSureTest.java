package io.netfutures.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent since it cannot be told whether it is there; a ~ is the end of a line. */
@NullMarked
class SentToBeSureTest {
    private static MissingLines missing(String name, String wanted, String running) {
        Platform platform = Platforms.builtIn().named(name).orElseThrow();
        return MissingLines.of(
                Objects.requireNonNull(platform.lines()).notation(),
                running.replace('~', '\n'),
                List.of(wanted.split("~")));
    }

    private static String sent(String name, String wanted, String running) {
        return String.join("~", missing(name, wanted, running).lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "cisco_ios @ no service dhcp @ hostname R1",
                "cisco_ios @ line aux 0~ no exec @ line aux 0~line vty 0 4~ login",
                "cisco_ios @ no ip dhcp snooping information option @ ip dhcp snooping",
                "cisco_ios @ no spanning-tree vlan 10 @ spanning-tree mode pvst",
                "cisco_ios @ interface GigabitEthernet0/1~ no mdix auto @ interface GigabitEthernet0/1~ speed 100",
                "cisco_ios @ no ip domain-lookup @ hostname R1",
                "cisco_ios @ no vlan 10 @ hostname R1",
                "cisco_ios @ no interface range Loopback1 - 3 @ interface Loopback2",
                "cisco_ios @ no description B @ description A",
                "cisco_ios @ interface Gi0/1~ no description B @ interface GigabitEthernet0/1~ description A",
                "cisco_ios @ router bgp 1~ no auto-summary @ router bgp 1~ neighbor 10.0.0.1 remote-as 2",
                "cisco_nxos @ interface Ethernet1/1~ no shutdown @ interface Ethernet1/1~ description a",
                "arista_eos @ no aaa root @ hostname R1"
            })
    void what_a_no_takes_away_may_be_on_without_being_shown(String platform, String wanted, String running) {
        MissingLines found = missing(platform, wanted, running);
        assertThat(String.join("~", found.lines())).isEqualTo(wanted);
        assertThat(found.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.reason()).contains("may be on without being shown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "cisco_ios @ no service dhcp @ no service dhcp",
                "cisco_ios @ line aux 0~ no exec @ line aux 0~ no exec",
                "cisco_ios @ no ntp server 192.0.2.1 @ ntp server 192.0.2.2",
                "cisco_ios @ no username bob @ username alice",
                "cisco_ios @ interface Lo0~ no shutdown @ interface Loopback0~ description a",
                "cisco_ios @ no ip route 10.0.0.0 255.0.0.0 @ ip route 0.0.0.0 0.0.0.0 10.1.1.1",
                "cisco_ios @ no ip route 10.0.0.0 255.0.0.0 10.2.2.2 @ ip route 0.0.0.0 0.0.0.0 10.1.1.1",
                "cisco_ios @ no banner motd @ banner login ^a^",
                "cisco_nxos @ interface Ethernet1/1~ no shutdown @ interface Ethernet1/1~  no shutdown"
            })
    void what_is_surely_off_is_not_sent(String platform, String wanted, String running) {
        assertThat(missing(platform, wanted, running)).isEqualTo(new MissingLines(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "interface Gi0/1~ description A~ description B @ interface GigabitEthernet0/1~ description B"
                        + " @ interface Gi0/1~ description A~ description B",
                "interface Gi0/1~description A~description B @ interface GigabitEthernet0/1~ description B"
                        + " @ interface Gi0/1~description A~description B",
                "interface Gi0/1~ desc A~ description B @ interface GigabitEthernet0/1~ description B"
                        + " @ interface Gi0/1~ desc A~ description B",
                "hostname A~hostname B @ hostname B @ hostname A~hostname B",
                "interface Gi0/1~ shutdown~ no shutdown @ interface GigabitEthernet0/1~ description B"
                        + " @ interface Gi0/1~ shutdown~ no shutdown",
                "interface Gi0/1~ description A~interface Gi0/1~ description B @ interface GigabitEthernet0/1~ description B"
                        + " @ interface Gi0/1~ description A~interface Gi0/1~ description B",
                "interface range Gi0/1 - 2~ shutdown~interface Gi0/1~ description B @ interface GigabitEthernet0/1~ description B"
                        + " @ interface range Gi0/1 - 2~ shutdown~interface Gi0/1~ description B",
                "line vty 0 15~ login~line vty 0 4~ login local @ line vty 0 4~ login local"
                        + " @ line vty 0 15~ login~line vty 0 4~ login local",
                "banner motd ^a^~banner motd ^b^ @ banner motd ^Cb^C @ banner motd ^a^~banner motd ^b^",
                "router bgp 1~ no neighbor 10.0.0.1~ address-family ipv4~  neighbor 10.0.0.1 activate"
                        + " @ router bgp 1~ neighbor 10.0.0.1 remote-as 2~ address-family ipv4~  neighbor 10.0.0.1 activate"
                        + " @ router bgp 1~ no neighbor 10.0.0.1~ address-family ipv4~  neighbor 10.0.0.1 activate"
            })
    void of_two_values_for_one_thing_the_second_is_sent_again(String wanted, String running, String sent) {
        assertThat(sent("cisco_ios", wanted, running)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "interface Gi0/1~ vrf forwarding A~ ip address 10.0.0.1 255.0.0.0 @ interface GigabitEthernet0/1~ ip address 10.0.0.1 255.0.0.0",
                "interface Gi0/1~ no switchport~ ip address 10.0.0.1 255.0.0.0 @ interface GigabitEthernet0/1~ ip address 10.0.0.1 255.0.0.0",
                "default interface Gi0/1~interface Gi0/1~ description a @ interface GigabitEthernet0/1~ description a",
                "no vrf definition A~vrf definition B~ rd 1:1 @ vrf definition A~ rd 1:2~vrf definition B~ rd 1:1",
                "aaa new-model~line vty 0 4~ login local @ line vty 0 4~ login local",
                "ip routing~router ospf 1~ router-id 1.1.1.1 @ no ip routing~router ospf 1~ router-id 1.1.1.1"
            })
    void what_a_line_may_take_with_it_is_sent_again(String wanted, String running) {
        assertThat(sent("cisco_ios", wanted, running)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "monitor thing 1~hostname R1~exit @ hostname R1",
                "telemetry subscription 1~ntp server 192.0.2.1~exit~hostname R1 @ ntp server 192.0.2.1~hostname R1",
                "router ospf 1~area 0~interface Loopback0~mtu 1500 @ router ospf 1~ area 0~interface Loopback0~ mtu 1500",
                "policy-map P~class A~police 9000~conform-action drop~exit~exit~exit @ policy-map P~ class A~  police 9000~   conform-action drop~   exceed-action drop~  x",
                "interface Gi0/1~service instance 1~encapsulation dot1q 1 @ interface GigabitEthernet0/1~ service instance 1",
                "crypto pki certificate chain A~certificate 01~3082~3083~quit @ crypto pki certificate chain A~ certificate 01~  3082~  3084~  quit"
            })
    void lines_below_a_header_that_is_not_known_are_sent(String wanted, String running) {
        if (wanted.startsWith("policy-map")) {
            assertThat(sent("cisco_ios", wanted, running)).isEmpty();
        } else if (wanted.startsWith("telemetry")) {
            assertThat(sent("cisco_ios", wanted, running))
                    .isEqualTo("telemetry subscription 1~ntp server 192.0.2.1~exit");
        } else {
            assertThat(sent("cisco_ios", wanted, running)).isEqualTo(wanted.stripTrailing());
        }
    }

    @Test
    void an_exit_that_closes_nothing_puts_all_above_it_in_doubt() {
        MissingLines found = missing(
                "cisco_ios",
                "interface Gi0/1~description a~exit~hostname R1~exit",
                "hostname R1~interface GigabitEthernet0/1~ description a");
        assertThat(String.join("~", found.lines())).isEqualTo("interface Gi0/1~description a~exit~hostname R1~exit");
        assertThat(found.doubts())
                .first()
                .satisfies(doubt -> assertThat(doubt.reason()).contains("an exit below it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "username bob secret a @ username bob secret 5 $1$x @ secret",
                "crypto key generate rsa modulus 2048 @ hostname R1 @ does not show",
                "do clear counters @ hostname R1 @ does not show",
                "tacacs server T~ key cisco @ tacacs server T~ key 7 0822455D0A16 @ secret",
                "ntp authentication-key 1 md5 abc @ ntp authentication-key 1 md5 0822 7 @ secret",
                "enable secret cisco @ enable secret 5 $1$x @ secret"
            })
    void what_the_device_shows_differently_is_sent_with_the_reason(String wanted, String running, String reason) {
        MissingLines found = missing("cisco_ios", wanted, running);
        assertThat(String.join("~", found.lines())).isEqualTo(wanted);
        assertThat(found.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "set system host-name a~set system host-name b @ set system host-name b @ set system host-name a~set system host-name b",
                "set f term 1 then reject x~set f term 1 then accept @ set f term 1 then accept @ set f term 1 then reject x~set f term 1 then accept",
                "set a b 1~set c d 2 @ set c d 2 @ set a b 1",
                "edit system~set host-name b @ set system host-name b~set host-name b @ edit system~set host-name b",
                "set a b~delete a b @ set c d @ set a b~delete a b"
            })
    void of_set_lines_the_second_value_is_sent_again(String wanted, String running, String sent) {
        assertThat(sent("juniper_junos", wanted, running)).isEqualTo(sent);
    }

    @Test
    void a_platform_whose_text_cannot_be_compared_says_so() {
        assertThat(Platforms.builtIn().named("linux").orElseThrow().lines()).isNull();
        assertThat(Objects.requireNonNull(Platforms.builtIn()
                                .named("juniper_junos")
                                .orElseThrow()
                                .lines())
                        .send())
                .isEqualTo("show configuration | display set");
    }
}
