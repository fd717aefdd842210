package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show, done: Java snippets are compiled and run, screens are taken again and compared. */
@Tag("slow")
class DocumentationTest {
    @TempDir
    static Path home;

    private static final String IMPORTS = Stream.of(
                    "io.netfutures.change.*",
                    "io.netfutures.concurrent.*",
                    "io.netfutures.condition.*",
                    "io.netfutures.device.*",
                    "io.netfutures.fleet.*",
                    "io.netfutures.inventory.*",
                    "io.netfutures.journal.rows.*",
                    "io.netfutures.lab.*",
                    "io.netfutures.parse.*",
                    "io.netfutures.platform.*",
                    "io.netfutures.secret.*",
                    "io.netfutures.session.*",
                    "io.netfutures.ssh.*",
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.*",
                    "java.util.concurrent.CountDownLatch")
            .map(name -> "import " + name + ";\n")
            .reduce("", String::concat);

    @TempDir
    Path folder;

    private int code;

    static Stream<Arguments> snippets() throws Exception {
        List<Arguments> snippets = new ArrayList<>();
        for (String file : List.of(
                "README.md",
                "src/site/markdown/library.md",
                "src/site/markdown/lab.md",
                "src/site/markdown/secrets.md")) {
            Matcher block =
                    Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(file)));
            while (block.find()) {
                snippets.add(Arguments.of(file + " " + (snippets.size() + 1), block.group(1)));
            }
        }
        return snippets.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void a_java_snippet_compiles_and_runs(String where, String code) throws Exception {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(
                source,
                IMPORTS + "public class Snippet { public static void main(String[] args) throws Exception {\n" + code
                        + "}}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-d", folder.toString(), "-cp", path, "-proc:none"),
                                    null,
                                    files.getJavaFileObjects(source))
                            .call())
                    .as(where)
                    .isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Snippet").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    static Stream<Arguments> screens() throws Exception {
        List<Arguments> screens = new ArrayList<>();
        Matcher block = Pattern.compile("```console\n\\$ scripts/netfutures (.*?)\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            if (!block.group(1).matches("(lesson|explain) .*")) {
                screens.add(Arguments.of(block.group(1), block.group(2)));
            }
        }
        return screens.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void a_screen_is_what_the_command_prints(String words, String screen) {
        InProcess netfutures = new InProcess(home, Path.of("")).together();
        // A screen is what a terminal shows: no log lines.
        List<String> arguments = new ArrayList<>(words(words));
        if (arguments.contains("submit")) {
            arguments.addAll(List.of("--progress", "always"));
        }
        int ignored = netfutures.run(arguments);
        assertThat(ignored).isBetween(0, 1);
        assertThat(masked(netfutures.out())).containsExactlyInAnyOrderElementsOf(masked(screen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.md", "fleet.md", "structured.md", "backup.md"})
    void the_commands_of_a_page_print_and_write_what_it_shows(String page) throws Exception {
        Files.createDirectories(folder.resolve("inventory"));
        if (!page.equals("fleet.md")) {
            Files.copy(Path.of("inventory/devices.yaml"), folder.resolve("inventory/devices.yaml"));
        }
        List<String> commands = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/site/markdown").resolve(page)))
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("(?m)^\\$ ")))
                .filter(command -> !command.isEmpty())
                .toList();
        for (String command : commands) {
            String[] parts = command.split("\n", 2);
            // A page keeps no blanks at the end of a line, as IOS does in its tables.
            assertThat(masked(done(parts[0], parts[1])
                            .replaceAll("(?m) +$", "")
                            // He is in that folder.
                            .replace(folder + "/devices.yaml:", "devices.yaml:")
                            .replace(" in " + folder + "/", " in ")
                            .replace(folder.toString(), "/home/ops")))
                    .as(parts[0])
                    .containsExactlyInAnyOrderElementsOf(masked(parts[1]));
        }
        assertThat(commands).hasSizeGreaterThan(5);
    }

    /** What a command of that page prints; a file that is shown and does not exist yet is one of the reader's own. */
    private String done(String command, String shown) throws Exception {
        List<String> words = new ArrayList<>(words(command));
        Path file = folder.resolve(words.get(1));
        switch (words.getFirst()) {
            case "cat" -> {
                if (!Files.exists(file)) {
                    Files.writeString(file, shown);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                return Files.readString(file);
            }
            case "ls" -> {
                try (Stream<Path> files = Files.list(file)) {
                    return files.map(each -> each.getFileName() + "\n").collect(Collectors.joining());
                }
            }
            case "echo" -> {
                return code + "\n";
            }
            default -> {
                if (words.stream().anyMatch(Set.of("submit", "resume", "backup")::contains)) {
                    words.addAll(List.of("--progress", "always")); // as on a terminal
                }
                InProcess netfutures = new InProcess(folder).together();
                code = netfutures.run(words.subList(1, words.size()));
                String said = netfutures.out();
                assertThat(code == ExitCode.OK)
                        .as(command + ": " + said)
                        .isEqualTo(!said.contains(" failed in ")
                                && !(command.contains("--parse") && said.startsWith("netfutures: ")));
                return said;
            }
        }
    }

    private static List<String> words(String command) {
        return Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
                .matcher(command)
                .results()
                .map(word ->
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3))
                .toList();
    }

    private static List<String> blocks(String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/site/markdown/shell.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Standard output of a script, in the lab. */
    private static String output(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(
                        new BufferedReader(new StringReader(String.join("\n", lines))),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> false,
                        Map.of("HOME", home.toString()),
                        Path.of("")),
                "--lab",
                "run",
                "-");
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_session_of_the_shell_page_prints_what_it_shows() throws Exception {
        assertThat(blocks("shell-session")).isNotEmpty();
        for (String block : blocks("shell-session")) {
            String prompt = "netfutures [all 3]> ";
            // At a prompt a small lab thinks before it answers.
            List<String> typed = new ArrayList<>(List.of("fault all think 4s"));
            block.lines()
                    .filter(line -> line.startsWith(prompt))
                    .map(line -> line.substring(prompt.length()))
                    .forEach(typed::add);
            String shown = block.lines()
                    .filter(line -> !line.startsWith(prompt) && !line.startsWith("ThreadPoolExecutor"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            assertThat(masked(output(typed))).isEqualTo(masked(shown));
        }
    }

    @Test
    void a_script_of_the_shell_page_succeeds() throws Exception {
        assertThat(blocks("shell-script")).isNotEmpty();
        for (String block : blocks("shell-script")) {
            String ignored = output(block.lines().toList());
            assertThat(ignored).isNotEmpty();
        }
    }

    /** Lines without what differs from run to run: times, days, slots, and so without their order. */
    private static List<String> masked(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d+", "TIME")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "DAY AND TIME")
                        .replaceAll("UTC \\w+ \\w+ \\d+ \\d+", "UTC DAY")
                        .replaceAll("ThreadPoolExecutor-\\d+_\\d+", "WORKER")
                        .replaceAll("0x[0-9a-f]+", "0x")
                        .replaceAll("in [0-9.]+ s$", "in SECONDS")
                        .replaceAll("^(\\d+|auto) +(\\d+) +[0-9.]+ m?s .*( \\d+)$", "$1 $2 TIMES$3")
                        .replaceAll("^( *\\w+) [#█]+ [0-9.]+ s.*", "$1 BAR")
                        .replaceAll("^(  \\w+): [0-9.]+ m?s(, before )?.*", "$1: TIME$2")
                        .replaceAll(
                                "^recommended: --workers (\\d+, the fewest within 10 % of the best"
                                        + "|auto, within 10 % of the best with up to \\d+ at once)",
                                "recommended: --workers N"))
                .toList();
    }
}
