package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.lab.Gate;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the command line, what goes to which stream, and the exit codes. */
@Tag("slow")
class CommandLineTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";
    private String typed = "";
    private boolean terminal;

    @BeforeEach
    void put_the_chapters_inventory_where_it_is_looked_for() throws Exception {
        Files.createDirectories(home.resolve("inventory"));
        Files.copy(Path.of("inventory/devices.yaml"), home.resolve("inventory/devices.yaml"));
    }

    private int run(String... words) {
        InProcess netfutures = new InProcess(home).atTerminal(terminal);
        int code = netfutures.typed(typed, words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    @Test
    void submit_prints_a_dict_for_each_device_and_logs_to_standard_error() {
        assertThat(run("--lab", "submit", "sh clock")).isZero();
        assertThat(out.lines())
                .hasSize(3)
                .allMatch(line -> line.matches("\\{'192\\.168\\.100\\.[123]': '\\*.* UTC .*'}"));
        assertThat(err)
                .containsPattern("ThreadPoolExecutor-0_[012] root INFO: ===> [0-9:.]{15} Connection: 192.168.100.1\n")
                .containsPattern("ThreadPoolExecutor-0_[012] root INFO: <=== [0-9:.]{15} Received: 192.168.100.1\n")
                .containsPattern("3 devices: 3 ok in [0-9.]+ s\n");
    }

    @Test
    void without_a_command_it_says_what_to_begin_with() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.lines()).hasSizeLessThan(10).allMatch(line -> line.length() <= 80);
        assertThat(err).startsWith("netfutures: which command?\n").doesNotContain("__complete");
        List<String> known = Language.VOCABULARY.groups().stream()
                .flatMap(group -> group.names().stream())
                .toList();
        assertThat(err.lines()
                        .filter(line -> line.startsWith("  "))
                        .flatMap(line -> Stream.of(line.strip().split("  +")[0].split(", "))))
                .hasSizeGreaterThan(10)
                .isSubsetOf(known);
    }

    @Test
    void map_prints_in_the_order_of_the_inventory_whatever_the_order_of_completion() {
        assertThat(run("--lab", "map", "--delay", "192.168.100.1=300ms", "-q", "sh clock"))
                .isZero();
        assertThat(out.lines().map(line -> line.substring(2, 15)))
                .containsExactly("192.168.100.1", "192.168.100.2", "192.168.100.3");
        assertThat(err).isEmpty();
    }

    @Test
    void several_commands_give_a_dict_of_their_outputs() {
        assertThat(run("submit", "--lab", "-d", "192.168.100.2", "-q", "sh privilege", "sh clock"))
                .isZero();
        assertThat(out)
                .matches(
                        "\\{'192.168.100.2': \\{'sh privilege': 'Current privilege level is 15', 'sh clock': '.*'}}\n");
    }

    @Test
    void text_puts_the_device_before_each_line() {
        assertThat(run("submit", "--lab", "-d", "192.168.100.1", "-q", "--format", "text", "sh ip int br"))
                .isZero();
        assertThat(out)
                .contains("192.168.100.1: Interface   ")
                .contains("192.168.100.1: Ethernet0/0                192.168.100.1 ");
    }

    @Test
    void ndjson_is_one_object_a_line_failures_too() throws Exception {
        try (Classroom room = Classroom.open(home, "R2")) {
            assertThat(run("submit", "-i", room.inventory().toString(), "--format", "ndjson", "-q", "sh clock"))
                    .isEqualTo(1);
            assertThat(out.lines()).hasSize(3);
            assertThat(out)
                    .containsPattern(
                            "\\{\"device\":\"R1\",\"address\":\"127.0.0.1\",\"port\":\\d+,\"state\":\"returned\",\"seconds\":")
                    .contains("\"outputs\":[{\"command\":\"sh clock\",\"output\":\"*")
                    .contains("\"state\":\"raised\"")
                    .contains("\"error\":{\"type\":\"AuthFailed\",\"step\":\"login\"");
        }
    }

    @Test
    void one_bad_device_does_not_stop_the_others_and_its_failure_says_what_to_do() throws Exception {
        try (Classroom room = Classroom.open(home, "R2")) {
            assertThat(run("submit", "-i", room.inventory().toString(), "sh clock"))
                    .isEqualTo(1);
            assertThat(out.lines()).hasSize(2);
            assertThat(err)
                    .containsPattern(
                            "netfutures: R2 \\(127.0.0.1:\\d+\\): login: the device refused the password of user \"cisco\""
                                    + ".*; check user name and password in .*classroom.yaml:8\n")
                    .contains("3 devices: 2 ok, 1 failed")
                    .doesNotContain("wrong-one")
                    .doesNotContain("\tat ");
            assertThat(room.router("R2").loginsTried()).isEqualTo(1);
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void on_error_raise_ends_the_output_of_map_at_the_failure_and_cancels_what_has_not_started() throws Exception {
        try (Classroom room = Classroom.open(home, "R1")) {
            room.router("R2").think(Duration.ofSeconds(3));
            assertThat(run("map", "-i", room.inventory().toString(), "-w", "1", "--on-error", "raise", "sh clock"))
                    .isEqualTo(1);
            assertThat(out).isEmpty();
            assertThat(room.router("R3").loginsTried()).isZero();
        }
    }

    @Test
    void a_device_with_an_empty_password_is_logged_in_to() throws Exception {
        Path file = Files.writeString(
                home.resolve("e.yaml"),
                "- {host: 192.168.100.1, device_type: cisco_ios, username: admin, password: ''}\n");
        assertThat(run("submit", "--lab", "-i", file.toString(), "sh clock")).isZero();
        assertThat(out).contains("UTC");
    }

    @Test
    void the_lab_writes_no_session_log_over_a_real_one() throws Exception {
        Path log = Files.writeString(home.resolve("r1.log"), "what the real one said");
        Path file = Files.writeString(
                home.resolve("l.yaml"),
                "- {host: 192.168.100.1, device_type: cisco_ios, username: cisco, password: cisco, session_log: r1.log}\n");
        assertThat(run("submit", "--lab", "-i", file.toString(), "sh clock")).isZero();
        assertThat(err).contains("note: the lab writes no session_log");
        assertThat(log).hasContent("what the real one said");
    }

    @Test
    void a_device_takes_lines_back_after_the_time_that_is_said() throws Exception {
        Path file = Files.writeString(
                home.resolve("j.yaml"),
                "- {host: 192.168.100.1, device_type: juniper_junos, username: cisco, password: cisco}\n");
        assertThat(run(
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "--lab",
                        "-i",
                        file.toString(),
                        "--confirm",
                        "2m",
                        "set system host-name x"))
                .isZero();
        assertThat(out).contains("commit confirmed 2\n");
        assertThat(err).contains("takes the lines back after 2 min 0 s; config confirm keeps them");
    }

    @Test
    void the_cap_holds_as_the_routers_measure_it() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            assertThat(run("submit", "-i", room.inventory().toString(), "-w", "2", "sh clock"))
                    .isZero();
            assertThat(room.lab().sessionsAtMost()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void show_futures_prints_each_when_submitted_and_when_done() {
        assertThat(run("submit", "--lab", "-w", "2", "--show-futures", "-q", "sh clock"))
                .isZero();
        assertThat(out).containsPattern("^Future: <Future at 0x[0-9a-f]+ state=running> for device 192.168.100.1\n");
        assertThat(out.lines()
                        .filter(line ->
                                line.matches("Future done <Future at 0x[0-9a-f]+ state=finished returned dict>")))
                .hasSize(3);
    }

    @Test
    void the_deadline_of_the_run_keeps_what_is_done_and_is_exit_code_4() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            assertThat(run("submit", "-i", room.inventory().toString(), "--deadline", "10s", "sh clock"))
                    .isEqualTo(4);
            gate.release();
            assertThat(out.lines()).hasSize(2);
            assertThat(err).contains("the deadline of the run, 10.0 s, is over");
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void one_failure_too_many_starts_nothing_more_and_is_exit_code_3() throws Exception {
        try (Classroom room = Classroom.open(home, "R1")) {
            assertThat(run("submit", "-i", room.inventory().toString(), "-w", "1", "--fail-fast", "sh clock"))
                    .isEqualTo(3);
            assertThat(out).isEmpty();
            assertThat(err)
                    .contains("1 device has failed, more than --max-fail allows: nothing more is started")
                    .contains("3 devices: 0 ok, 1 failed, 2 not contacted");
            assertThat(room.router("R2").loginsTried() + room.router("R3").loginsTried())
                    .isZero();
        }
    }

    @Test
    void a_credential_that_is_refused_is_not_tried_at_the_next_device_and_is_exit_code_3() throws Exception {
        try (Classroom room = Classroom.open(home, "R1", "R2", "R3")) {
            assertThat(run("submit", "-i", room.inventory().toString(), "--auth-breaker", "1", "sh clock"))
                    .isEqualTo(3);
            assertThat(room.lab().routers().stream()
                            .mapToInt(Router::loginsTried)
                            .sum())
                    .isEqualTo(1);
            assertThat(err)
                    .contains("with the same password or key, and no device has accepted it", "skipped, for the same");
            assertThat(run("submit", "-i", room.inventory().toString(), "--auth-breaker", "off", "sh clock"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_device_that_is_busy_twice_is_reached_with_two_retries() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            room.router("R1").turnAway(2);
            room.router("R2").turnAway(99);
            assertThat(run("submit", "-i", room.inventory().toString(), "--retries", "2", "sh clock"))
                    .isEqualTo(1);
            assertThat(out.lines()).hasSize(2).anyMatch(line -> line.startsWith("{'R1'"));
            assertThat(err)
                    .containsPattern("R1 .*; again in \\d\\.\\d s, attempt 2 of 3")
                    .containsPattern("R1 .*; again in \\d\\.\\d s, attempt 3 of 3")
                    .containsPattern("netfutures: R2 .*; tried 3 times");
        }
    }

    @Test
    void the_bound_of_a_device_fails_that_device_alone_and_says_at_what_it_was() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            assertThat(run("submit", "-i", room.inventory().toString(), "--device-timeout", "5s", "sh clock"))
                    .isEqualTo(1);
            gate.release();
            assertThat(out.lines()).hasSize(2);
            assertThat(err).contains("the deadline of R1, 5.0 s, is over; it was at: command");
        }
    }

    @Test
    void the_time_out_of_a_step_names_it_and_the_last_line_received() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            room.router("R1").hang(true);
            assertThat(run("submit", "-i", room.inventory().toString(), "--timeout", "500ms", "-d", "R1", "sh clock"))
                    .isEqualTo(1);
            assertThat(err)
                    .containsPattern(
                            "R1 \\(127.0.0.1:\\d+\\): command: the answer did not end within 0.5 s; last received: R1#sh clock; look at");
        }
    }

    @Test
    void an_unknown_host_key_is_refused_off_a_terminal_before_anything_is_sent() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Files.delete(home.resolve(".config/netfutures/known_hosts"));
            assertThat(run("submit", "-i", room.inventory().toString(), "-d", "R1", "sh clock"))
                    .isEqualTo(1);
            assertThat(err)
                    .containsPattern(
                            "R1 .*: host key: its host key ssh-ed25519 SHA256:\\S+ is not known; no password was sent");
            assertThat(room.router("R1").loginsTried()).isZero();
        }
    }

    @Test
    void on_a_terminal_all_unknown_keys_are_asked_about_once_and_remembered() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Path known = home.resolve(".config/netfutures/known_hosts");
            Files.delete(known);
            terminal = true;
            typed = "yes\n";
            assertThat(run("submit", "-i", room.inventory().toString(), "sh clock"))
                    .isZero();
            assertThat(err)
                    .contains("The host keys of 3 devices are not known:")
                    .containsOnlyOnce("[yes/no]");
            assertThat(Files.readAllLines(known)).hasSize(3);
            typed = "";
            assertThat(run("submit", "-i", room.inventory().toString(), "sh clock"))
                    .isZero();
            assertThat(err).doesNotContain("[yes/no]");
        }
    }

    @Test
    void a_no_to_the_question_runs_nothing() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Files.delete(home.resolve(".config/netfutures/known_hosts"));
            terminal = true;
            typed = "no\n";
            assertThat(run("submit", "-i", room.inventory().toString(), "sh clock"))
                    .isEqualTo(2);
            assertThat(err).contains("the host keys were not accepted; nothing was run");
            assertThat(room.router("R1").loginsTried()).isZero();
        }
    }

    @Test
    void a_changed_host_key_is_exit_code_5_and_no_password_is_sent() throws Exception {
        try (Classroom room = Classroom.open(home);
                Classroom other = Classroom.open(Files.createDirectories(home.resolve("other")))) {
            Path known = home.resolve(".config/netfutures/known_hosts");
            String wrongKey = Files.readString(other.inventory().resolveSibling(".config/netfutures/known_hosts"))
                    .split(" ")[2]
                    .strip();
            Files.writeString(
                    known,
                    "[127.0.0.1]:" + room.port("R1") + " ssh-ed25519 "
                            + wrongKey.lines().findFirst().orElseThrow() + "\n");
            assertThat(run("submit", "-i", room.inventory().toString(), "-d", "R1", "sh clock"))
                    .isEqualTo(5);
            assertThat(err).contains("known_hosts:1 says otherwise; no password was sent");
            assertThat(room.router("R1").loginsTried()).isZero();
        }
    }

    @Test
    void host_keys_off_works_and_warns_every_time() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Files.delete(home.resolve(".config/netfutures/known_hosts"));
            assertThat(run("submit", "-i", room.inventory().toString(), "--host-keys", "off", "-q", "sh clock"))
                    .isZero();
            assertThat(err).contains("warning: host keys are not checked");
            assertThat(Files.exists(home.resolve(".config/netfutures/known_hosts")))
                    .isFalse();
            assertThat(run("submit", "-i", room.inventory().toString(), "--host-keys", "accept-new", "-q", "sh clock"))
                    .isZero();
            assertThat(Files.readAllLines(home.resolve(".config/netfutures/known_hosts")))
                    .hasSize(3);
        }
    }

    @Test
    void devices_lists_and_selects_without_contacting_anything() {
        assertThat(run("devices", "-d", "192.168.100.[1-2]")).isZero();
        assertThat(out)
                .startsWith("DEVICE         ADDRESS        PORT  PLATFORM   USER   FROM\n")
                .contains("192.168.100.2  192.168.100.2  22    cisco_ios  cisco")
                .doesNotContain("192.168.100.3");
        assertThat(err).contains("192.168.100.[1-2]: 2 devices");
        assertThat(run("devices", "-x", "192.168.100.1")).isZero();
        assertThat(out.lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -d r[1-3]!r2 --fold                      | 192.168.100.[1,3]
            -d r1,r3 --names -S ;                    | 192.168.100.1;192.168.100.3
            -d platform:cisco_* --count              | 3
            --pick 2 -c                              | 2
            -d !ip:*.2 -f                            | 192.168.100.[1,3]
            """)
    void devices_prints_only_what_is_asked_for(String options, String printed) {
        assertThat(run(("devices " + options).split(" "))).isZero();
        assertThat(out).isEqualTo(printed + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            submit @failed x       | no run is kept yet
            submit @cor x          | there is no group cor
            submit platform:cisco_iso x | no device has the platform cisco_iso; did you mean cisco_ios?
            platforms cisco_iso    | there is no platform cisco_iso; did you mean cisco_ios
            lab --knows cisco_iso  | --knows: there is no platform cisco_iso; did you mean cisco_ios
            devices -d ^none.txt   | netfutures: -d: there is no file none.txt
            devices -x ^none.txt   | netfutures: -x: there is no file none.txt
            devices -d @core&!all  | netfutures: -d: a name is missing beside an operator; without is ! alone: @core!all
            submit r[1-4] x        | there is no device r4
            devices -d ^none.txt   | there is no file none.txt
            devices --pick 0       | --pick needs at least 1 device
            devices -x all         | -x leaves no device
            """)
    void a_selection_that_is_wrong_is_never_sent_as_a_command(String words, String said) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submit                                 | which command? for instance sh clock",
                "sumbit x                               | there is no command sumbit; did you mean submit?",
                "sh clock                               | what devices shall be asked is submitted: submit \"sh clock\"",
                "send_command x                         | there is no command send_command; write submit \"sh clock\"",
                "netmiko-show x                         | there is no command netmiko-show; write submit \"sh clock\"",
                "send_config_set x                      | there is no command send_config_set; write config",
                "devices -o out                         | -o is no option here: submit, map, config, ping and retry take -o FILE, and --outdir DIR",
                "submit -l cisco x                      | -l is no option here: the user name of a device stands in the",
                "submit -d R9 x                         | there is no device R9",
                "submit --delay R9=1s x                 | --delay: there is no device R9",
                "submit --delay 192.168.100.1=soon x    | is not a duration; write 500ms, 5s, 2m or 1h",
                "submit --deadline 99999999h x          | is longer than a year",
                "submit --device-timeout 0s x           | --device-timeout must be greater than 0",
                "submit --retries 11 x                  | --retries is 0 to 10, not 11",
                "submit --rate fast x                   | is not a rate; write 10/s, 30/m or 500/h",
                "submit --max-fail 101% x               | is not a number of devices; write 5 or 10%",
                "submit --fail-fast --max-fail 3 x      | --fail-fast is --max-fail 0; leave one of them out",
                "submit --auth-breaker 0 x              | is not a number of refusals; write 3 or off",
                "submit --cap core x                    | --cap: 'core' does not say how many at once; write @core=10",
                "submit --cap @nix=3 x                  | --cap: there is no group nix",
                "submit --cap jump:b1=3 x               | --cap: no device of this run goes through b1",
                "submit --timeout 0s x                  | --timeout must be greater than 0",
                "submit -w 99999999999 x                | --workers 99999999999: this is out of range",
                "config --on-refused foo x              | there is no --on-refused foo; known are stop, continue",
                "devices --names --format json          | netfutures: --names, --format=FORMAT are mutually exclusive",
                "config --check --save hostname x       | a check brings nothing into force that could be saved",
                "submit -w 0 x                          | --workers must be greater than 0, not 0",
                "submit -i nowhere.yaml x               | nowhere.yaml: there is no such file",
                "submit --format xml x                  | there is no --format xml; known are auto, dict, text, json, ndjson, csv, yaml, table, transcript",
                "lesson nosuch                          | there is no lesson nosuch",
                "lab --port 99999                       | the lab cannot start",
                "submit --host-keys ask show x              | --host-keys ask needs a terminal",
            })
    void wrong_words_are_one_clear_sentence_and_exit_code_2(String words, String message) {
        System.setProperty("netfutures.home", Path.of("").toAbsolutePath().toString());
        assertThat(run(words.strip().split(" +"))).isEqualTo(2);
        assertThat(err).contains(message).doesNotContain("\tat ");
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"lab --knows", "platforms", "help", "submit x --platform", "submit x -d", "lesson"})
    void what_is_no_name_does_not_reach_the_terminal_as_it_is(String words) {
        System.setProperty("netfutures.home", Path.of("").toAbsolutePath().toString());
        assertThat(run((words + " a\u001b[31mb").split(" "))).isEqualTo(2);
        assertThat(err).contains("a\\u{1b}[31mb").doesNotContain("\u001b");
    }

    @Test
    void devices_with_a_blank_between_them_are_joined_with_a_comma() {
        assertThat(run("-d", "r1", "r2", "sh clock")).isEqualTo(2);
        assertThat(err).contains("devices are joined with a comma: -d r1,r2 submit \"sh clock\"");
        assertThat(run("-d", "r1", "r2", "sh clock", "-q")).isEqualTo(2);
        assertThat(err).contains("-d r1,r2 submit \"sh clock\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-q -d r1 submit x                | -q belongs behind the command: netfutures -d r1 submit -q ...",
                "-d r1 --timeout 5s submit x      | --timeout belongs behind the command: netfutures -d r1 submit --timeout 5s ...",
                "--timeout=5s submit x            | --timeout belongs behind the command: netfutures submit --timeout=5s ...",
                "--answer Password=x1y2 submit x  | --answer belongs behind the command: netfutures submit --answer ...",
                "-d r*,x --timeout 5s submit x    | netfutures -d 'r*,x' submit --timeout 5s ...",
                "-w5 map x                        | -w belongs behind the command: netfutures map -w5 ...",
                "--save -q config x               | --save belongs behind the command: netfutures config --save -q ...",
                "-q --save config x               | -q belongs behind the command: netfutures config -q --save ...",
                "--zz submit x                    | there is no option --zz before a command; --help lists those that are",
                "--lba submit x                   | there is no option --lba before a command; did you mean --lab?",
                "-q                               | there is no option -q before a command; ",
                "-q devices                       | there is no option -q before a command; ",
            })
    void an_option_before_its_command_is_told_where_it_belongs(String words, String message) {
        assertThat(run(words.strip().split(" +"))).isEqualTo(2);
        assertThat(err).contains(message).doesNotContain("??");
    }

    @Test
    void a_word_too_many_behind_a_command_is_not_taken_for_one_of_a_device() {
        assertThat(run("devices", "my routers")).isEqualTo(2);
        assertThat(err).contains("my routers").doesNotContain("submit");
    }

    @Test
    void who_else_can_read_and_write_an_inventory_with_passwords_is_minded() throws Exception {
        Path file = home.resolve("inventory/devices.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("devices")).isZero();
        assertThat(err).contains("the passwords in it can be read by every user of this machine; chmod 600 it");
        assertThat(run("--lab", "devices")).isZero();
        assertThat(err).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("devices")).isZero();
        assertThat(err).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(run("devices")).isEqualTo(2);
        assertThat(err).contains("devices.yaml:1:1: this file can be written by everybody; chmod 600 it");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(run("devices")).isEqualTo(2);
        assertThat(err).contains("can be written by everybody; chmod o-w it, or move the file");
        Files.setAttribute(file.getParent(), "unix:mode", 01777);
        assertThat(run("devices")).isZero();
    }

    @Test
    void without_any_inventory_it_says_where_one_is_looked_for() throws Exception {
        Files.delete(home.resolve("inventory/devices.yaml"));
        assertThat(run("submit", "x")).isEqualTo(2);
        assertThat(err).contains("no inventory: name one with -i FILE or $NETFUTURES_INVENTORY");
    }

    @Test
    void a_platform_nobody_knows_yet_fails_alone() throws Exception {
        Files.writeString(home.resolve("mixed.yaml"), """
                - {name: R1, device_type: cisco_ios, host: 192.168.100.1, username: cisco, password: cisco, secret: cisco}
                - {name: S1, device_type: calix_b6, host: 192.168.100.2, username: cisco, password: cisco}
                """);
        assertThat(run("--lab", "submit", "-i", "mixed.yaml", "sh clock")).isEqualTo(1);
        assertThat(out.lines()).hasSize(1);
        assertThat(err).contains("S1 (192.168.100.2:22): connect: how to talk to a calix_b6 is not known here yet");
    }

    @Test
    void an_entry_that_cannot_be_used_fails_alone_and_contacts_nothing() throws Exception {
        Files.writeString(home.resolve("odd.yaml"), """
                - {name: R1, device_type: cisco_ios, host: 192.168.100.1, username: cisco, password: cisco, secret: cisco}
                - {name: T1, device_type: cisco_ios_telnet, host: 192.168.100.2, username: cisco, password: cisco}
                - {name: T2, device_type: cisco_ios_telnet, host: 192.168.100.3, username: cisco, password: cisco}
                - {name: P1, device_type: cisco_ios, host: 192.168.100.4, port: 70000}
                - {name: M1, device_type: cisco_iso, host: 192.168.100.5}
                - {name: N1, host: 192.168.100.6, username: cisco, password: cisco}
                """);
        assertThat(run("--lab", "submit", "-i", "odd.yaml", "sh clock")).isEqualTo(1);
        assertThat(out.lines()).hasSize(1);
        assertThat(err)
                .containsOnlyOnce(
                        "only SSH is spoken here; such a device fails when it is selected (and at 1 more places)")
                .contains(
                        "the lab speaks SSH and cannot simulate the way in of cisco_ios_telnet: T1 and 1 more answer over SSH, to"
                                + " other clients; netfutures does not talk to such a device in the lab either",
                        "T1 (192.168.100.2:22): connect: a cisco_ios_telnet is not reached over SSH",
                        "P1 (192.168.100.4:22): connect: the entry in the inventory cannot be used: port is \"70000\"; it must be"
                                + " a number from 1 to 65535; mend it in ",
                        "M1 (192.168.100.5:22): connect: how to talk to a cisco_iso is not known here yet; if a cisco_ios or"
                                + " cisco_asa is meant, write so in ",
                        "N1 (192.168.100.6:22): connect: its entry does not say what kind of device it is",
                        "6 devices: 1 ok, 5 failed");
        assertThat(run("--lab", "ping", "-i", "odd.yaml", "-d", "T1,P1")).isEqualTo(1);
        assertThat(run("--lab", "submit", "-i", "odd.yaml", "-d", "N1", "--platform", "cisco_ios", "sh clock"))
                .isZero();
    }

    @Test
    void a_transcript_shows_each_prompt_once_though_a_line_stands_above_it() throws Exception {
        Files.writeString(
                home.resolve("junos.yaml"),
                "- {device_type: juniper_junos, host: 192.0.2.7, name: J1, username: cisco, password: cisco}\n");
        assertThat(run(
                        "--lab",
                        "submit",
                        "-i",
                        "junos.yaml",
                        "-q",
                        "--unsafe",
                        "--format",
                        "transcript",
                        "configure",
                        "set system location rack",
                        "show | compare"))
                .isZero();
        assertThat(out).isEqualTo("""
                        cisco@J1>configure
                        Entering configuration mode
                        cisco@J1#set system location rack
                        cisco@J1#show | compare
                        [edit]
                        + set system location rack
                        """);
    }

    @Test
    void the_lab_command_says_how_to_reach_each_router_and_ends_on_ctrl_c() throws Exception {
        try (Program program = Program.start(home, "lab", "--port", "0")) {
            List<String> lines = List.of(program.nextOut(), program.nextOut(), program.nextOut(), program.nextOut());
            assertThat(lines.getFirst()).isEqualTo("DEVICE  PLATFORM   FOR            REACH IT WITH");
            assertThat(lines.get(1)).matches("R1      cisco_ios  192.168.100.1  ssh -p \\d+ cisco@127.0.0.1");
            assertThat(program.nextErr()).contains("as in the inventory");
            assertThat(program.nextErr()).contains("Ctrl-C ends the lab");
            new ProcessBuilder("kill", "-INT", Long.toString(program.handle().pid()))
                    .start()
                    .waitFor();
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void the_table_of_the_lab_fits_eighty_columns_and_says_where_anything_will_do() throws Exception {
        Files.writeString(home.resolve("mixed.yaml"), """
                - {device_type: mikrotik_routeros, host: 192.0.2.7, name: rack-b12, username: cisco, password: cisco}
                - {device_type: cisco_ios, host: 192.0.2.8, name: r8}
                """);
        try (Program program = Program.start(home, "lab", "--port", "0", "-i", "mixed.yaml")) {
            List<String> lines = List.of(program.nextOut(), program.nextOut(), program.nextOut());
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches("DEVICE    PLATFORM           REACH IT WITH {17}PASSWORD  ENABLE"),
                            line -> assertThat(line)
                                    .matches("rack-b12  mikrotik_routeros  ssh -p \\d+ cisco@127.0.0.1 +any"),
                            line -> assertThat(line)
                                    .matches("r8        cisco_ios          ssh -p \\d+ any@127.0.0.1 +any       any"));
            interrupt(program);
            assertThat(program.exitCode()).isZero();
        }
    }

    private static void interrupt(Program program) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(program.handle().pid()))
                .start()
                .waitFor();
    }

    @Test
    void ctrl_c_starts_nothing_new_lets_running_ones_finish_and_is_exit_code_130() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            try (Program program =
                    Program.start(home, "submit", "-i", room.inventory().toString(), "-w", "1", "sh clock")) {
                gate.awaitHeld(1, SOON);
                interrupt(program);
                List<String> said = new ArrayList<>();
                while (said.isEmpty() || !said.getLast().startsWith("Ctrl-C again")) {
                    said.add(program.nextErr());
                }
                assertThat(said)
                        .contains("Ctrl-C: nothing new is started. 1 running, 2 pending, which are cancelled.")
                        .contains("  pending: R2, R3")
                        .anyMatch(line -> line.matches(" {2}f1 \\(R1\\) {2}running for [0-9.]+ s, command"));
                gate.release();
                assertThat(program.exitCode()).isEqualTo(130);
                assertThat(program.restOfOut()).singleElement().asString().startsWith("{'R1': '*");
                assertThat(lastTwo(program.allErr()))
                        .matches("3 devices: 1 ok, 2 not contacted in .*\ngo on: netfutures resume 1");
                assertThat(room.router("R2").loginsTried()).isZero();
                assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
            }
        }
    }

    private static String lastTwo(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }

    @Test
    void what_still_runs_five_seconds_after_ctrl_c_is_cancelled() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            try (Program program =
                    Program.start(home, "submit", "-i", room.inventory().toString(), "-w", "1", "sh clock")) {
                gate.awaitHeld(1, SOON);
                interrupt(program);
                assertThat(program.exitCode()).isEqualTo(130);
                assertThat(program.allErr()).contains("What still runs in 5 s is cancelled then.");
                assertThat(lastTwo(program.allErr()))
                        .matches("3 devices: 0 ok, 1 cancelled, 2 not contacted in .*\ngo on: netfutures resume 1");
                assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
            }
        }
    }

    /** What a process ignores, those that it starts ignore too, and the JVM leaves it at that. */
    private static boolean isHangupIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) != 0);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void a_signal_that_ends_the_process_lets_running_ones_finish_and_the_summary_be_said(String signal, int code)
            throws Exception {
        assumeFalse(signal.equals("HUP") && isHangupIgnored(), "SIGHUP is ignored here, as by nohup, and stays so");
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            try (Program program =
                    Program.start(home, "submit", "-i", room.inventory().toString(), "-w", "1", "sh clock")) {
                gate.awaitHeld(1, SOON);
                new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                Long.toString(program.handle().pid()))
                        .start()
                        .waitFor();
                while (!program.nextErr().startsWith("Ctrl-C again")) {}
                gate.release();
                assertThat(program.exitCode()).isEqualTo(code);
                assertThat(program.restOfOut()).singleElement().asString().startsWith("{'R1': '*");
                assertThat(lastTwo(program.allErr()))
                        .matches("3 devices: 1 ok, 2 not contacted in .*\ngo on: netfutures resume 1");
            }
        }
    }

    @Test
    void a_folder_without_an_inventory_is_told() throws Exception {
        Files.createDirectories(home.resolve("empty"));
        assertThat(run("submit", "-i", "empty", "x")).isEqualTo(2);
        assertThat(err).contains("empty: there is no inventory in this folder");
    }

    @Test
    void a_quiet_run_says_nothing_of_what_is_odd_in_the_inventory() throws Exception {
        Files.writeString(home.resolve("odd.yaml"), """
                - {device_type: cisco_ios, host: 192.168.100.1, username: cisco, password: cisco, fast_cli: true}
                """);
        assertThat(run("--lab", "submit", "-i", "odd.yaml", "sh clock")).isZero();
        assertThat(err).contains("note: ").contains("fast_cli");
        assertThat(run("--lab", "submit", "-q", "-i", "odd.yaml", "sh clock")).isZero();
        assertThat(err).isEmpty();
    }

    @Test
    void output_that_is_lost_is_told_and_decides_the_exit_code() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
        try (Classroom room = Classroom.open(home, "R2")) {
            Process process = new ProcessBuilder(Program.java(
                            Main.class,
                            "submit",
                            "-i",
                            room.inventory().toString(),
                            "-q",
                            "--host-keys",
                            "off",
                            "sh clock"))
                    .directory(home.toFile())
                    .redirectOutput(Path.of("/dev/full").toFile())
                    .start();
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(74);
            assertThat(said)
                    .containsPattern("netfutures: \\d+ bytes of the output could not be written \\(No space left")
                    .contains("netfutures runs show --format text");
        }
    }

    @Test
    void a_full_disk_ends_the_recordings_and_not_the_run() throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"));
        command.addAll(
                Program.java(Main.class, "--lab", "submit", "--record", "rec", "-q", "sh run", "sh run", "sh clock"));
        Process process = new ProcessBuilder(command).directory(home.toFile()).start();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        String said = text(process.getErrorStream());
        assertThat(process.waitFor()).isEqualTo(74);
        assertThat(out.join()).contains("UTC").contains("hostname R3");
        assertThat(said.lines().filter(each -> each.contains("--record")))
                .singleElement()
                .asString()
                .contains("goes on without recordings");
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ctrl_c_twice_cancels_all_closes_the_sessions_and_is_exit_code_130() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate gate = room.router("R1").holdAnswers();
            try (Program program =
                    Program.start(home, "submit", "-i", room.inventory().toString(), "-w", "1", "sh clock")) {
                gate.awaitHeld(1, SOON);
                interrupt(program);
                while (!program.nextErr().startsWith("Ctrl-C again")) {}
                interrupt(program);
                assertThat(program.exitCode()).isEqualTo(130);
                assertThat(lastTwo(program.allErr()))
                        .matches("3 devices: 0 ok, 1 cancelled, 2 not contacted in .*\ngo on: netfutures resume 1");
                assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
                assertThat(room.router("R2").loginsTried()).isZero();
            }
        }
    }

    @Test
    void record_writes_what_goes_over_the_wire_and_replay_plays_it() throws Exception {
        assertThat(run("--lab", "submit", "-q", "-d", "192.168.100.1", "--record", "rec", "sh clock", "sh ip int br"))
                .isZero();
        String answer = out;
        Path file = home.resolve("rec/192.168.100.1.cast");
        assertThat(file)
                .content()
                .contains("\"i\",\"sh clock\\n\"", "\"i\",\"****\\n\"")
                .doesNotContain("cisco\\n");

        assertThat(run("replay", "rec/192.168.100.1.cast")).isZero();
        assertThat(err).isEmpty();
        assertThat(out).contains(">enable\nPassword: \n", "#sh clock\n*").doesNotContain("\r");
        String clock =
                out.lines().filter(line -> line.startsWith("*")).findFirst().orElseThrow();
        assertThat(answer).contains(clock);

        assertThat(run("replay", "--show-typed", "--at-once", "rec/192.168.100.1.cast"))
                .isZero();
        assertThat(out).contains("#[typed \"sh clock\\n\"]sh clock\n", "Password: [typed \"****\\n\"]\n");

        assertThat(run("replay", "--raw", "rec/192.168.100.1.cast")).isZero();
        assertThat(out).contains("#sh clock\r\n*");
    }

    @Test
    void a_recording_that_is_broken_or_missing_is_named_with_its_line() throws Exception {
        Files.writeString(home.resolve("x.cast"), "{\"version\":2}\n[0,\"o\",\"R1#\"]\n[0,\"o\",\"sh");
        assertThat(run("replay", "x.cast")).isZero();
        assertThat(out).isEqualTo("R1#\n");
        assertThat(err).matches("netfutures: note: the last line of .*/x.cast is torn, and left out\n");

        Files.writeString(home.resolve("x.cast"), "{\"version\":2}\nR1#\n");
        assertThat(run("replay", "x.cast")).isEqualTo(2);
        assertThat(err).contains("x.cast:2: here should stand [seconds, \"o\" or \"i\", \"text\"]");

        assertThat(run("replay", "y.cast")).isEqualTo(2);
        assertThat(err).contains("y.cast: there is no such file");
        assertThat(run("replay", "--speed", "0", "x.cast")).isEqualTo(2);
        assertThat(err).contains("--speed must be greater than 0, not 0.0");
    }

    @Test
    void a_folder_that_recordings_cannot_be_written_to_is_said_before_anything_is_run() throws Exception {
        Files.writeString(home.resolve("rec"), "a file");
        assertThat(run("--lab", "submit", "--record", "rec", "sh clock")).isEqualTo(74);
        assertThat(err).matches("netfutures: --record: .*/rec: there is a file of this name already\n");
    }

    @Test
    void host_keys_and_platform_are_chosen_at_the_start_of_a_script() throws Exception {
        for (String each : List.of("--host-keys off", "--platform cisco_nxos")) {
            Files.writeString(home.resolve("x.nf"), "submit " + each + " sh clock\n");
            assertThat(run("--lab", "run", "x.nf")).isEqualTo(2);
            assertThat(err)
                    .contains("is chosen at the start, as in shell " + each)
                    .doesNotContain("Connection:");
            assertThat(run(Stream.concat(Stream.of("--lab", "submit"), Stream.of((each + " sh clock").split(" ")))
                            .toArray(String[]::new)))
                    .as(err)
                    .isLessThan(2);
        }
    }

    @Test
    void what_is_recorded_is_chosen_at_the_start_of_a_script() throws Exception {
        Files.writeString(home.resolve("x.nf"), "submit --record other sh clock\n");
        assertThat(run("--lab", "run", "--record", "rec", "x.nf")).isEqualTo(2);
        assertThat(err).contains("what is recorded is chosen at the start, as in shell --record other");
        Files.writeString(
                home.resolve("x.nf"),
                "submit -q sh clock\nwait -q\nsubmit -q sh clock\nwait\nreplay rec/192.168.100.2.cast\n");
        assertThat(run("--lab", "run", "--record", "rec", "x.nf")).as(err).isZero();
        try (var files = Files.list(home.resolve("rec"))) {
            assertThat(files).as("kept sessions are recorded once").hasSize(3);
        }
        assertThat(out).containsPattern("(?s)#sh clock\n\\*.*#sh clock\n\\*");
    }
}
