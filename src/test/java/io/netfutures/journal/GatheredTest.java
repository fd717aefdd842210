package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.Gathered.Group;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal answers under one header, and what counts as equal. */
class GatheredTest {
    /** Answers that real devices gave; they lie beside the project. */
    private static final Path SAMPLES = Path.of("../shared/ntc/samples");

    @Test
    void devices_with_the_same_answer_are_one_group_the_largest_first() {
        Gathered gathered = Gathered.of(List.of(
                MadeUpResult.returned("r10", "sh ver", "16.9"),
                MadeUpResult.returned("r2", "sh ver", "15.2"),
                MadeUpResult.returned("r9", "sh ver", "15.2"),
                MadeUpResult.returned("r1", "sh ver", "15.2")));

        assertThat(gathered.answers()).extracting(Group::names).containsExactly("r[1-2,9]", "r10");
        assertThat(GatheredText.answers(gathered)).isEqualTo("""
                        ---------------
                        r[1-2,9] (3)
                        ---------------
                        15.2
                        ---------------
                        r10
                        ---------------
                        16.9
                        """);
    }

    @Test
    void each_of_several_commands_has_its_own_groups() {
        Gathered gathered = Gathered.of(List.of(
                MadeUpResult.returned("r1", "sh ver", "15.2", "sh clock", "10:00"),
                MadeUpResult.returned("r2", "sh ver", "15.2", "sh clock", "10:01")));

        assertThat(GatheredText.answers(gathered))
                .contains("r[1-2] (2): sh ver\n", "\nr1: sh clock\n", "\nr2: sh clock\n");
    }

    @Test
    void failures_for_the_same_reason_are_one_group_though_names_and_lines_differ() {
        Gathered gathered = Gathered.of(List.of(
                failed("r1", "the device refused; last received: r1>; check devices.yaml:3"),
                failed("r2", "the device refused; last received: r2>; check devices.yaml:8"),
                failed("r3", "the device hung up; check devices.yaml:9"),
                MadeUpResult.cancelled("r4", "sh clock")));

        assertThat(GatheredText.failures(gathered))
                .contains("r[1-2] (2): AuthFailed\n")
                .contains("login: the device refused; last received: r1>; check devices.yaml:3\n")
                .contains("\nr3: AuthFailed\n")
                .contains("\nr4: cancelled\n");
    }

    private static DeviceResult failed(String name, String reason) {
        return MadeUpResult.raised(
                name, new Failure("AuthFailed", "login", reason, "", name + ": login: " + reason), List.of("sh clock"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "*17:06:12.278 UTC Wed Mar 13 2019                     | *9:06:12.001 UTC Thu Mar 14 2019",
                "R1 uptime is 2 weeks, 3 days, 1 hour, 5 minutes       | R1 uptime is 1 year, 1 week, 2 minutes",
                "O 10.0.1.0/24 [110/2] via 10.0.0.2, 00:01:23, Eth0/0  | O 10.0.1.0/24 [110/2] via 10.0.0.2, 3w2d, Eth0/0",
                "Last clearing of counters 2d03h                       | Last clearing of counters 1y22w",
                "    1234 packets input, 99 bytes, 0 no buffer         | 5 packets input, 1000000 bytes, 0 no buffer",
                "5 minute input rate 1000 bits/sec, 2 packets/sec      | 5 minute input rate 0 bits/sec, 0 packets/sec",
                "CPU utilization for five seconds: 1%/0%; one minute: 2% | CPU utilization for five seconds: 9%/1%; one minute: 7%",
                "Jun 30 2015 10:00:01 link up                          | Jul  1 2015 11:12:13 link up",
                "2019-03-13T10:00:01Z up                               | 2020-03-13T10:00:01Z up",
                "R1 uptime is 1 day(s), 2 hour(s)                      | R1 uptime is 2 day(s), 1 hour(s)",
                "BGP state = Established, up for 00:10:00              | BGP state = Established, up for 01:10:00",
                "Neighbor 0011.2233.4455/Ethernet1, age 12 seconds     | Neighbor 0011.2233.4455/Ethernet1, age 2 seconds",
                "Last input 00:00:01, output 00:00:02                  | Last input 00:00:07, output 00:00:00",
                "10.0.0.1  1 FULL/DR  00:00:35  10.0.0.2  Gi0/1        | 10.0.0.1  1 FULL/DR  00:00:31  10.0.0.2  Gi0/1",
                "! Last configuration change at 10:00:00 UTC Mon Mar 4 2024 | ! Last configuration change at 11:00:00 UTC Tue Mar 5 2024",
                "Input bytes  :     123  0 bps                         | Input bytes  :  4567  0 bps",
            })
    void times_uptimes_counters_and_loads_are_noise(String one, String other) {
        assertThat(same(one, other)).as("%s / %s", quiet(one), quiet(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ethernet0/0 is up, line protocol is up        | Ethernet0/0 is up, line protocol is down",
                "Version 15.2(4)M1                             | Version 15.2(4)M2",
                "ip address 10.10.20.30                        | ip address 10.10.20.31",
                "Compiled Wed 13-Jan-21 01:02 by prod          | Compiled Wed 14-Jan-21 01:02 by prod",
                "aa:bb:cc:10:20:30 is known                    | aa:bb:cc:10:20:31 is known",
                "00:11:22:33:44:55 is known                    | 00:11:22:33:44:56 is known",
                "2001:10:20:30::1                              | 2001:10:20:31::1",
                "::10:20:30                                    | ::10:20:31",
                "Keepalive set (10 sec)                        | Keepalive set (20 sec)",
                "MTU 1500 bytes, BW 10000 Kbit/sec             | MTU 9000 bytes, BW 10000 Kbit/sec",
                "  Hello interval 00:00:10                     | Hello interval 00:00:20",
                "ARP type: ARPA, ARP Timeout 04:00:00          | ARP type: ARPA, ARP Timeout 02:00:00",
                "License expires Jun 30 2027 00:00:00          | License expires Jun 30 2026 00:00:00",
                "     12 input errors, 0 CRC                   | 0 input errors, 0 CRC",
                "5 minute input rate 0 bits/sec                | 30 second input rate 0 bits/sec",
                "route-target 65000:10:20                      | route-target 65000:10:21",
                "Vlan10 up                                     | Vlan20 up",
                "boot system flash:c2960-3w2d.bin              | boot system flash:c2960-4w2d.bin",
                "neighbor 10.0.0.1 3w2d Established            | neighbor 10.0.0.1 3w2d Idle",
                " set large-community 100:20:30                 | set large-community 100:20:31",
                "  100:20:30,                                   | 100:20:31,",
                "Large Community: 100:20:30                     | Large Community: 100:20:31",
                "maintenance-window 22:00:00                    | maintenance-window 23:00:00",
                "Maintenance: 22:00:00 daily                    | Maintenance: 23:00:00 daily",
                "start-time 02:00:00                            | start-time 03:00:00",
                "kron occurrence a at 06:30:00 recurring        | kron occurrence a at 07:30:00 recurring",
                "absolute start 10:00 01 March 2024             | absolute start 10:00 02 March 2024",
                "rate limit cpu 10%                             | rate limit cpu 20%",
                "CPU rate limit: 10%                            | CPU rate limit: 20%",
                "set system cpu limit 75%                       | set system cpu limit 85%",
                "Rate for this class: 500 packets/s             | Rate for this class: 900 packets/s",
                "  police rate 500 packets/s                    | police rate 900 packets/s",
                "max age 20 seconds                             | max age 30 seconds",
                "Max Age 20 seconds                             | Max Age 30 seconds",
                "Record age for aging: 20 seconds               | Record age for aging: 30 seconds",
                "password age 90 days                           | password age 30 days",
                "no exec idle 10 minutes                        | no exec idle 20 minutes",
                "Vendor 00:11:22                                | Vendor 00:11:23",
                "00:11:22                                       | 00:11:23",
                "lease-time=00:10:00 address=10.0.0.1           | lease-time=00:20:00 address=10.0.0.1",
                "255K bytes of NVRAM                           | 512K bytes of NVRAM",
            })
    void states_versions_addresses_and_settings_are_not_noise(String one, String other) {
        assertThat(same(one, other)).as("%s / %s", quiet(one), quiet(other)).isFalse();
    }

    @Test
    void what_was_ignored_is_said() {
        Gathered gathered = Gathered.similar(List.of(
                MadeUpResult.returned("r1", "sh x", "10:00:01.123 x\nR1 uptime is 5 weeks"),
                MadeUpResult.returned("r2", "sh x", "10:00:02.123 x\nR1 uptime is 6 weeks")));

        assertThat(gathered.answers()).hasSize(1);
        assertThat(GatheredText.answers(gathered)).contains("10:00:01.123");
        assertThat(GatheredText.ignored(gathered.ignored())).isEqualTo("ignored: 2 times, 2 uptimes");
        assertThat(GatheredText.ignored(Map.of())).isEmpty();
    }

    @Test
    void in_real_answers_no_address_state_or_version_is_taken_for_noise() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "there are no answers of real devices in " + SAMPLES);
        Pattern real = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"
                + "|\\b[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\b"
                + "|\\b[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}\\b"
                + "|\\b(?:[0-9a-fA-F]{1,4}:){2,7}:?[0-9a-fA-F:]+(?:/\\d+)?"
                + "|(?i:\\b(?:up|down|connected|notconnect|enabled|disabled|established|active|idle|full|init)\\b)"
                + "|(?i:\\bversion:? [\\w.()-]+)"
                + "|\\b(?:Gi|Te|Fa|Eth|xe-|ge-)[\\w./:-]+");
        List<String> taken = new ArrayList<>();
        int[] seen = new int[2];
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".raw")).toList()) {
                seen[0]++;
                for (String line :
                        Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                    Matcher token = real.matcher(line);
                    String quiet = null;
                    while (token.find()) {
                        // A clock such as 10:00:01 is no address, and "up 3 days" is a state behind which a time
                        // stands.
                        if (token.group().matches("[\\d:]+") && token.group().split(":").length < 4) {
                            continue;
                        }
                        quiet = quiet == null ? quiet(line).replaceAll("<\\w+>", "<>") : quiet;
                        seen[1]++;
                        if (!quiet.contains(token.group())) {
                            taken.add(file.getFileName() + ": " + token.group() + " in: " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(seen[0]).isGreaterThan(800);
        assertThat(seen[1]).isGreaterThan(10_000);
    }

    @Test
    void no_line_of_a_real_configuration_is_noise() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "there are no answers of real devices in " + SAMPLES);
        List<String> taken = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(each -> each.toString()
                            .matches(".*/[^/]*(?:show_run|show_conf|display_current|show_startup|export)[^/]*\\.raw"))
                    .toList()) {
                for (String line :
                        Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                    seen++;
                    // When it was written is no part of it.
                    boolean isHead = line.matches("(?:[!#].*(?i:date|last|at).*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*)");
                    if (!isHead && !quiet(line).equals(line)) {
                        taken.add(file.getFileName() + ": " + line);
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(seen).isGreaterThan(500);
    }

    private static boolean same(String one, String other) {
        return quiet(one).strip().equals(quiet(other).strip());
    }

    private static String quiet(String text) {
        return Noise.without(text).text();
    }
}
