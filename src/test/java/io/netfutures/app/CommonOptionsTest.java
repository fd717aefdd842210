package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.command.CommandLines;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The options that every command can have: what stands behind a command has an effect, or is refused; so is what chooses devices. */
@Tag("slow")
class CommonOptionsTest {
    /** Each of the options with a value. */
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "-i", List.of("-i", "other.yaml"),
            "--inventory-format", List.of("--inventory-format", "csv"),
            "--lab", List.of("--lab"),
            "-d", List.of("-d", "R1"),
            "-x", List.of("-x", "R1"),
            "--pick", List.of("--pick", "1"),
            "--run-dir", List.of("--run-dir", "there"));

    private static final List<String> DEVICES = List.of("-d", "-x", "--pick");
    private static final String ALL = "-i --inventory-format --lab -d -x --pick --run-dir";
    private static final String NONE = "";

    /** The commands, and what they take. */
    private static final Map<String, String> TAKES = new TreeMap<>();

    static {
        for (String each :
                ("submit map config backup ping retry resume print futures done running cancelled result exception cancel"
                                + " as_completed wait watch timeline gather grep diff save devices use workers delay fault callback"
                                + " format sessions disconnect lesson run try time shell lab doctor help __complete")
                        .split(" ")) {
            TAKES.put(each, ALL);
        }
        for (String each : "config confirm,config abandon,runs undo".split(",")) {
            TAKES.put(each, ALL);
        }
        for (String each :
                "explain,echo,pause,local,history,exit,completion,replay,bench,templates,templates test,templates find"
                        .split(",")) {
            TAKES.put(each, NONE);
        }
        for (String each : "runs show,runs open,runs diff".split(",")) {
            TAKES.put(each, "-d -x --pick --run-dir");
        }
        for (String each : "runs,runs report,runs prune".split(",")) {
            TAKES.put(each, "--run-dir");
        }
        TAKES.put("bench workers", "-i --inventory-format --lab -d -x --pick");
        TAKES.put("platforms", "-i --inventory-format --lab");
        TAKES.put("inventory", "--inventory-format -d -x --pick --run-dir");
    }

    /** What must stand behind a command. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("backup", "-o configs"),
            Map.entry("inventory", "convert a b"),
            Map.entry("runs diff", "1 2"),
            Map.entry("runs prune", "--keep 1"),
            Map.entry("runs undo", "1"),
            Map.entry("completion", "bash"),
            Map.entry("replay", "a.cast"),
            Map.entry("local", "true"),
            Map.entry("fault", "R1 none"),
            Map.entry("callback", "off"),
            Map.entry("grep", "UTC"),
            Map.entry("diff", "f1"),
            Map.entry("templates test", "a b"),
            Map.entry("templates find", "ios show version"),
            Map.entry("save", "f.txt"),
            Map.entry("run", "none.nf"),
            Map.entry("try", "workers"),
            Map.entry("time", "workers"));

    @TempDir
    Path home;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private String out = "";
    private String err = "";

    private int run(List<String> words, String... input) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Main.run(console(String.join("\n", input), outBytes, errBytes), words.toArray(String[]::new));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Console console(String input, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new BufferedReader(new StringReader(input)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> false,
                Map.of("HOME", home.toString()),
                home);
    }

    /** Carries out a script on the routers. */
    private int script(String... lines) {
        return run(List.of("-i", room.inventory().toString(), "run", "-"), lines);
    }

    private static List<String> words(Object... parts) {
        return Stream.of(parts)
                .flatMap(each -> each instanceof List<?> list
                        ? list.stream()
                        : Stream.of(each.toString().split(" ")))
                .map(Object::toString)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** All commands, and those of a command, each with what parses it. */
    private Map<String, CommandLine> commands() {
        ByteArrayOutputStream ignored = new ByteArrayOutputStream();
        Map<String, CommandLine> commands = new TreeMap<>();
        try (Interpreter interpreter = new Interpreter(console("", ignored, ignored), Language::commands)) {
            new CommandLines(Language.VOCABULARY, interpreter)
                    .line(Optional.empty())
                    .getSubcommands()
                    .values()
                    .forEach(command -> {
                        commands.put(command.getCommandName(), command);
                        command.getSubcommands()
                                .forEach((name, sub) -> commands.put(command.getCommandName() + " " + name, sub));
                    });
        }
        return commands;
    }

    @Test
    void each_command_offers_what_it_takes_and_refuses_the_rest() {
        Map<String, CommandLine> commands = commands();
        assertThat(commands.keySet()).isEqualTo(TAKES.keySet());
        commands.forEach((command, line) -> OPTIONS.forEach((option, said) -> {
            boolean takes =
                    List.of(TAKES.getOrDefault(command, NONE).split(" ")).contains(option);
            assertThat(line.getCommandSpec().findOption(option).hidden())
                    .as("%s hides %s", command, option)
                    .isNotEqualTo(takes);
            if (!takes) {
                String rest = WORDS.getOrDefault(command, "");
                List<String> before = words(said, command, rest);
                List<String> behind = words(command, said, rest);
                // Where one works, an alias may say.
                boolean isPlace = !DEVICES.contains(option);
                for (List<String> typed : isPlace ? List.of(behind) : List.of(before, behind)) {
                    assertThat(run(typed)).as("%s", typed).isEqualTo(2);
                    assertThat(err)
                            .as("%s", typed)
                            .isEqualTo("netfutures: " + command + " takes no " + option + "; leave it out\n");
                    assertThat(out).isEmpty();
                }
                if (isPlace) {
                    run(before);
                    assertThat(err).as("%s", before).doesNotContain("leave it out");
                }
            }
        }));
    }

    @Test
    void what_is_chosen_at_the_start_is_chosen_by_no_later_command() {
        List<String> always = List.of("lesson", "lab", "doctor", "help", "__complete", "inventory");
        List<String> lines = new ArrayList<>();
        TAKES.forEach((command, takes) -> {
            for (String option : List.of("-i", "--inventory-format", "--lab", "--run-dir")) {
                if (List.of(takes.split(" ")).contains(option) && !always.contains(command)) {
                    lines.add("try "
                            + String.join(
                                    " ",
                                    words(
                                            command,
                                            OPTIONS.getOrDefault(option, List.of()),
                                            WORDS.getOrDefault(command, ""))));
                }
            }
        });
        lines.removeIf(line -> line.startsWith("try try") || line.startsWith("try time"));
        assertThat(script(lines.toArray(String[]::new))).isZero();
        assertThat(err.lines()).hasSize(lines.size()).allMatch(line -> line.contains("chosen at the start"));
        assertThat(out).isEmpty();
    }

    @Test
    void what_is_for_all_devices_is_not_narrowed() {
        List<String> lines = Stream.of(
                        "workers",
                        "use",
                        "delay",
                        "fault R1 none",
                        "format",
                        "sessions",
                        "disconnect",
                        "run none.nf",
                        "try workers",
                        "time workers",
                        "resume",
                        "callback off")
                .map(each -> "try " + each.replaceFirst("^(\\w+)", "$1 -d R1"))
                .toList();
        assertThat(script(lines.toArray(String[]::new))).isZero();
        assertThat(err.lines()).hasSize(lines.size()).allMatch(line -> line.contains("leave"));
        assertThat(out).isEmpty();
    }

    @Test
    void what_is_excluded_stays_so_beside_a_word_that_selects() {
        assertThat(script(
                        "workers",
                        "ping R1,R2 -x R2",
                        "submit R1,R3 -x R3 sh privilege",
                        "wait -q",
                        "try ping R1 -d R2"))
                .isZero();
        assertThat(out).contains("Reachable: ['R1']").contains("R1").doesNotContain("R2", "R3");
        assertThat(err).contains("-d chooses the devices; leave out R1");
    }

    @Test
    void a_command_that_is_timed_works_where_it_is_said() {
        assertThat(run(words("--lab -i", room.inventory(), "-d R1 time submit -q sh privilege")))
                .isZero();
        assertThat(out).contains("'R1'").doesNotContain("R2");
        assertThat(run(words("lab --knows cisco_ios -d R1"))).isEqualTo(2);
        assertThat(err).contains("--knows is about a platform");
    }
}
