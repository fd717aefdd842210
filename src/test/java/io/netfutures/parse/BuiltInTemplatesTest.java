package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.device.Task;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The templates that come with netfutures: against the answers of simulated devices, over SSH, against examples, and against answers
 * of real devices where the corpus is there.
 */
@NullMarked
@Tag("slow")
class BuiltInTemplatesTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/netfutures/parse/templates");
    private static final List<Case> CASES = cases();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2019-07-04T17:33:11Z"), ZoneOffset.UTC);

    private static Lab lab;
    private static Ssh ssh;
    private static Fleet fleet;

    /**
     * A part of {@code builtin.txt}.
     *
     * @param answer empty where the lab answers
     * @param rows as {@code NAME=value}; the last may be {@code ...} for any more
     */
    record Case(String platform, String command, String answer, List<String> rows) {
        @Override
        public String toString() {
            return platform + " " + command + (answer.isEmpty() ? "" : " (example)");
        }

        String ntc() {
            return Platforms.builtIn().named(platform).orElseThrow().inTemplates();
        }
    }

    private static List<Case> cases() {
        try (InputStream file = BuiltInTemplatesTest.class.getResourceAsStream("builtin.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.substring(text.indexOf("\n== ")).split("\n== "))
                    .filter(part -> !part.isBlank())
                    .map(BuiltInTemplatesTest::readCase)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case readCase(String part) {
        String[] head = part.lines().findFirst().orElseThrow().split(" ", 2);
        List<String> rest = part.lines().skip(1).toList();
        return new Case(
                head[0],
                head[1],
                rest.stream()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.substring(1) + "\n")
                        .collect(Collectors.joining()),
                rest.stream()
                        .filter(line -> !line.startsWith("|") && !line.isBlank())
                        .toList());
    }

    static Stream<Case> asked() {
        return CASES.stream().filter(each -> each.answer().isEmpty());
    }

    static Stream<Case> shown() {
        return CASES.stream().filter(each -> !each.answer().isEmpty());
    }

    @BeforeAll
    static void start() throws Exception {
        List<Device> devices = asked().map(Case::platform)
                .distinct()
                .map(platform -> new Device(
                        platform.replace('_', '-'),
                        "192.168.100.1",
                        22,
                        platform,
                        Credentials.of("cisco", "cisco"),
                        Settings.DEFAULT,
                        Set.of(),
                        Origin.CODE))
                .toList();
        lab = Lab.start(devices, new LabOptions(0, CLOCK, Optional.empty()));
        ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
        fleet = Fleet.open(ssh.worker(), Workers.of(2));
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
        ssh.close();
        lab.close();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void what_a_simulated_device_answers_becomes_rows(Case wanted) throws Exception {
        check(wanted, answer(wanted.platform(), wanted.command()));
    }

    private static String answer(String platform, String command) throws Exception {
        Device device = lab.routers().stream()
                .map(router -> router.device())
                .filter(each -> each.platform().equals(platform))
                .findFirst()
                .orElseThrow();
        return fleet.submit(List.of(device), Task.Show.of(command))
                .futures()
                .getFirst()
                .future()
                .result()
                .text();
    }

    @ParameterizedTest
    @MethodSource("inJson")
    void json_becomes_the_same_table(Case wanted) throws Exception {
        Templates.Question question = question(wanted);
        Templates.Question plain = question.otherwise().orElseThrow();
        assertThat(question.command()).isNotEqualTo(plain.command());
        assertThat(plain.command()).isEqualTo(wanted.command());
        assertThat(question.parser().parse(answer(wanted.platform(), question.command())))
                .isEqualTo(plain.parser().parse(answer(wanted.platform(), plain.command())));
    }

    static Stream<Case> inJson() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Case each : asked().toList()) {
            if (question(each).otherwise().isPresent()) {
                cases.add(each);
            }
        }
        return cases.stream();
    }

    private static Templates.Question question(Case wanted) throws Exception {
        Platform platform = Platforms.builtIn().named(wanted.platform()).orElseThrow();
        return Templates.builtIn()
                .question(platform.inTemplates(), wanted.command(), Objects.requireNonNullElse(platform.json(), ""))
                .orElseThrow();
    }

    @Test
    void every_file_for_json_is_tried() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(inJson()).hasSize((int)
                    files.filter(file -> file.toString().endsWith(".json.yaml")).count());
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void an_example_becomes_rows(Case wanted) throws Exception {
        check(wanted, wanted.answer());
    }

    private static void check(Case wanted, String answer) throws Exception {
        TextParser parser =
                Templates.builtIn().parser(wanted.ntc(), wanted.command()).orElseThrow();
        List<String> rows = parser.parse(answer).rows().stream()
                .map(BuiltInTemplatesTest::line)
                .toList();
        if (wanted.rows().getLast().equals("...")) {
            assertThat(rows).hasSizeGreaterThan(wanted.rows().size() - 1);
            assertThat(rows.subList(0, wanted.rows().size() - 1))
                    .containsExactlyElementsOf(
                            wanted.rows().subList(0, wanted.rows().size() - 1));
        } else {
            assertThat(rows).containsExactlyElementsOf(wanted.rows());
        }
    }

    private static String line(Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(i -> !row.cells().get(i).isEmpty())
                .mapToObj(i ->
                        row.columns().get(i).name() + "=" + row.cells().get(i).text())
                .collect(Collectors.joining(" | "));
    }

    @Test
    void every_template_is_in_the_index_and_has_a_case() throws Exception {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.list(FOLDER)) {
            all.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".textfsm"))
                    .forEach(files::add);
        }
        assertThat(Templates.builtIn().sources().getFirst().entries())
                .allMatch(entry -> entry.templates().size() == 1)
                .extracting(entry -> entry.templates().getFirst())
                .containsExactlyInAnyOrderElementsOf(files);
        Set<String> used = new TreeSet<>();
        for (Case each : CASES) {
            used.add(Templates.builtIn()
                    .parser(each.ntc(), each.command())
                    .orElseThrow()
                    .name()
                    .replace("built-in/", ""));
        }
        assertThat(used).isEqualTo(files);
    }

    @Test
    void answers_of_real_devices_become_the_rows_that_are_known_for_them() throws Exception {
        assumeTrue(
                Files.isDirectory(NtcCorpusTest.CORPUS), "the corpus of answers is not there: " + NtcCorpusTest.CORPUS);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Path answer : NtcCorpusTest.answers()) {
            Path samples = NtcCorpusTest.CORPUS.resolve("samples");
            String platform = samples.relativize(answer).getName(0).toString();
            String command = samples.relativize(answer).getName(1).toString().replace('_', ' ');
            TextParser parser = Templates.builtIn().parser(platform, command).orElse(null);
            if (parser != null) {
                checked++;
                try {
                    differences(answer, parser.parse(Files.readString(answer)), wrong);
                } catch (ParseFailure failure) {
                    wrong.add(answer + ": " + failure.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    /** Each row that is known for the answer, in the columns that both have. */
    private static void differences(Path answer, Table table, List<String> wrong) throws Exception {
        Value.Entries sample =
                (Value.Entries) YamlFile.read(Path.of(answer.toString().replaceFirst("raw$", "yml")))
                        .orElseThrow();
        List<String> names = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        Set<Map<String, String>> found = new HashSet<>();
        for (Row row : table.rows()) {
            Map<String, String> cells = new TreeMap<>();
            names.forEach(name -> cells.put(name, row.cell(name).orElseThrow().text()));
            found.add(cells);
        }
        Set<String> shared = new HashSet<>(names);
        for (Value known : ((Value.Items)
                        Objects.requireNonNull(sample.entries().get("parsed_sample"))
                                .value())
                .items()) {
            Map<String, String> cells = new TreeMap<>();
            ((Value.Entries) known).entries().forEach((name, entry) -> cells.put(name, text(entry.value())));
            shared.retainAll(cells.keySet());
            cells.keySet().retainAll(names);
            boolean isFound = found.stream()
                    .anyMatch(
                            each -> shared.stream().allMatch(name -> Objects.equals(cells.get(name), each.get(name))));
            if (!isFound) {
                wrong.add("%s: %s is not among %s".formatted(answer, cells, found));
            }
        }
    }

    /** The state of an interface of NX-OS is told here without the word that says which of three it is. */
    private static String text(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> scalar.text().replaceFirst("^(admin|link|protocol)-", "");
            case Value.Items items ->
                items.items().stream().map(BuiltInTemplatesTest::text).collect(Collectors.joining(", "));
            case Value.Entries entries -> entries.toString().toLowerCase(Locale.ROOT);
        };
    }
}
