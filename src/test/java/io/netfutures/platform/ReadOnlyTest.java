package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadOnlyTest {
    private static final List<String> IOS =
            List.of("show", "ping", "traceroute", "dir", "more", "verify", "who", "where", "systat", "terminal");

    private static final Map<String, ReadOnly> GUARDS = Map.ofEntries(
            guard("cisco_ios", IOS),
            guard("cisco_nxos", List.of("show", "ping", "traceroute", "dir", "where", "terminal")),
            guard("cisco_xr", List.of("show", "ping", "traceroute", "dir", "more"), "^show tech-support .*\\bfile\\b"),
            guard("arista_eos", List.of("show", "ping", "traceroute", "dir", "more", "terminal")),
            guard(
                    "juniper_junos",
                    List.of("show", "ping", "traceroute", "file show", "file list", "monitor", "help"),
                    "^monitor traffic .*write-file"),
            guard("huawei", List.of("display", "ping", "tracert", "dir", "more")),
            guard("hp_procurve", List.of("show", "display", "ping", "traceroute")),
            guard(
                    "mikrotik_routeros",
                    List.of("* print", "* export", "* monitor", "ping", "/tool traceroute"),
                    "[ /]f(i(le?)?)? ?="),
            guard(
                    "fortinet",
                    List.of("get", "show", "execute ping", "execute traceroute", "diagnose sys session list")),
            guard("paloalto_panos", List.of("show", "ping", "traceroute", "less", "test")),
            guard(
                    "nokia_sros",
                    List.of("show", "ping", "traceroute", "info", "file dir", "file type", "admin display-config")),
            guard("vyos", List.of("$ show ...", "$ ping ...", "$ traceroute ...")),
            guard("checkpoint_gaia", List.of("$ show ...", "$ fw ver", "$ fw stat", "$ cpstat ...")),
            guard(
                    "linux",
                    List.of(
                            "$ uname -a",
                            "$ hostname",
                            "$ uptime",
                            "$ date",
                            "$ df ...",
                            "$ free ...",
                            "$ cat ...",
                            "$ ip -br addr",
                            "$ ip route")),
            guard("generic", List.of("show", "display", "get")));

    private static Map.Entry<String, ReadOnly> guard(String platform, List<String> words, String... deny) {
        return Map.entry(
                platform,
                new ReadOnly(
                        platform, words, Stream.of(deny).map(Pattern::compile).toList()));
    }

    /** A line of the table: platform, verdict, and the command, in which {@code \\u000a} is a character. */
    private record Row(String platform, boolean passes, String command, String written) {
        static Row of(String line) {
            String[] columns = line.split("\t", 3);
            return new Row(columns[0], columns[1].equals("pass"), unescaped(columns[2]), columns[2]);
        }

        private static String unescaped(String text) {
            return Pattern.compile("\\\\u([0-9a-f]{4})")
                    .matcher(text)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            Character.toString(Integer.parseInt(found.group(1), 16))));
        }
    }

    @TestFactory
    Stream<DynamicTest> the_table_of_evasions_holds() {
        return table().map(row -> DynamicTest.dynamicTest(
                row.platform() + (row.passes() ? " passes " : " refuses ") + row.written(),
                () -> assertThat(
                                guardOf(row.platform()).objection(row.command()).isEmpty())
                        .isEqualTo(row.passes())));
    }

    @Test
    void the_table_is_long_enough() {
        assertThat(table().filter(row -> !row.passes())).hasSizeGreaterThan(300);
        assertThat(table().map(Row::platform).distinct()).hasSameSizeAs(GUARDS.keySet());
    }

    @Test
    void every_refusal_says_how_to_send_it_anyway() {
        assertThat(table().filter(row -> !row.passes())
                        .map(row ->
                                guardOf(row.platform()).objection(row.command()).orElseThrow()))
                .allMatch(reason -> reason.endsWith("; to send it anyway: --unsafe"))
                .allMatch(reason -> reason.chars().allMatch(c -> c >= ' ' && c <= '~'), "printable");
    }

    @Test
    void a_word_that_does_not_read_is_told_with_those_that_do() {
        assertThat(guardOf("cisco_ios").objection("reload in 5"))
                .hasValue(
                        "`reload` is not a command that only reads on cisco_ios; allowed are show, ping, traceroute, dir,"
                                + " more, verify, who, where, systat, terminal; to send it anyway: --unsafe");
        assertThat(guardOf("linux").objection("hostname evil").orElseThrow())
                .startsWith("`hostname` is not a command that only reads on linux; allowed are uname -a, hostname, ");
        assertThat(guardOf("fortinet").objection("execute reboot now").orElseThrow())
                .startsWith("`execute reboot` is not a command that only reads on fortinet; ");
        assertThat(guardOf("mikrotik_routeros").objection("/system reboot").orElseThrow())
                .startsWith(
                        "`/system reboot` is not a command that only reads on mikrotik_routeros; allowed are print, ");
    }

    @Test
    void filters_files_and_separators_are_told_for_what_they_are() {
        ReadOnly ios = guardOf("cisco_ios");
        assertThat(ios.objection("show run | redirect flash:x").orElseThrow())
                .startsWith("`| redirect` is not a filter that only reads; ");
        assertThat(ios.objection("show run > flash:x").orElseThrow()).startsWith("`> flash:x` would write to a file; ");
        assertThat(ios.objection("show run ; reload").orElseThrow()).startsWith("`;` may begin another command; ");
        assertThat(ios.objection("sh int statistics clear").orElseThrow())
                .startsWith("`sh int statistics clear` clears what it shows; ");
        assertThat(ios.objection("show clock \u010d reload").orElseThrow())
                .startsWith("the command has a character that is not plain ASCII, U+010D; ");
        assertThat(ios.objection("show clock\rreload").orElseThrow())
                .startsWith("the command has a character that is not plain ASCII, U+000D; ");
        assertThat(guardOf("vyos").objection("show version & reboot").orElseThrow())
                .startsWith("`&` is special to a shell; ");
        assertThat(guardOf("cisco_xr")
                        .objection("SH tech-support ospf FILE disk0:x")
                        .orElseThrow())
                .startsWith("`SH tech-support ospf FILE disk0:x` is known to write on cisco_xr; ");
    }

    @Test
    void a_platform_without_words_lets_nothing_pass() {
        assertThat(new ReadOnly("odd", List.of(), List.of()).objection("show version"))
                .hasValue(
                        "`show` is not a command that only reads on odd; none is known there; to send it anyway: --unsafe");
    }

    @Test
    void no_abbreviation_of_a_word_that_writes_passes() {
        for (ReadOnly guard : GUARDS.values()) {
            boolean menus = guard.words().contains("* print");
            for (String word : menus ? WritingWords.MENU : WritingWords.FIRST) {
                for (int length = 1; length <= word.length(); length++) {
                    String said = word.substring(0, length);
                    boolean reads = said.equals("sh")
                            || said.equals("dis")
                            || guard.words().stream()
                                    .map(each -> each.replaceFirst("^[*$] ", ""))
                                    .anyMatch(each -> each.startsWith(word) || each.equals(said));
                    if (!reads) {
                        assertThat(guard.objection(said))
                                .as(guard.platform() + " " + said)
                                .isPresent();
                        assertThat(guard.objection(said.toUpperCase(Locale.ROOT) + " x"))
                                .as(guard.platform() + " " + said)
                                .isPresent();
                    }
                }
            }
        }
    }

    @Test
    void whatever_has_a_character_that_is_not_printable_ascii_is_refused() {
        Random random = new Random(20261123);
        List<String> reading = table().filter(Row::passes).map(Row::command).toList();
        for (ReadOnly guard : GUARDS.values()) {
            for (int i = 0; i < 300; i++) {
                String command = reading.get(random.nextInt(reading.size()));
                int at = random.nextInt(command.length() + 1);
                int bad = i % 2 == 0 ? random.nextInt(' ') : 0x7F + random.nextInt(0x3000);
                String broken = command.substring(0, at) + Character.toString(bad) + command.substring(at);
                assertThat(guard.objection(broken)).isPresent();
            }
        }
    }

    @Test
    void blanks_around_and_between_change_no_verdict() {
        table().filter(row -> !row.command().contains("\"")).forEach(row -> {
            String spread = "  " + row.command().replaceAll(" +", "   ") + "  ";
            assertThat(guardOf(row.platform()).objection(spread).isEmpty())
                    .as(row.toString())
                    .isEqualTo(row.passes());
        });
    }

    private static ReadOnly guardOf(String platform) {
        return Objects.requireNonNull(GUARDS.get(platform), platform);
    }

    private static Stream<Row> table() {
        try (var in = Objects.requireNonNull(ReadOnlyTest.class.getResourceAsStream("evasions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Row::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
