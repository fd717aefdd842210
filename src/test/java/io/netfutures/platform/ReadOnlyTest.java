package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ReadOnlyTest {
    private static final Path SAMPLES = Path.of("../shared/ntc/samples");

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

    /** The lines of a file below their platforms: {@code [cisco_ios arista_eos]}, then commands. */
    private static Map<String, List<String>> byPlatform(String file) {
        Map<String, List<String>> commands = new TreeMap<>();
        List<String> platforms = List.of();
        for (String line : lines(file).toList()) {
            if (line.startsWith("[")) {
                platforms = List.of(line.substring(1, line.length() - 1).split(" "));
            } else {
                platforms.forEach(each -> commands.computeIfAbsent(each, name -> new ArrayList<>())
                        .add(Row.unescaped(line)));
            }
        }
        return commands;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cisco_ios",
                "cisco_nxos",
                "cisco_xr",
                "cisco_asa",
                "arista_eos",
                "juniper_junos",
                "huawei",
                "hp_comware",
                "hp_procurve",
                "aruba_aoscx",
                "mikrotik_routeros",
                "fortinet",
                "paloalto_panos",
                "nokia_sros",
                "vyos",
                "checkpoint_gaia",
                "linux"
            })
    void each_family_has_sixty_honest_commands_and_sixty_evasions(String family) {
        assertThat(byPlatform("honest.txt").get(family)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(byPlatform("more-evasions.txt").get(family)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void each_platform_has_honest_commands_and_evasions() {
        assertThat(Platforms.builtIn().all()).extracting(Platform::name).allSatisfy(each -> {
            assertThat(byPlatform("honest.txt").get(each)).isNotEmpty();
            assertThat(byPlatform("more-evasions.txt").get(each)).isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_typed_every_day_passes() {
        return byPlatform("honest.txt").entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(each.getValue())
                                .allSatisfy(command -> assertThat(
                                                guardOf(each.getKey()).objection(command))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> what_writes_is_refused_whatever_it_looks_like() {
        return byPlatform("more-evasions.txt").entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(each.getValue())
                                .filteredOn(command -> guardOf(each.getKey())
                                        .objection(command)
                                        .isEmpty())
                                .isEmpty()));
    }

    /** Commands of which ntc-templates has answers and that are no reading, with the reason. */
    private static final Map<String, String> WRITING_SAMPLES = Map.of(
            "huawei_smartax ont add", "makes a terminal of the network",
            "huawei_smartax port vlan", "puts a port into a VLAN",
            "huawei_vrp virtual-cable-test", "takes the link down while it measures the cable");

    @ParameterizedTest
    @MethodSource("platformsWithSamples")
    void every_command_with_a_sample_passes_unless_it_writes(Platform platform) throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES.resolve(String.valueOf(platform.ntc())))) {
            for (Path folder : folders.sorted().toList()) {
                String command = folder.getFileName().toString().replace('_', ' ');
                assertThat(ReadOnly.of(platform).objection(command).isEmpty())
                        .as(platform.name() + ": " + command)
                        .isEqualTo(!WRITING_SAMPLES.containsKey(platform.ntc() + " " + command));
            }
        }
    }

    static Stream<Platform> platformsWithSamples() {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples of ntc-templates are not in " + SAMPLES);
        return Platforms.builtIn().all().stream()
                .filter(each -> each.ntc() != null && Files.isDirectory(SAMPLES.resolve(each.ntc())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "deny: ['\\bfile=']@ deny: `\\bfile=` is not words; deny takes the words that write, no regular expressions",
                "filters: ['inc.*']@ filters: `inc.*` is no word; write section, or s(ection) if s is enough",
                "filters: ['s(ec']@ filters: `s(ec` is no word",
                "read_only: ['$ ls [-l']@ read_only: `[-l` is no word"
            })
    void a_word_that_is_none_is_told_with_its_line(String line, String message, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("x.yaml"), "names: [x]\nprompts: {exec: 'x>'}\n" + line + "\n");

        assertThatThrownBy(() -> Platforms.builtIn().with(folder))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("x.yaml:3:")
                .hasMessageContaining(message);
    }

    @Test
    void filters_and_words_of_an_own_platform_file_count(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("x.yaml"), """
                names: [x]
                prompts: {exec: 'x>'}
                read_only: [show]
                filters: [s(ection)]
                deny: [show secret]
                """);
        ReadOnly guard = ReadOnly.of(Platforms.builtIn().with(folder).named("x").orElseThrow());

        assertThat(guard.objection("show run | s x")).isEmpty();
        assertThat(guard.objection("show run | include x")).isPresent();
        assertThat(guard.objection("show all secrets")).isEmpty();
        assertThat(guard.objection("show all sec")).isPresent();
    }

    @Test
    void the_table_is_long_enough() {
        assertThat(table().filter(row -> !row.passes())).hasSizeGreaterThan(300);
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
    void a_refusal_shows_the_whole_line_and_is_short() {
        assertThat(guardOf("cisco_ios").objection("reload in 5"))
                .hasValue(
                        "`reload in 5` is not known to only read on cisco_ios; what is: `netfutures platforms cisco_ios`;"
                                + " to send it anyway: --unsafe");
        assertThat(guardOf("linux").objection("ip link set eth0 down"))
                .hasValue("`ip link set eth0 down` is not known to only read on linux; what is: `netfutures platforms"
                        + " linux`; to send it anyway: --unsafe");
        assertThat(table().filter(row -> !row.passes())
                        .map(row ->
                                guardOf(row.platform()).objection(row.command()).orElseThrow()))
                .allMatch(reason -> reason.length() <= 3 * 80 - "netfutures: 192.168.100.1: ".length());
        assertThat(guardOf("linux").objection("rm " + "x".repeat(1000)).orElseThrow())
                .hasSizeLessThan(240)
                .contains(" ... ");
    }

    @Test
    void filters_files_and_separators_are_told_for_what_they_are() {
        ReadOnly ios = guardOf("cisco_ios");
        assertThat(ios.objection("show run | redirect flash:x").orElseThrow())
                .startsWith("`show run | redirect flash:x`: `| redirect` is not a filter that only reads; ");
        assertThat(ios.objection("show run > flash:x").orElseThrow())
                .startsWith("`show run > flash:x`: `> flash:x` would write to a file; ");
        assertThat(ios.objection("show run ; reload").orElseThrow())
                .startsWith("`show run ; reload`: `;` may begin another command; ");
        assertThat(ios.objection("sh int statistics clear").orElseThrow())
                .startsWith("`sh int statistics clear`: clears what it shows; ");
        assertThat(ios.objection("show clock \u010d reload").orElseThrow())
                .startsWith("the command has a character that is not plain ASCII, U+010D; ");
        assertThat(ios.objection("show clock\rreload").orElseThrow())
                .startsWith("the command has a character that is not plain ASCII, U+000D; ");
        assertThat(guardOf("vyos").objection("show version & reboot").orElseThrow())
                .startsWith("`show version & reboot`: `&` is special to a shell; ");
        assertThat(guardOf("cisco_xr")
                        .objection("SH tech-support ospf FILE disk0:x")
                        .orElseThrow())
                .startsWith("`SH tech-support ospf FILE disk0:x` is known to write on cisco_xr; ");
    }

    @Test
    void a_platform_without_words_lets_nothing_pass() {
        assertThat(new ReadOnly("odd", List.of(), List.of(), List.of()).objection("show version"))
                .hasValue(
                        "`show version` is not known to only read on odd, and nothing is; to send it anyway: --unsafe");
    }

    @Test
    void no_abbreviation_of_a_word_that_writes_passes() {
        for (Platform platform : Platforms.builtIn().all()) {
            ReadOnly guard = ReadOnly.of(platform);
            boolean menus = platform.readOnly().stream().anyMatch(each -> each.startsWith("* "));
            for (String word : menus ? WritingWords.MENU : WritingWords.FIRST) {
                for (int length = 1; length <= word.length(); length++) {
                    String said = word.substring(0, length);
                    boolean reads = said.equals("sh")
                            || said.equals("dis")
                            || platform.readOnly().stream()
                                    .map(each -> each.replaceFirst("^[*$] ", ""))
                                    .flatMap(each -> Stream.of(each.split(" ")[0].split("\\|")))
                                    .anyMatch(each -> each.startsWith(word) || each.equals(said));
                    if (!reads) {
                        assertThat(guard.objection(said))
                                .as(platform.name() + " " + said)
                                .isPresent();
                        assertThat(guard.objection(said.toUpperCase(Locale.ROOT) + " x"))
                                .as(platform.name() + " " + said)
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
        for (Platform platform : Platforms.builtIn().all()) {
            ReadOnly guard = ReadOnly.of(platform);
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
        return ReadOnly.of(Platforms.builtIn().named(platform).orElseThrow());
    }

    private static Stream<Row> table() {
        return lines("evasions.txt").map(Row::of);
    }

    private static Stream<String> lines(String file) {
        try (var in = Objects.requireNonNull(ReadOnlyTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
