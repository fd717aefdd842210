package io.netfutures.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every platform file against lines that such devices print. */
class PlatformFilesTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** By platform, lines such as {@code privileged R1| R1#}. */
    private static final Map<String, List<String>> EXAMPLES = examples();

    static Stream<Platform> platforms() {
        return Platforms.builtIn().all().stream();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void each_line_is_taken_for_what_it_is(Platform platform) {
        List<String> wrong = new ArrayList<>();
        for (String example : EXAMPLES.getOrDefault(platform.name(), List.of())) {
            int bar = example.indexOf("| ");
            String kind = example.substring(0, bar);
            String line = example.substring(bar + 2);
            String taken = taken(platform, kind, line);
            if (!taken.equals(kind)) {
                wrong.add(example + "   is taken for " + taken);
            }
        }
        assertEquals(List.of(), wrong, platform.name());
    }

    private static String taken(Platform platform, String kind, String line) {
        return switch (kind) {
            case "pager" -> platform.isPager(line) && platform.prompt(line).isEmpty() ? kind : "no pager";
            case "asks" -> platform.isQuestion(line) ? kind : "no question";
            case "context" -> platform.isContext(line) && platform.prompt(line).isEmpty() ? kind : "no context";
            case "log" -> platform.isLog(line) && platform.prompt(line).isEmpty() ? kind : "no log line";
            case "login" ->
                platform.login().stream().anyMatch(each -> each.asks(line))
                                && platform.prompt(line).isEmpty()
                        ? kind
                        : "no dialog";
            case "refused", "fine" -> platform.isRefused(line + "\n") ? "refused" : "fine";
            default ->
                platform.prompt(line)
                        .map(seen -> seen.mode() + " " + (seen.host().isEmpty() ? "-" : seen.host()))
                        .orElse("none");
        };
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void each_platform_and_each_of_its_modes_has_examples(Platform platform) {
        Set<String> modes = new HashSet<>();
        EXAMPLES.getOrDefault(platform.name(), List.of())
                .forEach(each -> modes.add(each.substring(0, Math.max(each.indexOf(' '), 0))));
        assertTrue(modes.containsAll(platform.prompts().keySet()), platform.name() + " has examples of " + modes);
    }

    @Test
    void a_name_stands_in_one_file_only_and_is_told_in_the_index() {
        Map<String, String> fileOf = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Platform platform : Platforms.builtIn().all()) {
            for (String name : platform.names()) {
                String before = fileOf.put(name, platform.name());
                if (before != null) {
                    twice.add(name + " in " + before + " and " + platform.name());
                }
            }
        }
        assertEquals(List.of(), twice);
        assertEquals(new TreeSet<>(Platforms.builtIn().names()), new TreeSet<>(fileOf.keySet()));
        fileOf.forEach((name, file) ->
                assertEquals(file, Platforms.builtIn().named(name).orElseThrow().name()));
    }

    @Test
    void every_example_is_of_a_platform() {
        EXAMPLES.keySet()
                .forEach(name -> assertEquals(
                        name,
                        Platforms.builtIn().named(name).map(Platform::name).orElse("none")));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_way_leads_to_the_mode_of_commands_and_back_from_configuration(Platform platform) {
        Set<String> unreached = new TreeSet<>();
        for (String mode : platform.modes()) {
            // A shell as root, and the command line within that of FTD, are left by nobody but their user.
            // Of a router with the classic command line only its user can make one with the MD-CLI.
            boolean stays = mode.equals("root")
                    || mode.equals("classic")
                    || platform.name().equals("cisco_ftd");
            if (!stays && platform.way(mode, platform.work()).isEmpty()) {
                // A user without rights has no way up.
                unreached.add(mode);
            }
        }
        assertEquals(Set.of(), unreached, platform.name());
        if (platform.modes().contains(Platform.CONFIG)) {
            assertTrue(platform.way(platform.work(), Platform.CONFIG).isPresent(), platform.name());
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void long_lines_made_to_confuse_cost_no_time(Platform platform) {
        for (String part : List.of("a", " ", "#", "-", "[", "(a", "<", "a-", "a b ", "* ", "a:", "%", "y/n ", "a.1")) {
            String line = part.repeat(20_000 / part.length()) + "!";
            long start = CPU.getCurrentThreadCpuTime();
            look(platform, line);
            long took = CPU.getCurrentThreadCpuTime() - start;
            assertTrue(took < 2_000_000_000L, () -> platform.name() + " at " + part + ": " + took + " ns");
        }
    }

    @Test
    void the_file_in_the_page_about_platforms_can_be_used(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/platforms.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(folder.resolve("acme.yaml"), page.substring(start, page.indexOf("```", start)));

        Platform acme = Platforms.builtIn().with(folder).named("acme_os").orElseThrow();

        assertEquals("config", acme.prompt("sw1(config)# ").orElseThrow().mode());
        assertTrue(acme.isRefused("% no such command"));
    }

    @Test
    void the_page_about_platforms_tells_every_name() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/platforms.md"));

        assertEquals(
                List.of(),
                Platforms.builtIn().names().stream()
                        .filter(name -> !page.contains("`" + name + "`"))
                        .toList());
    }

    private static void look(Platform platform, String line) {
        platform.prompt(line);
        platform.isPager(line);
        platform.isContext(line);
        platform.isRefusal(line);
        platform.isLog(line);
        platform.login().forEach(each -> each.asks(line));
        platform.questions().forEach(each -> each.matcher(line).matches());
        ReadOnly.of(platform).objection(line);
    }

    private static Map<String, List<String>> examples() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        try (InputStream in = PlatformFilesTest.class.getResourceAsStream("examples.txt")) {
            if (in == null) {
                throw new IllegalStateException("examples.txt is missing");
            }
            List<String> of = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    of = examples.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
                } else if (!line.startsWith("#")) {
                    of.add(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return examples;
    }
}
