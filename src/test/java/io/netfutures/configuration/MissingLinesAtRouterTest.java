package io.netfutures.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.ios.Ios;
import io.netfutures.platform.Platforms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** A router to which only what is missing is sent runs with the same configuration as one to which all is sent. */
@NullMarked
class MissingLinesAtRouterTest {
    private static final int CHANGES = 300;
    private static final Instant START = Instant.parse("2019-07-04T17:33:11Z");
    private static final Notation IOS = Objects.requireNonNull(
                    Platforms.builtIn().named("cisco_ios").orElseThrow().lines())
            .notation();
    private static final List<String> GLOBAL = List.of(
            "ntp server 192.0.2.#",
            "no ntp server 192.0.2.#",
            "logging host 192.0.2.#",
            "no logging host 192.0.2.#",
            "logging trap a#",
            "ip domain name a#.example",
            "ip domain-name a#.example",
            "no ip domain lookup",
            "ip domain lookup",
            "ip http server",
            "no ip http server",
            "service password-encryption",
            "no service password-encryption",
            "username u# privilege 5",
            "no username u#",
            "ip route 10.#.0.0 255.255.0.0 192.168.100.#",
            "no ip route 10.#.0.0 255.255.0.0 192.168.100.#",
            "access-list 1# permit 10.0.#.0",
            "no access-list 1#",
            "snmp-server community c# RO",
            "no snmp-server community c#",
            "no interface Loopback#",
            "no router ospf 1#",
            "banner motd ^a#^",
            "no banner motd",
            "hostname r#");
    private static final List<List<String>> SECTIONS = List.of(
            List.of(
                    "interface Loopback#",
                    "description a#",
                    "no description",
                    "ip address 10.0.#.1 255.255.255.0",
                    "no ip address",
                    "shutdown",
                    "no shutdown",
                    "bandwidth #",
                    "mtu 150#",
                    "no cdp enable",
                    "cdp enable"),
            List.of(
                    "interface Ethernet0/#",
                    "description a#",
                    "description b#",
                    "duplex auto",
                    "duplex full",
                    "no shutdown",
                    "shutdown",
                    "switchport access vlan #",
                    "no switchport access vlan #",
                    "ip access-group 1# in"),
            List.of("interface Et0/#", "description a#", "no keepalive", "keepalive"),
            List.of(
                    "router ospf 1#",
                    "router-id 1.1.1.#",
                    "network 10.0.#.0 0.0.0.255 area 0",
                    "no network 10.0.#.0 0.0.0.255 area 0",
                    "passive-interface default"),
            List.of(
                    "line vty 0 4",
                    "exec-timeout #",
                    "transport input ssh",
                    "transport input all",
                    "login local",
                    "no login",
                    "logging synchronous"),
            List.of(
                    "line con 0",
                    "exec-timeout # 0",
                    "no exec-timeout",
                    "logging synchronous",
                    "no logging synchronous"),
            List.of("vlan 1#", "name a#", "no name"),
            List.of("route-map R# permit 10", "match tag #", "set metric #", "no set metric #", "description a#"));

    private final Random random = new Random(14);

    private String filled(String line) {
        return line.replace("#", String.valueOf(random.nextInt(3)));
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A change as one would write it, indented or not. */
    private List<String> change() {
        List<String> lines = new ArrayList<>();
        boolean isIndented = random.nextBoolean();
        for (int part = random.nextInt(5); part >= 0; part--) {
            if (random.nextBoolean()) {
                lines.add(filled(any(GLOBAL)));
            } else {
                List<String> section = any(SECTIONS);
                lines.add(filled(section.getFirst()));
                for (int i = random.nextInt(4); i >= 0; i--) {
                    lines.add((isIndented ? " " : "") + filled(any(section.subList(1, section.size()))));
                }
                if (!isIndented || random.nextBoolean()) {
                    lines.add("exit");
                }
            }
        }
        return lines;
    }

    @Test
    void what_is_missing_has_the_effect_of_all() {
        Ios whole = router();
        Ios spared = router();
        int left = 0;
        int unchanged = 0;
        for (int i = 0; i < CHANGES; i++) {
            List<String> wanted = change();
            String before = String.join("\n", spared.configuration());
            MissingLines missing = MissingLines.of(IOS, before, wanted);
            whole.configure(wanted);
            if (!missing.lines().isEmpty()) {
                spared.configure(missing.lines());
            }
            assertThat(spared.configuration())
                    .as("%s%nto%n%s%nsent %s", wanted, before, missing)
                    .isEqualTo(whole.configuration());
            left += wanted.size() - missing.lines().size();
            MissingLines again = MissingLines.of(IOS, before, before.lines().toList());
            assertThat(again.lines())
                    .as("nothing of %s is missing in itself", before)
                    .isEmpty();
            unchanged += missing.lines().isEmpty() ? 1 : 0;
        }
        assertThat(left).as("lines that were not sent").isGreaterThan(CHANGES / 4);
        assertThat(unchanged).as("changes with nothing to send").isPositive();
    }

    private static Ios router() {
        return new Ios(Clock.fixed(START, ZoneOffset.UTC), START, Ios.FACTORY);
    }
}
