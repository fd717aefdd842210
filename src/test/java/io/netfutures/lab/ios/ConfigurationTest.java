package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ConfigurationTest {
    private final Typist typist = Typist.configuring();

    private List<String> running() {
        typist.type("end\rterminal length 0\r");
        return typist.answer("show running-config");
    }

    @ParameterizedTest
    @CsvSource({
        "interface Ethernet0/0, (config-if)",
        "interface Ethernet0/0.10, (config-subif)",
        "interface range Ethernet0/0 - 1, (config-if-range)",
        "router ospf 1, (config-router)",
        "line vty 0 4, (config-line)",
        "vlan 10, (config-vlan)",
        "ip access-list standard 10, (config-std-nacl)",
        "ip access-list extended X, (config-ext-nacl)",
        "route-map X permit 10, (config-route-map)",
    })
    void each_section_has_its_prompt_and_the_same_ways_out(String line, String mode) {
        assertThat(typist.type(line + "\r")).endsWith("\r\nR1" + mode + "#");
        assertThat(typist.type("exit\r")).endsWith("\r\nR1(config)#");
        typist.type(line + "\r");
        assertThat(typist.type("end\r")).endsWith("\r\nR1#");
    }

    @Test
    void an_address_family_is_one_level_deeper() {
        typist.type("router bgp 65000\r");
        assertThat(typist.type("address-family ipv4\r")).endsWith("R1(config-router-af)#");
        typist.type("network 10.0.0.0\r");
        assertThat(typist.type("exit-address-family\r")).endsWith("R1(config-router)#");
        assertThat(running()).containsSequence("router bgp 65000", " !", " address-family ipv4", "  network 10.0.0.0");
    }

    @Test
    void a_global_command_leaves_the_section() {
        typist.type("interface Ethernet0/0\r");
        assertThat(typist.type("router ospf 1\r")).isEqualTo("router ospf 1\r\nR1(config-router)#");
        assertThat(typist.type("hostname R9\r")).isEqualTo("hostname R9\r\nR9(config)#");
    }

    @Test
    void entering_says_how_to_leave() {
        assertThat(Typist.privileged().type("conf t\r"))
                .isEqualTo("conf t\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\nR1(config)#");
        assertThat(Typist.privileged().type("configure\r\r"))
                .isEqualTo("configure\r\nConfiguring from terminal, memory, or network [terminal]? \r\n"
                        + "Enter configuration commands, one per line.  End with CNTL/Z.\r\nR1(config)#");
    }

    @Test
    void do_runs_a_command_of_privileged_mode() {
        assertThat(typist.type("do sh clock\r"))
                .isEqualTo("do sh clock\r\n*17:33:11.429 UTC Thu Jul 4 2019\r\nR1(config)#");
    }

    @Test
    void the_frame_of_the_running_configuration_counts_its_bytes() {
        List<String> lines = running();
        assertThat(lines).startsWith("Building configuration...", "").endsWith("end", "");
        int size = lines.subList(3, lines.size() - 1).stream()
                .mapToInt(line -> line.length() + 1)
                .sum();
        assertThat(lines.get(2)).isEqualTo("Current configuration : " + size + " bytes");
    }

    @Test
    void its_body_has_the_order_of_the_real_thing() {
        assertThat(running().stream().filter(line -> !line.equals("!")))
                .containsSubsequence(
                        "version 15.2",
                        "service timestamps debug datetime msec",
                        "no service password-encryption",
                        "hostname R1",
                        "boot-start-marker",
                        "logging buffered 8192",
                        "no aaa new-model",
                        "no ip domain lookup",
                        "interface Loopback0",
                        " ip address 10.1.1.1 255.255.255.255",
                        "interface Ethernet0/0",
                        " ip address 192.168.100.1 255.255.255.0",
                        "interface Ethernet0/2",
                        " no ip address",
                        " shutdown",
                        "no ip http server",
                        "control-plane",
                        "line con 0",
                        "line vty 0 4",
                        " login local",
                        "end");
    }

    @Test
    void it_survives_being_typed_again() {
        typist.type("username bob privilege 15 password secret\rint lo5\rip address 10.5.5.5 255.255.255.0\rexit\r"
                + "router ospf 1\rnetwork 10.0.0.0 0.0.0.255 area 0\rexit\rbanner motd #one\rtwo#\r"
                + "ip route 0.0.0.0 0.0.0.0 192.168.100.100\r");
        List<String> body = typist.ios.configuration();
        assertThat(new Ios(Clock.systemUTC(), Typist.NOW, body).configuration()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logging 10.1.1.1             | logging host 10.1.1.1",
                "logging host 10.1.1.2        | logging host 10.1.1.2",
                "logging buffered 20010       | logging buffered 20010",
                "no logging console           | no logging console",
                "ip http server               | ip http server",
                "ip domain-name x.example     | ip domain name x.example",
                "username u password p        | username u password 0 p",
                "username u privilege 15 password p | username u privilege 15 password 0 p",
                "ip route 10.9.0.0 255.255.0.0 10.1.1.2 | ip route 10.9.0.0 255.255.0.0 10.1.1.2",
                "access-list 10 permit any    | access-list 10 permit any",
                "snmp-server community c RO   | snmp-server community c RO",
            })
    void a_setting_is_silent_and_shown_and_can_be_taken_back(String line, String shown) {
        assertThat(typist.answer(line)).isEmpty();
        assertThat(typist.ios.configuration()).contains(shown);
        String back = line.startsWith("no ") ? line.substring(3) : "no " + line;
        assertThat(typist.answer(back)).isEmpty();
        assertThat(typist.ios.configuration()).doesNotContain(shown);
    }

    @Test
    void a_second_setting_of_the_same_thing_replaces_the_first() {
        typist.type("logging buffered 5000\rlogging buffered 6000\rhostname A\rhostname B\r");
        assertThat(typist.ios.configuration())
                .contains("logging buffered 6000", "hostname B")
                .doesNotContain("logging buffered 5000", "hostname A");
    }

    @Test
    void secrets_are_shown_hashed_and_work() {
        typist.type("enable secret other\rend\rdisable\r");
        assertThat(typist.type("enable\rother\r")).endsWith("R1#");
        assertThat(typist.answer("sh run | i enable"))
                .singleElement()
                .asString()
                .startsWith("enable secret 5 $1$")
                .doesNotContain("other");
    }

    @Test
    void without_secret_enable_asks_nothing() {
        typist.type("no enable secret\rend\rdisable\r");
        assertThat(typist.type("enable\r")).isEqualTo("enable\r\nR1#");
        typist.type("conf t\renable password pw\rend\rdisable\r");
        assertThat(typist.type("enable\rx\rx\rx\r")).endsWith("% Bad passwords\r\n\r\nR1>");
        assertThat(typist.type("enable\rpw\r")).endsWith("R1#");
    }

    @Test
    void the_name_is_short_in_configuration_prompts() {
        String name = "a-name-of-more-than-twenty-characters";
        assertThat(typist.type("hostname " + name + "\r")).endsWith("\r\na-name-of-more-than-(config)#");
        assertThat(typist.type("end\r")).endsWith("\r\n" + name + "#");
        assertThat(typist.type("conf t\rno hostname\r")).endsWith("\r\nRouter(config)#");
        assertThat(typist.answer("hostname a!b")).contains("% Hostname contains one or more illegal characters.");
    }

    @Test
    void an_address_changes_the_table_of_interfaces() {
        typist.type("int e0/2\rip address 10.9.9.9 255.255.255.0\rno shut\rend\r");
        assertThat(typist.answer("sh ip int br | i 0/2"))
                .containsExactly(
                        "Ethernet0/2                10.9.9.9        YES manual up                    up      ");
        typist.type("conf t\rint e0/2\rshut\rno ip address\rend\r");
        assertThat(typist.answer("sh ip int br | i 0/2"))
                .containsExactly(
                        "Ethernet0/2                unassigned      YES manual administratively down down    ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip address 10.9.9.0 255.255.255.0      | Bad mask /24 for address 10.9.9.0",
                "ip address 192.168.100.9 255.255.255.0 | % 192.168.100.0 overlaps with Ethernet0/0",
                "ip address 10.9.9.1 255.0.255.0        | Bad mask 0xFF00FF00 for address 10.9.9.1",
            })
    void a_wrong_address_is_refused(String line, String text) {
        typist.type("int e0/2\r");
        assertThat(typist.answer(line)).containsExactly(text);
        assertThat(typist.ios.configuration()).doesNotContain(" " + line);
    }

    @Test
    void links_that_change_are_logged() {
        typist.type("int e0/0\rshut\rno shut\rint lo100\rend\rterminal length 0\r");
        String stamp = "*Jul  4 17:33:11.429: ";
        assertThat(typist.answer("show logging"))
                .containsSubsequence(
                        stamp + "%LINK-5-CHANGED: Interface Ethernet0/0, changed state to administratively down",
                        stamp + "%LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet0/0, changed state to down",
                        stamp + "%LINK-3-UPDOWN: Interface Ethernet0/0, changed state to up",
                        stamp + "%LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet0/0, changed state to up",
                        stamp + "%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback100, changed state to up",
                        stamp + "%SYS-5-CONFIG_I: Configured from console by cisco on vty0 (192.168.100.7)");
    }

    @Test
    void a_virtual_interface_can_be_removed() {
        typist.type("int lo100\rno interface lo100\r");
        assertThat(typist.ios.configuration()).doesNotContain("interface Loopback100");
        assertThat(typist.answer("no interface e0/0")).contains("% Invalid input detected at '^' marker.");
    }

    @Test
    void a_range_configures_each_of_its_interfaces() {
        typist.type("int range e0/0 - 1\rdescription both\rend\r");
        assertThat(typist.answer("sh int desc | i both"))
                .containsExactly(
                        "Et0/0                          up             up       both",
                        "Et0/1                          up             up       both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"banner motd #one\rtwo#\r", "banner motd ^one\rtwo^\r", "banner motd Zone\rtwoZ ignored\r"})
    void a_banner_ends_with_its_delimiter_and_is_shown_at_login(String keys) {
        assertThat(typist.type(keys)).contains("Enter TEXT message.  End with the character '");
        Typist next = new Typist(typist.ios);
        assertThat(next.finish(next.console.start())).isEqualTo("\r\none\r\ntwo\r\nR1>");
    }

    @Test
    void a_banner_fits_on_one_line() {
        assertThat(typist.answer("banner motd #text > here#")).isEmpty();
        assertThat(typist.ios.configuration()).contains("banner motd ^Ctext > here^C");
    }
}
