package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One run on devices of several platforms, as the page about mixed fleets shows it. */
@Tag("slow")
class MixedFleetTest {
    private static final Path PAGE = Path.of("src/site/markdown/mixed-fleets.md");

    @TempDir
    Path home;

    private String out = "";
    private String err = "";
    private String both = "";

    @BeforeEach
    void put_the_files_of_the_page_where_they_are_looked_for() throws Exception {
        Matcher file =
                Pattern.compile("```yaml\n# (\\S+)\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (file.find()) {
            Path path = write(file.group(1), file.group(2));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(home.resolve(name), text);
    }

    private int run(String... words) {
        return typed(
                "",
                Stream.concat(Stream.of("--lab", "-i", "fleet.yaml"), Stream.of(words))
                        .toArray(String[]::new));
    }

    private int typed(String lines, String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.typed(lines, words);
        out = netfutures.out();
        err = netfutures.err();
        both = err + out;
        return code;
    }

    /** Lets two devices, in two.yaml, check a configuration. */
    private int checked(String... words) {
        return typed(
                "",
                Stream.concat(
                                Stream.of("--lab", "-i", "two.yaml", "config", "--yes", "--waves", "all", "--check"),
                                Stream.of(words))
                        .toArray(String[]::new));
    }

    private int script(String... lines) {
        return typed(String.join("\n", lines) + "\n", "--lab", "-i", "fleet.yaml", "run", "-");
    }

    static List<String> screens() throws Exception {
        return Pattern.compile("```console\n\\$ netfutures (.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(screen -> screen.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void a_screen_of_the_page_is_what_the_command_prints(String screen) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(screen.lines().findFirst().orElseThrow());
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        int code = typed("", words.toArray(String[]::new));
        assertThat(code).isEqualTo(screen.contains("nothing was contacted") ? 2 : 0);
        assertThat(masked(both))
                .containsExactlyInAnyOrderElementsOf(masked(screen.substring(screen.indexOf('\n') + 1)));
    }

    /** Lines without what differs from run to run. */
    private static List<String> masked(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
                        .replaceAll("UTC \\w+ .*", "UTC DAY")
                        .replaceAll("ThreadPoolExecutor-\\d+_\\d+", "WORKER")
                        .replaceAll("in [0-9.]+ s", "in SECONDS"))
                .toList();
    }

    @Test
    void several_questions_are_asked_in_their_order_and_each_once() {
        assertThat(run("map", "-q", "-d", "sw1", "--ask", "interfaces,version", "--ask", "version"))
                .isZero();
        assertThat(out.lines().filter(line -> line.startsWith("sw1: ")))
                .containsExactly("sw1: display interface brief", "sw1: display version");
    }

    @Test
    void a_platform_without_words_for_a_question_holds_up_the_run_or_is_left_out() {
        assertThat(run("submit", "-q", "-d", "sw1,srv1", "--ask", "version,inventory"))
                .isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err)
                .startsWith("netfutures: 1 of 2 devices is refused a command, and nothing was contacted:\n"
                        + "  linux, 1 device (srv1): linux has no words for inventory;"
                        + " what it has: `netfutures platforms linux`\n"
                        + "  the other 1 (sw1) runs with --skip-refused\n");
        assertThat(run("submit", "-d", "sw1,srv1", "--ask", "version", "--skip-refused"))
                .isZero();
        assertThat(err).contains("2 devices: 2 ok").doesNotContain("left out");
        assertThat(run("submit", "-d", "srv1", "--ask", "inventory", "--skip-refused"))
                .isEqualTo(2);
        assertThat(err)
                .isEqualTo(
                        "netfutures: srv1: linux has no words for inventory; what it has: `netfutures platforms linux`\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ask verison              | there is no question verison; did you mean version?; what can be asked: version, running-config,
            --ask version show clock   | --ask says what to send; leave out show clock
            --ask version --commands commands.yaml | --commands and --ask both say what to send; leave out one of them
            --ask version --platform autodetct | there is no platform autodetct
            """)
    void a_wrong_question_contacts_nothing(String words, String message) {
        assertThat(run(Stream.concat(Stream.of("submit"), Stream.of(words.split(" ")))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err).contains(message.strip());
        assertThat(out).isEmpty();
    }

    @Test
    void what_is_found_out_by_asking_the_device_is_asked_nothing_before() {
        assertThat(run("submit", "--platform", "auto", "-d", "R1", "--ask", "version"))
                .isEqualTo(2);
        assertThat(err).contains("R1: what it is, is found out only when it is contacted; name it with device_type:");
    }

    @Test
    void if_all_are_refused_for_one_reason_it_is_told_in_one_line_and_skipping_changes_nothing() {
        for (String option : List.of("--skip-refused", "-q")) {
            assertThat(run("submit", "-d", "sw1,sw2", option, "sh ver")).isEqualTo(2);
            assertThat(err)
                    .isEqualTo("netfutures: sw1, sw2: `sh ver` is not known to only read on hp_comware;"
                            + " --ask version sends `display version`; to send it anyway: --unsafe\n");
        }
    }

    @Test
    void if_all_are_refused_for_different_reasons_each_is_told() {
        assertThat(run("submit", "-d", "R1,sw1", "reload")).isEqualTo(2);
        assertThat(err).isEqualTo("""
                netfutures: all 2 devices are refused a command, and nothing was contacted:
                  cisco_ios, 1 device (R1): `reload` is not known to only read on cisco_ios; what is: `netfutures platforms cisco_ios`
                  hp_comware, 1 device (sw1): `reload` is not known to only read on hp_comware; what is: `netfutures platforms hp_comware`
                  to send it anyway: --unsafe
                """);
    }

    @Test
    void a_list_gives_a_device_the_lines_of_every_key_that_selects_it() {
        assertThat(run("map", "-q", "--commands", "every.yaml", "--format", "transcript"))
                .isZero();
        assertThat(out.lines().filter(line -> line.contains("#")))
                .containsExactly("R1#sh privilege", "R1#sh users", "R2#sh privilege", "R2#sh history");
    }

    @Test
    void a_key_may_be_a_platform() throws Exception {
        write("first.yaml", """
                R2: sh users
                platform:cisco_ios: sh privilege
                platform:hp_*: display clock | include UTC
                all: sh history
                """);
        assertThat(run("map", "-q", "-d", "all!leaf1!srv1", "--commands", "first.yaml", "--format", "transcript"))
                .as(err)
                .isZero();
        assertThat(out.lines().filter(line -> line.matches("R\\d#.*|<.*>.*")))
                .containsExactly(
                        "R1#sh privilege",
                        "R2#sh users",
                        "<sw1>display clock | include UTC",
                        "<sw2>display clock | include UTC");
        write("all.yaml", """
                - R2: sh users
                - platform:cisco_ios: [sh privilege, sh history]
                - "platform:cisco_ios!R1": sh clock
                """);
        assertThat(run("map", "-q", "-d", "@core", "--commands", "all.yaml", "--format", "transcript"))
                .as(err)
                .isZero();
        assertThat(out.lines().filter(line -> line.contains("#")))
                .containsExactly(
                        "R1#sh privilege",
                        "R1#sh history",
                        "R2#sh users",
                        "R2#sh privilege",
                        "R2#sh history",
                        "R2#sh clock");
        write("none.yaml", "R1: sh clock\nplatform:hp_comwar: display clock\n");
        assertThat(run("submit", "--commands", "none.yaml")).isEqualTo(2);
        assertThat(err).contains("none.yaml:2:1: no device has the platform hp_comwar; did you mean hp_comware?");
    }

    @Test
    void a_key_may_select_devices_that_were_not_chosen() {
        assertThat(run("map", "-q", "-d", "leaf1", "--commands", "commands.yaml", "--format", "text"))
                .isZero();
        assertThat(out).isEqualTo("leaf1: leaf1\n");
        assertThat(run("map", "-q", "-d", "srv1", "--commands", "commands.yaml"))
                .isEqualTo(2);
        assertThat(err).contains("commands.yaml: is about none of the selected devices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            core: sh clock                  | c.yaml:1:1: there is no device "core"; the group is written "@core"
            R1: a\\n"@cor": b               | c.yaml:2:1: there is no group cor; did you mean core?
            R1: a\\n@core: b                | c.yaml:2:1: a key that begins so stands in quotes: "@core":
            R1: a\\n- R2: b                 | c.yaml:2:
            - R1: a\\n  R2: b               | c.yaml:1:3: each item of the list is one key with its lines, as - R1: sh clock
            - R1: a\\n- R3: b               | c.yaml:2:3: there is no device "R3"; did you mean R1 or R2?
            "lef*": a                       | c.yaml:1:1: there is no device lef*
            """)
    void a_wrong_key_is_told_with_its_place(String yaml, String message) throws Exception {
        write("c.yaml", yaml.translateEscapes() + "\n");
        assertThat(run("submit", "-d", "srv1", "--commands", "c.yaml")).isEqualTo(2);
        assertThat(err).contains(message.strip());
    }

    @Test
    void in_a_script_a_future_holds_what_was_asked_and_a_refusal_can_be_tried() {
        assertThat(script(
                        "f = submit sw1 --ask version",
                        "g = submit all --skip-refused show clock",
                        "try submit all show version",
                        "print f g",
                        "result f"))
                .isZero();
        assertThat(err)
                .contains("note: 3 of 6 devices are left out", ": 3 of 6 devices are refused a command")
                .doesNotContain("Exception");
        assertThat(out).contains("sw1: display version\n");
    }

    @Test
    void the_page_of_a_platform_shows_its_words() {
        assertThat(run("platforms", "linux")).isZero();
        assertThat(out)
                .contains("  ask        version: uname -a; cat /etc/os-release\n", "  ask        routes: ip route\n");
    }

    @Test
    void completion_knows_what_can_be_asked() {
        assertThat(typed(
                        "",
                        "__complete",
                        "zsh",
                        "--",
                        "netfutures",
                        "-i",
                        "fleet.yaml",
                        "submit",
                        "--ask",
                        "version,r"))
                .isZero();
        assertThat(out).contains("version,routes").contains("version,running-config");
    }

    @Test
    void a_configuration_that_a_platform_cannot_check_holds_up_the_run_or_leaves_its_devices_out() throws Exception {
        write("two.yaml", """
                - {name: j1, host: 192.0.2.1, device_type: juniper_junos, username: cisco, password: cisco}
                - {name: c1, host: 192.0.2.2, device_type: cisco_ios, username: cisco, password: cisco}
                """);
        assertThat(checked("set x")).isEqualTo(2);
        assertThat(err)
                .startsWith("netfutures: 1 of 2 devices is refused the configuration, and nothing was contacted:\n"
                        + "  cisco_ios, 1 device (c1): cisco_ios has no way to check a configuration before it is in"
                        + " force; leave out --check\n"
                        + "  the other 1 (j1) runs with --skip-refused\n");
        assertThat(checked("--dry-run", "set x")).isEqualTo(2);
        assertThat(checked("--dry-run", "--skip-refused", "set x")).isZero();
        assertThat(out.lines()).isNotEmpty().allMatch(line -> line.startsWith("j1: "));
        assertThat(err).startsWith("netfutures: note: 1 of 2 devices is left out, being refused the configuration:\n");
        assertThat(checked("--skip-refused", "set system host-name x")).isZero();
        assertThat(err).contains("1 device: 1 ok in ", "; 1 left out");
    }

    static List<String> platforms() {
        return Platforms.builtIn().all().stream()
                .map(Platform::name)
                .filter(name -> !name.equals(Platforms.GENERIC))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_simulated_device_of_every_platform_says_its_version(String platform) throws Exception {
        write(
                "one.yaml",
                "- {host: 192.0.2.1, device_type: %s, username: cisco, password: cisco, secret: cisco}\n"
                        .formatted(platform));
        assertThat(typed("", "--lab", "-i", "one.yaml", "map", "-q", "--ask", "version"))
                .as(err)
                .isZero();
        assertThat(out).isNotEmpty();
    }
}
