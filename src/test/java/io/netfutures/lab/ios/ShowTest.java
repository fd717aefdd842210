package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ShowTest {
    private final Typist typist = Typist.privileged();

    @Test
    void ip_interface_brief() {
        assertThat(typist.answer("sh ip int br"))
                .containsExactly(
                        "Interface                  IP-Address      OK? Method Status                Protocol",
                        "Ethernet0/0                192.168.100.1   YES NVRAM  up                    up      ",
                        "Ethernet0/1                192.168.200.1   YES NVRAM  up                    up      ",
                        "Ethernet0/2                unassigned      YES NVRAM  administratively down down    ",
                        "Loopback0                  10.1.1.1        YES NVRAM  up                    up      ");
    }

    @Test
    void interfaces_description() {
        typist.type("conf t\rint e0/0\rdescription to the lab\rend\r");
        assertThat(typist.answer("sh int desc"))
                .containsExactly(
                        "Interface                      Status         Protocol Description",
                        "Et0/0                          up             up       to the lab",
                        "Et0/1                          up             up       ",
                        "Et0/2                          admin down     down     ",
                        "Lo0                            up             up       ");
    }

    @Test
    void arp() {
        List<String> lines = typist.answer("show arp");
        assertThat(lines.getFirst())
                .isEqualTo("Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
        assertThat(lines.get(1))
                .matches("Internet  192\\.168\\.100\\.1 {11}-   aabb\\.cc00\\.[0-9a-f]{4}  ARPA   Ethernet0/0");
    }

    @Test
    void ip_route() {
        typist.type("terminal length 0\r");
        List<String> lines = typist.answer("show ip route");
        assertThat(lines).startsWith("Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP");
        assertThat(lines.subList(lines.indexOf(""), lines.size()))
                .containsExactly(
                        "",
                        "Gateway of last resort is not set",
                        "",
                        "      10.0.0.0/32 is subnetted, 1 subnet",
                        "C        10.1.1.1/32 is directly connected, Loopback0",
                        "      192.168.100.0/24 is variably subnetted, 2 subnets, 2 masks",
                        "C        192.168.100.0/24 is directly connected, Ethernet0/0",
                        "L        192.168.100.1/32 is directly connected, Ethernet0/0",
                        "      192.168.200.0/24 is variably subnetted, 2 subnets, 2 masks",
                        "C        192.168.200.0/24 is directly connected, Ethernet0/1",
                        "L        192.168.200.1/32 is directly connected, Ethernet0/1");
        typist.type("conf t\rip route 0.0.0.0 0.0.0.0 192.168.100.2\rend\r");
        assertThat(typist.answer("show ip route"))
                .contains(
                        "Gateway of last resort is 192.168.100.2 to network 0.0.0.0",
                        "S*    0.0.0.0/0 [1/0] via 192.168.100.2");
    }

    @Test
    void version() {
        typist.type("terminal length 0\r");
        assertThat(typist.answer("show version"))
                .contains("R1 uptime is 0 minutes", "3 Ethernet interfaces", "Configuration register is 0x2102");
        assertThat(Version.uptime(Duration.ofDays(9).plusHours(1).plusMinutes(4)))
                .isEqualTo("1 week, 2 days, 1 hour, 4 minutes");
    }

    @Test
    void terminal() {
        typist.type("terminal length 0\rterminal width 511\r");
        assertThat(typist.answer("show terminal")).contains("Length: 0 lines, Width: 511 columns");
    }

    @Test
    void one_interface_of_the_configuration() {
        assertThat(typist.answer("show running-config interface e0/2"))
                .containsExactly(
                        "Building configuration...",
                        "",
                        "Current configuration : 53 bytes",
                        "!",
                        "interface Ethernet0/2",
                        " no ip address",
                        " shutdown",
                        "end",
                        "");
    }

    @Test
    void the_same_twice_is_the_same() {
        typist.type("terminal length 0\r");
        for (String command : List.of("show version", "show running-config", "show interfaces", "show logging")) {
            assertThat(typist.answer(command)).isEqualTo(typist.answer(command));
        }
    }
}
