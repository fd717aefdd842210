package io.netfutures.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.configuration.Notation.Form;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wanted, what is there, and what is missing; a ~ is the end of a line, and - stands for nothing. */
class MissingLinesTest {
    private static MissingLines missing(Form form, String wanted, String running) {
        return missing(form, List.of(wanted.split("~")), running.replace('~', '\n'));
    }

    private static MissingLines missing(Form form, List<String> wanted, String running) {
        Platform platform = Platforms.builtIn()
                .named(form == Form.SET ? "juniper_junos" : "cisco_ios")
                .orElseThrow();
        return MissingLines.of(Objects.requireNonNull(platform.lines()).notation(), running, wanted);
    }

    private static void isMissing(MissingLines found, String missing) {
        assertThat(found.doubts()).isEmpty();
        assertThat(String.join("~", found.lines())).isEqualTo(missing.equals("-") ? "" : missing);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "ntp server 192.0.2.1 @ ntp server 192.0.2.1 @ -",
                "ntp server 192.0.2.1 @ ntp server 192.0.2.2 @ ntp server 192.0.2.1",
                "ntp server 192.0.2.1~ntp server 192.0.2.2 @ ntp server 192.0.2.2 @ ntp server 192.0.2.1",
                "hostname R9 @ hostname R1 @ hostname R9",
                "ntp  server   192.0.2.1  @ ntp server 192.0.2.1 @ -",
                "NTP server 192.0.2.1 @ ntp server 192.0.2.1 @ -",
                "ip access-group mgmt in @ ip access-group MGMT in @ ip access-group mgmt in",
                "ntp server 192.0.2.1 @ ntp server 192.0.2.11 @ ntp server 192.0.2.1",
                "! a comment~~ntp server 192.0.2.1 @ version 15.2~!~ntp server 192.0.2.1~end @ -",
                "ntp server 192.0.2.1~ntp server 192.0.2.1 @ version 15.2 @ ntp server 192.0.2.1~ntp server 192.0.2.1",
                "interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface Loopback0~ description lab @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description lab",
                "interface Loopback0~ description lab~ ip address 1.1.1.1 255.255.255.255 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description lab",
                "interface Loopback0~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description uplink",
                "interface Loopback1~ description new~ no shutdown @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback1~ description new~ no shutdown",
                "interface Loopback1 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback1",
                "interface Loopback0 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface Gi0/1~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface gigabitethernet 0/1~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "int Gi0/1~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ int Gi0/1~ description uplink",
                "interface Te0/1~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Te0/1~ description uplink",
                "interface GigabitEthernet0/10~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface GigabitEthernet0/10~ description uplink",
                "interface GigabitEthernet0/1~ description up  link @ interface GigabitEthernet0/1~ description up  link~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface GigabitEthernet0/1~ description Uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface GigabitEthernet0/1~ description Uplink",
                "interface GigabitEthernet0/1~   description uplink~   mtu 9000 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface GigabitEthernet0/1~   mtu 9000",
                "interface Loopback0~ description a~interface GigabitEthernet0/1~ mtu 9000 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description a~interface GigabitEthernet0/1~ mtu 9000",
                "interface Loopback0~ description a~interface Loopback0~ mtu 1500 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description a~interface Loopback0~ mtu 1500",
                "interface Loopback0~ description a~ntp server 1.1.1.1 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description a~exit~ntp server 1.1.1.1",
                "interface Loopback0~ description a~exit~ntp server 1.1.1.1 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ description a~exit~ntp server 1.1.1.1",
                "ip route 0.0.0.0 0.0.0.0 10.0.0.2~interface Loopback0~ description a @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ ip route 0.0.0.0 0.0.0.0 10.0.0.2~interface Loopback0~ description a",
                "vlan 10~ name users @ vlan 10~ name users~!~vlan 20 @ -",
                "vlan 20~ name users @ vlan 10~ name users~!~vlan 20 @ vlan 20~ name users",
                "router ospf 1~ passive-interface Gi0/1 @ router ospf 1~ passive-interface GigabitEthernet0/1 @ -",
                "vlan 10~ name a @ vlan 10~ name a~vlan 10~ state active @ -",
                "vlan 10~ state active @ vlan 10~ name a~vlan 10~ state active @ -",
                "interface Loopback0~description lab @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~description lab",
                "interface Loopback0~ip address 1.1.1.1 255.255.255.255~exit~hostname R1 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255~hostname R1 @ -",
                "interface Loopback0~description a~exit~hostname R9 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~description a~exit~hostname R9",
                "interface Loopback0~description a~!~hostname R9 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~description a~hostname R9",
                "interface Loopback0~description a~interface Gi0/1~description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~description a",
                "router bgp 65000~address-family ipv4~network 10.1.0.0~exit-address-family~neighbor 10.0.0.9 remote-as 1 @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~address-family ipv4~network 10.1.0.0~exit-address-family~neighbor 10.0.0.9 remote-as 1",
                "router bgp 65000~address-family ipv4~network 10.0.0.0~address-family vpnv4~neighbor 10.0.0.4 activate @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~address-family ipv4~address-family vpnv4~neighbor 10.0.0.4 activate",
                "policy-map P~class A~bandwidth 10~class B~bandwidth 20 @ policy-map P~ class A~  bandwidth 10 @ policy-map P~class A~class B~bandwidth 20",
                "router bgp 65000~ address-family ipv4~  network 10.0.0.0~ exit-address-family @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ -",
                "router bgp 65000~ address-family vpnv4~  network 10.0.0.0 @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~ address-family vpnv4~  network 10.0.0.0",
                "router bgp 65000~ address-family ipv4~  network 10.1.0.0~ address-family vpnv4~  neighbor 10.0.0.4 activate @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~ address-family ipv4~  network 10.1.0.0~ exit~ address-family vpnv4~  neighbor 10.0.0.4 activate",
                "router bgp 65000~ address-family ipv4~  network 10.1.0.0~ exit-address-family~ neighbor 10.0.0.9 remote-as 1 @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~ address-family ipv4~  network 10.1.0.0~ exit-address-family~ neighbor 10.0.0.9 remote-as 1",
                "router bgp 65001~ address-family ipv4~  network 10.0.0.0 @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65001~ address-family ipv4~  network 10.0.0.0",
                "vrf definition A~ rd 1:1~ address-family ipv4~ exit-address-family @ vrf definition A~ rd 1:1~ !~ address-family ipv4~ exit-address-family @ -",
                "router bgp 65000~ neighbor 10.0.0.2 activate @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ router bgp 65000~ neighbor 10.0.0.2 activate",
                "no ntp server 192.0.2.1 @ ntp server 192.0.2.2 @ -",
                "no ntp server 192.0.2.1 @ ntp server 192.0.2.1 prefer @ no ntp server 192.0.2.1",
                "no ntp server 192.0.2.1 @ ntp server 192.0.2.11 @ -",
                "interface Loopback0~ no ip address @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback0~ no ip address",
                "interface Loopback0~ no description @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface Loopback0~ no shutdown @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "interface Loopback0~ no shutdown @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255~ shutdown @ interface Loopback0~ no shutdown",
                "no interface Loopback0 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ no interface Loopback0",
                "no interface Loopback7 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ -",
                "no interface Lo0 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ no interface Lo0",
                "no ip domain-lookup @ no ip domain-lookup @ -",
                "ip domain-lookup @ no ip domain-lookup @ ip domain-lookup",
                "no ntp server 1.1.1.1~ntp server 1.1.1.1 prefer @ ntp server 1.1.1.1 prefer @ no ntp server 1.1.1.1~ntp server 1.1.1.1 prefer",
                "no router bgp 65000~router bgp 65000~ neighbor 10.0.0.2 remote-as 65001 @ router bgp 65000~ neighbor 10.0.0.2 remote-as 65001~ !~ address-family ipv4~  neighbor 10.0.0.2 activate~  network 10.0.0.0~ exit-address-family~ !~ address-family vpnv4~  neighbor 10.0.0.3 activate~ exit-address-family~! @ no router bgp 65000~router bgp 65000~ neighbor 10.0.0.2 remote-as 65001",
                "ntp server 1.1.1.1~no ntp server 1.1.1.1 @ hostname R1 @ ntp server 1.1.1.1~no ntp server 1.1.1.1",
                "interface Loopback7~ no shutdown @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ interface Loopback7~ no shutdown",
                "default interface Gi0/1 @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ default interface Gi0/1",
                "default interface Gi0/1~interface Gi0/1~ description uplink @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ default interface Gi0/1~interface Gi0/1~ description uplink",
                "banner motd ^keep out^ @ banner motd ^Ckeep out^C @ -",
                "banner motd ^~keep out~^ @ banner motd ^C~keep out~^C @ -",
                "banner motd ^~keep away~^ @ banner motd ^C~keep out~^C @ banner motd ^~keep away~^",
                "banner motd #~! not a comment~ntp server 1.1.1.1~#~hostname R1 @ hostname R1~ntp server 1.1.1.1 @ banner motd #~! not a comment~ntp server 1.1.1.1~#",
                "banner motd ^~ntp server 1.1.1.1~^~ntp server 1.1.1.1 @ banner motd ^C~ntp server 1.1.1.1~^C @ ntp server 1.1.1.1",
                "banner login ^a^ @ banner motd ^a^ @ banner login ^a^",
                "banner motd~keep out~EOF @ banner motd~keep out~EOF @ -",
                "ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ -",
                "ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ ip access-list extended MGMT~ 10 permit tcp any host 10.0.0.1 eq 22~ 20 deny ip any any @ -",
                "ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any~ remark end @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ ip access-list extended MGMT~ remark end",
                "ip access-list extended MGMT~ 15 permit icmp any any @ ip access-list extended MGMT~ 10 permit tcp any host 10.0.0.1 eq 22~ 20 deny ip any any @ ip access-list extended MGMT~ 15 permit icmp any any",
                "ip access-list extended NEW~ permit ip any any @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ ip access-list extended NEW~ permit ip any any",
                "access-list 10 permit 10.0.0.0~access-list 10 permit 10.0.0.1 @ access-list 10 permit 10.0.0.0 @ access-list 10 permit 10.0.0.1",
                "access-list 10 permit 10.0.0.0 @ access-list 100 permit ip any any @ access-list 10 permit 10.0.0.0",
                "ip prefix-list P seq 5 permit 10.0.0.0/8~ip prefix-list P seq 10 deny 0.0.0.0/0 @ ip prefix-list P seq 5 permit 10.0.0.0/8 @ ip prefix-list P seq 10 deny 0.0.0.0/0",
                "ip prefix-list P permit 10.0.0.0/8 @ ip prefix-list P seq 5 permit 10.0.0.0/8 @ -",
                "route-map R permit 10~ set metric 5 @ route-map R permit 10~ match tag 1~route-map R permit 20~ set metric 5 @ route-map R permit 10~ set metric 5"
            })
    void of_nested_text_what_is_not_there_is_missing(String wanted, String running, String missing) {
        isMissing(missing(Form.NESTED, wanted, running), missing);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "ip access-list extended MGMT~ permit icmp any any @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ order matters",
                "ip access-list extended MGMT~ deny ip any any~ permit tcp any host 10.0.0.1 eq 22 @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ order matters",
                "ip access-list extended MGMT~ 10 permit icmp any any @ ip access-list extended MGMT~ 10 permit tcp any host 10.0.0.1 eq 22~ 20 deny ip any any @ number 10 is taken",
                "ip access-list extended MGMT~ 15 permit icmp any any @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ shows no numbers",
                "ip access-list extended MGMT~ no deny ip any any @ ip access-list extended MGMT~ permit tcp any host 10.0.0.1 eq 22~ deny ip any any @ removed from a list",
                "access-list 10 permit 10.0.0.9 @ access-list 10 permit 10.0.0.0 @ order matters",
                "ip prefix-list P seq 5 deny 10.0.0.0/8 @ ip prefix-list P seq 5 permit 10.0.0.0/8 @ number 5 is taken",
                "banner motd ^~keep out @ hostname R1 @ does not end",
                "crypto pki certificate chain A~ certificate 01~  3082~  quit @ crypto pki certificate chain A~ certificate 01~  3083~  quit @ certificate",
                "interface Loopback0~ default description @ interface GigabitEthernet0/1~ description uplink~ ip address 10.0.0.1 255.255.255.0~!~interface Loopback0~ ip address 1.1.1.1 255.255.255.255 @ what the default is"
            })
    void what_cannot_be_said_is_told(String wanted, String running, String reason) {
        MissingLines found = missing(Form.NESTED, wanted, running);
        assertThat(found.lines()).as("sent, to be sure").isNotEmpty();
        assertThat(found.doubts()).hasSize(1).first().satisfies(doubt -> {
            assertThat(doubt.reason()).contains(reason);
            assertThat(doubt.line()).isNotBlank();
        });
    }

    @Test
    void a_first_line_that_is_indented_belongs_to_nothing() {
        assertThat(missing(Form.NESTED, List.of(" description x"), "").doubts()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "set system host-name r1 @ set system host-name r1 @ -",
                "set system host-name r2 @ set system host-name r1 @ set system host-name r2",
                "set system  host-name r1 @ set system host-name r1 @ -",
                "set interfaces ethernet eth0 description 'up link' @ set interfaces ethernet eth0 description \"up link\" @ -",
                "set system name-server '1.1.1.1' @ set system name-server 1.1.1.1 @ -",
                "delete system ntp @ set system host-name r1 @ -",
                "delete system ntp @ set system ntp server 1.1.1.1 @ delete system ntp",
                "delete system ntp server 1.1.1.1 @ set system ntp server 1.1.1.11 @ -",
                "delete system ntp~set system ntp server 1.1.1.1 @ set system ntp server 1.1.1.1 @ delete system ntp~set system ntp server 1.1.1.1",
                "# comment~set a b~set a b @ set a c @ set a b~set a b"
            })
    void of_set_commands_what_is_not_there_is_missing(String wanted, String running, String missing) {
        isMissing(missing(Form.SET, wanted, running), missing);
    }

    @Test
    void only_set_commands_can_be_compared_with_set_commands() {
        assertThat(missing(Form.SET, "set a b", "system {~ host-name r1;~}").doubts())
                .hasSize(1);
        assertThat(missing(Form.SET, "rename a to b", "set a").doubts()).hasSize(1);
    }

    @Test
    void nothing_of_a_configuration_is_missing_in_itself() {
        Random random = new Random(14);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.append("interface Ethernet").append(i).append('\n');
                for (int k = random.nextInt(4); k > 0; k--) {
                    text.append(" word")
                            .append(random.nextInt(5))
                            .append(' ')
                            .append(random.nextInt(5))
                            .append('\n');
                    for (int m = random.nextInt(3); m > 0; m--) {
                        text.append("  inner ").append(random.nextInt(5)).append('\n');
                    }
                }
                text.append("!\n");
            }
            List<String> lines = text.toString().lines().toList();
            assertThat(missing(Form.NESTED, lines, text.toString()).lines()).isEmpty();
            MissingLines all = missing(Form.NESTED, lines, "");
            String sent = String.join("\n", all.lines());
            assertThat(missing(Form.NESTED, lines, sent).lines())
                    .as("what was sent is there")
                    .isEmpty();
        }
    }
}
