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
    void set_lines_are_deleted_and_set_again() {
        assertThat(WayBack.of(
                        new Notation(Form.SET, List.of()),
                        List.of("set system host-name a", "set system ntp server x"),
                        List.of("set system host-name b", "set system ntp server x")))
                .containsExactly("delete system host-name b", "set system host-name a");
    }
}
