package io.netfutures.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.configuration.Notation.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final Notation NESTED = new Notation(Form.NESTED, List.of());
    private static final List<String> BEFORE = List.of(
            "hostname R1", "interface Ethernet0/0", " description a", " mtu 1500", "!", "no ip http server", "end");

    @Test
    void nothing_brings_back_what_is_the_same() {
        assertThat(WayBack.of(NESTED, BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void what_came_goes_first_and_what_went_comes_again_in_its_section() {
        List<String> now = List.of(
                "hostname R1",
                "interface Ethernet0/0",
                " description b",
                " mtu 1500",
                " shutdown",
                "ip http server",
                "ntp server 192.0.2.9",
                "end");
        assertThat(WayBack.of(NESTED, BEFORE, now))
                .containsExactly(
                        "interface Ethernet0/0",
                        "no description b",
                        "exit",
                        "interface Ethernet0/0",
                        "no shutdown",
                        "exit",
                        "no ip http server",
                        "no ntp server 192.0.2.9",
                        "interface Ethernet0/0",
                        "description a",
                        "exit",
                        "no ip http server");
    }

    @Test
    void a_section_that_came_goes_as_a_whole() {
        List<String> now = List.of("hostname R1", "router bgp 1", " address-family ipv4", "  network 192.0.2.0", "end");
        assertThat(WayBack.of(NESTED, List.of("hostname R1", "end"), now)).containsExactly("no router bgp 1");
        assertThat(WayBack.of(NESTED, now, List.of("hostname R1", "end")))
                .containsExactly(
                        "router bgp 1",
                        "router bgp 1",
                        "address-family ipv4",
                        "exit",
                        "router bgp 1",
                        "address-family ipv4",
                        "network 192.0.2.0",
                        "exit",
                        "exit");
    }

    @Test
    void a_text_of_several_lines_is_sent_as_a_whole() {
        List<String> old =
                List.of("! device: R1", "banner motd ^C", "old", " and indented", "!", "end", "^C", "hostname R1");
        List<String> now = List.of("! device: R2", "banner motd ^C", "new", "^C", "banner login ^Cx^C", "hostname R1");
        assertThat(WayBack.of(NESTED, old, now))
                .containsExactly(
                        "no banner motd",
                        "no banner login",
                        "banner motd ^C",
                        "old",
                        " and indented",
                        "!",
                        "end",
                        "^C");
    }

    @Test
    void lines_bring_no_certificate_back() {
        List<String> before =
                List.of("crypto pki certificate chain x", " certificate self-signed 01", "  3082 0330", "hostname R1");
        assertThat(WayBack.of(NESTED, before, List.of("hostname R2"))).isEmpty();
    }

    private static List<String> set(List<String> before, List<String> now) {
        return WayBack.of(new Notation(Form.SET, List.of()), before, now);
    }

    @Test
    void set_lines_are_deleted_and_set_again() {
        assertThat(set(
                        List.of("set system host-name a", "set system ntp server x"),
                        List.of("set system host-name b", "set system ntp server x")))
                .containsExactly("delete system host-name b", "set system host-name a");
    }

    @Test
    void a_level_that_came_is_deleted_with_all_that_is_in_it() {
        List<String> before = List.of("set system host-name a", "set system ntp server 192.0.2.1");
        assertThat(set(
                        before,
                        List.of(
                                "set system host-name a",
                                "set system ntp server 192.0.2.1",
                                "set system ntp server 192.0.2.2 prefer",
                                "set system ntp server 192.0.2.2 version 4",
                                "set protocols ospf area 0.0.0.0 interface lo0.0 passive",
                                "set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.3/24",
                                "set snmp")))
                .containsExactly(
                        "delete system ntp server 192.0.2.2",
                        "delete protocols",
                        "delete interfaces ge-0/0/0",
                        "delete snmp");
        assertThat(set(
                        List.of("set interfaces ge-0/0/0 mtu 9000"),
                        List.of("set interfaces ge-0/0/0 mtu 9000", "set interfaces ge-0/0/0 unit 0 family inet")))
                .as("the first of several is named")
                .containsExactly("delete interfaces ge-0/0/0 unit 0");
    }

    @Test
    void what_stands_in_quotes_is_one_word() {
        assertThat(set(
                        List.of("set interfaces eth0 description 'to ber'"),
                        List.of("set interfaces eth0 description 'to muc'", "set system banner \"a \\\" b\"")))
                .containsExactly(
                        "delete interfaces eth0 description 'to muc'",
                        "delete system",
                        "set interfaces eth0 description 'to ber'");
    }

    @Test
    void what_was_deactivated_is_activated_and_deactivated_again() {
        List<String> active = List.of("set interfaces ge-0/0/0 mtu 9000");
        List<String> inactive = List.of("set interfaces ge-0/0/0 mtu 9000", "deactivate interfaces ge-0/0/0");
        assertThat(set(active, inactive)).containsExactly("activate interfaces ge-0/0/0");
        assertThat(set(inactive, active)).containsExactly("deactivate interfaces ge-0/0/0");
        assertThat(set(
                        List.of("set system host-name a"),
                        List.of(
                                "set system host-name a",
                                "set interfaces ge-0/0/0 mtu 9000",
                                "deactivate interfaces ge-0/0/0")))
                .containsExactly("delete interfaces ge-0/0/0");
    }
}
