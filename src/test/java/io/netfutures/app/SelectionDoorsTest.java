package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.inventory.InventoryFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A selection means the same wherever it can be written, and is wrong with the same words. */
@Tag("slow")
class SelectionDoorsTest {
    private static final Pattern NAME = Pattern.compile("10\\.0\\.0\\.\\d");

    @TempDir
    static Path home;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void four_devices_one_of_which_has_failed() throws Exception {
        Files.writeString(home.resolve("devices.yaml"), """
                - {host: 10.0.0.1, device_type: cisco_ios, groups: [core], site: ber}
                - {host: 10.0.0.2, device_type: cisco_ios, groups: [core], site: muc}
                - {host: 10.0.0.3, device_type: arista_eos, groups: [edge], site: ber}
                - {host: 10.0.0.4, device_type: cisco_ios, groups: [edge], site: muc}
                """);
        Files.setPosixFilePermissions(home.resolve("devices.yaml"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home.resolve("names.txt"), "# two\nr1 10.0.0.4\n");
        Files.writeString(home.resolve("first.yaml"), "r2: sh clck\nall: sh clock\n");
        assertThat(new SelectionDoorsTest().run("submit", "--commands", "first.yaml"))
                .isEqualTo(1);
    }

    private int run(String... words) {
        return typed("", words);
    }

    private int script(String... lines) {
        return typed(String.join("\n", lines) + "\n", "run", "-");
    }

    private int typed(String lines, String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.typed(
                lines, Stream.concat(Stream.of("--lab"), Stream.of(words)).toArray(String[]::new));
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    /** The devices that the output is about, in order, as {@code 1 3}. */
    private static String about(String text) {
        return String.join(
                " ",
                NAME.matcher(text)
                        .results()
                        .map(found -> found.group().substring("10.0.0.".length()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            r1,10.0.0.3                 | 1 3
            @core!r1                    | 2
            10.0.0.[2-3]                | 2 3
            10.0.0.?!@core              | 3 4
            site:ber&platform:arista_*  | 3
            site=muc                    | 2 4
            platform:ios                | 1 2 4
            device_type:Cisco-IOS!@edge | 1 2
            platform:arista.eos.eos     | 3
            @failed                     | 2
            @ok:1&@edge                 | 3 4
            ^names.txt                  | 1 4
            !^names.txt                 | 2 3
            """)
    void it_means_the_same_at_every_door(String set, String devices) throws Exception {
        for (String[] words : new String[][] {
            {"devices", "-d", set, "--names"},
            {"inventory", "convert", "devices.yaml", "-", "-d", set},
            {"map", "--no-journal", "--format", "csv", "-d", set, "sh clock"},
        }) {
            assertThat(run(words)).as("%s: %s", String.join(" ", words), err).isZero();
            assertThat(about(out)).as(String.join(" ", words)).isEqualTo(devices);
        }
        Files.writeString(home.resolve("commands.yaml"), "- \"" + set + "\": sh clock\n");
        String quoted = "'" + set + "'";
        List<String> lines = List.of(
                "use " + quoted + "\ndevices --names\nuse all",
                "submit --no-journal -q --format csv " + quoted + " 'sh clock'\nwait",
                "map --no-journal -q --format csv --commands commands.yaml",
                "a = submit --no-journal 'sh clock'\nwait\nfutures " + quoted,
                "futures a -d " + quoted,
                "grep UTC " + quoted,
                "grep UTC a -d " + quoted,
                "ping --no-journal " + quoted);
        assertThat(script(String.join("\necho next\n", lines))).as(err).isZero();
        List<String> parts = List.of(out.split("next\n"));
        for (int i = 0; i < lines.size(); i++) {
            assertThat(about(parts.get(i))).as(lines.get(i)).isEqualTo(devices);
        }
        assertThat(Choice.of("-i", "devices.yaml", "-d", set).load(console(), true).inventory().devices().stream()
                        .map(device -> device.name().substring("10.0.0.".length())))
                .as("a lesson")
                .containsExactly(devices.split(" "));
    }

    private Console console() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(
                new BufferedReader(new StringReader("")),
                nowhere,
                nowhere,
                () -> false,
                Map.of("HOME", home.toString()),
                home);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            @cor            | there is no group cor; did you mean core?
            @fialed         | there is no group fialed; did you mean failed?
            @failed:7       | @failed: there is no run 7; the last is 1
            @unfinished     | "@unfinished" selects no device
            10.0.0.[3-5]    | there is no device 10.0.0.5; did you mean 10.0.0.1 or 10.0.0.2 or 10.0.0.3?
            site:bre        | no device has the site bre; did you mean ber?
            ^nowhere.txt    | there is no file nowhere.txt
            -               | - reads names from standard input only in -d and -x of a single command; write ^FILE for a file with names
            r[1-            | a [ or ] stands alone in "r[1-"; write for instance r[1-3,7]
            """)
    void it_is_wrong_in_the_same_words_at_every_door(String set, String message) throws Exception {
        if (!set.equals("-")) {
            for (String[] words : new String[][] {
                {"devices", "-d", set},
                {"inventory", "convert", "devices.yaml", "-", "-d", set},
                {"submit", "-d", set, "sh clock"},
            }) {
                assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
                assertThat(err).as(String.join(" ", words)).contains(": " + message + "\n");
            }
            assertThatThrownBy(() -> Choice.of("-i", "devices.yaml", "-d", set).load(console(), true))
                    .isInstanceOf(UserError.class)
                    .hasMessageEndingWith(": " + message);
        }
        Files.writeString(home.resolve("commands.yaml"), "- \"" + set + "\": sh clock\n");
        assertThat(run("submit", "--commands", "commands.yaml")).isEqualTo(2);
        assertThat(err).contains("commands.yaml:1:3: " + message + "\n");
        List<String> doors = List.of("use '%s'", "futures '%s'", "futures -d '%s'", "ping '%s'", "devices -d '%s'");
        assertThat(typed(
                        "submit -q --no-journal 'sh clock'\n"
                                + String.join("\n", doors).replace("%s", set) + "\n",
                        "run",
                        "-",
                        "--keep-going"))
                .isEqualTo(2);
        for (int line = 0; line < doors.size(); line++) {
            assertThat(err).as(doors.get(line)).contains("stdin:" + (line + 2) + ": " + message + "\n");
        }
    }

    @Test
    void a_position_counts_in_the_whole_inventory_whatever_was_chosen_at_the_start() {
        assertThat(typed("use r3\ndevices --names\n", "-d", "!r1", "run", "-")).isZero();
        assertThat(about(out)).isEqualTo("3");
        assertThat(typed("use r1\n", "-d", "!r1", "run", "-")).isEqualTo(2);
        assertThat(err).contains("there is no device r1");
    }

    @Test
    void a_set_of_an_option_may_name_devices_that_were_not_chosen() {
        assertThat(run("submit", "--no-journal", "-d", "r1", "--password-from", "@edge=env:EDGE", "sh clock"))
                .as(err)
                .isZero();
    }

    @Test
    void cancelling_some_devices_leaves_the_others() {
        assertThat(script(
                        "delay all 60s",
                        "a = submit --no-journal 'sh clock'",
                        "cancel all -d r1,r2",
                        "futures cancelled",
                        "cancel all"))
                .isZero();
        assertThat(about(out)).isEqualTo("1 2");
    }

    @Test
    void a_future_of_no_chosen_device_is_none() {
        assertThat(script("submit --no-journal -q r1 'sh clock'", "result -d r2"))
                .isEqualTo(2);
        assertThat(err).contains("stdin:2: no future is for these devices");
        assertThat(script("submit --no-journal -q r1 'sh clock'", "result done -d r2"))
                .isEqualTo(2);
        assertThat(err).contains("stdin:2: no future is done, for these devices");
    }

    @Test
    void one_device_is_explained_within_a_script_as_well() {
        assertThat(run("devices", "--explain", "r2")).isZero();
        String before = out;
        assertThat(before).contains("site", "muc", "devices.yaml:2:");
        assertThat(script("use r1", "devices --explain 10.0.0.2")).isZero();
        assertThat(out).isEqualTo(before);
        assertThat(script("use r1", "devices --explain @core")).isEqualTo(2);
        assertThat(err).contains("stdin:2: --explain is about one device, and @core are 2: 10.0.0.[1-2]");
        assertThat(script("use r1", "devices --explain r7")).isEqualTo(2);
        assertThat(err).contains("stdin:2: there is no device r7");
    }

    @Test
    void a_kept_run_says_how_its_devices_were_chosen() {
        assertThat(run("submit", "--run-dir", "own", "-d", "@core", "-x", "r1", "--pick", "1", "sh clock"))
                .isZero();
        assertThat(run("runs", "show", "last", "--run-dir", "own")).isZero();
        assertThat(out).containsPattern("selected +@core -x r1 --pick 1\n");
        assertThat(typed("use @edge\nsubmit 'sh clock'\n", "--run-dir", "own", "run", "-"))
                .isZero();
        assertThat(run("runs", "show", "last", "--run-dir", "own")).isZero();
        assertThat(out).containsPattern("selected +10\\.0\\.0\\.\\[3-4]\n");
    }

    @Test
    void a_lesson_picks_too() {
        assertThat(Choice.of("-i", "devices.yaml", "--pick", "2")
                        .load(console(), true)
                        .inventory())
                .hasSize(2);
        assertThatThrownBy(() -> Choice.of("--pick", "some"))
                .isInstanceOf(UserError.class)
                .hasMessage("--pick needs a number of devices, not some");
    }

    @Test
    void a_group_without_its_sign_is_told() throws Exception {
        assertThat(run("devices", "-d", "core")).isEqualTo(2);
        assertThat(err).contains("there is no device core; the group is written @core");
        assertThatThrownBy(() -> InventoryFile.load(home.resolve("devices.yaml"))
                        .inventory()
                        .select("edge"))
                .hasMessage("there is no device edge; the group is written @edge");
        assertThat(InventoryFile.load(home.resolve("devices.yaml"))
                        .inventory()
                        .select("@edge")
                        .devices())
                .extracting(Device::name)
                .containsExactly("10.0.0.3", "10.0.0.4");
    }
}
