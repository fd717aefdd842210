package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.ExitCode;
import io.netfutures.lab.Gate;
import java.io.BufferedReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language, as a script meets it, on three routers whose answers the test holds back where order matters. */
@Tag("slow")
class ScriptTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    /** Something that happens between two lines. */
    private interface Event {
        void happen() throws Exception;
    }

    /** Lines of standard input, with events between them. */
    private static final class Input extends BufferedReader {
        private final Deque<Object> steps;

        Input(Object... steps) {
            super(Reader.nullReader());
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public void mark(int ahead) {}

        /** Only whether there is something; the lines stay. */
        @Override
        public int read() {
            return steps.isEmpty() ? -1 : '\n';
        }

        @Override
        public void reset() {}

        @Override
        public @Nullable String readLine() {
            while (steps.peek() instanceof Event) {
                try {
                    ((Event) steps.remove()).happen();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
            return (String) steps.poll();
        }
    }

    private int run(BufferedReader input, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-i", room.inventory().toString()));
        InProcess netfutures = new InProcess(home);
        int code = netfutures.reading(input, all.toArray(String[]::new));
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    private int script(Object... steps) {
        return run(new Input(steps), "run", "-");
    }

    private String states() {
        return out.replaceAll("<Future at 0x[0-9a-f]+ state=(.*)>", "$1").strip();
    }

    @Test
    void futures_are_running_running_pending_and_finished_as_in_the_chapter() throws Exception {
        Gate one = room.router("R1").holdAnswers();
        Gate two = room.router("R2").holdAnswers();
        Gate three = room.router("R3").holdAnswers();
        int code = script(
                "workers 2",
                "f1 = submit -d R1 'sh clock'",
                "f2 = submit -d R2 'sh clock'",
                "f3 = submit -d R3 'sh clock'",
                "print f1 f2 f3",
                (Event) () -> two.awaitHeld(1, SOON),
                (Event) two::release,
                "wait f2",
                (Event) () -> three.awaitHeld(1, SOON),
                "print f1 f2 f3",
                (Event) one::release,
                (Event) three::release,
                "wait",
                "print f1 f2 f3");
        assertThat(code).isZero();
        assertThat(states().lines())
                .containsExactly(
                        "running",
                        "running",
                        "pending",
                        "DoneAndNotDoneFutures(done={f2}, not_done={})",
                        "running",
                        "finished returned dict",
                        "running",
                        "DoneAndNotDoneFutures(done={f1, f2, f3}, not_done={})",
                        "finished returned dict",
                        "finished returned dict",
                        "finished returned dict");
    }

    @Test
    void a_file_and_standard_input_and_a_shell_without_a_terminal_print_the_same() throws Exception {
        String text = """
                # two workers, three devices
                workers 1
                privileges = submit 'sh privilege'
                result privileges
                as_completed privileges[2] privileges[0]
                map "sh privilege"
                done privileges
                submit sh privilege
                """;
        Files.writeString(home.resolve("lesson.nf"), text);
        assertThat(run(new Input(), "run", "lesson.nf")).as(() -> err).isZero();
        String fromFile = out;
        assertThat(fromFile.lines()).hasSize(3 + 2 + 3 + 3 + 3).contains("{'R1': 'Current privilege level is 15'}");
        assertThat(run(new Input((Object[]) text.lines().toArray(String[]::new)), "run", "-"))
                .isZero();
        assertThat(out).isEqualTo(fromFile);
        assertThat(run(new Input((Object[]) text.lines().toArray(String[]::new)), "shell"))
                .as(() -> err)
                .isZero();
        assertThat(out).isEqualTo(fromFile);
    }

    @Test
    void a_script_ends_at_the_first_command_that_fails_and_says_where() throws Exception {
        Files.writeString(home.resolve("bad.nf"), "echo one\n\nresult f9\necho two\n");
        assertThat(run(new Input(), "run", "bad.nf")).isEqualTo(2);
        assertThat(out).isEqualTo("one\n");
        assertThat(err).contains("bad.nf:3: there is no future f9");
        assertThat(run(new Input(), "run", "--keep-going", "bad.nf")).isEqualTo(2);
        assertThat(out).isEqualTo("one\ntwo\n");
        Files.writeString(home.resolve("bad.nf"), "try result f9\necho two\n");
        assertThat(run(new Input(), "run", "bad.nf")).isZero();
        assertThat(out).isEqualTo("two\n");
        Files.writeString(home.resolve("bad.nf"), "!exit 3\necho two\n");
        assertThat(run(new Input(), "run", "bad.nf")).isEqualTo(3);
        assertThat(out).isEmpty();
        assertThat(err).contains("bad.nf:1: the local command ended with exit code 3");
    }

    @Test
    void a_failure_comes_up_at_result_and_nowhere_before() throws Exception {
        room.router("R2").refuseLogins(true);
        assertThat(script("f = submit R2 sh clock", "wait f", "echo still here", "result f", "echo not here"))
                .isEqualTo(1);
        assertThat(out).isEqualTo("DoneAndNotDoneFutures(done={f}, not_done={})\nstill here\n");
        assertThat(err).contains("R2 (127.0.0.1").contains("the device refused the password");
        assertThat(script("f = submit R2 sh clock", "exception f")).isZero();
        assertThat(out).startsWith("AuthFailed: R2 (127.0.0.1");
        assertThat(script("f = submit R2 sh clock", "wait f"))
                .as("nobody asked, and it is told all the same")
                .isEqualTo(1);
        assertThat(err).contains("f raised, and nobody asked: R2 (127.0.0.1");
        for (String look : List.of("futures failed", "futures", "print f")) {
            assertThat(script("f = submit R2 sh clock", "wait f", look))
                    .as(look)
                    .isEqualTo(1);
            assertThat(err).as("it was seen in " + look).doesNotContain("nobody asked");
        }
        assertThat(script("f = submit R2 sh clock", "wait f", "futures f", "g = submit R2 sh clock", "wait g"))
                .isEqualTo(1);
        assertThat(err).contains("g raised, and nobody asked").doesNotContain("f raised");
    }

    @Test
    void failures_for_one_reason_of_which_nobody_asked_are_one_line() throws Exception {
        for (String name : List.of("R1", "R2", "R3")) {
            room.router(name).refuseLogins(true);
        }
        assertThat(script("fs = submit --auth-breaker off sh clock", "wait fs")).isEqualTo(1);
        assertThat(err.lines().filter(line -> line.contains("nobody asked")))
                .singleElement()
                .asString()
                .contains("netfutures: 3 futures raised, and nobody asked: R1, R2, R3: login: the device refused");
    }

    @Test
    void wait_names_ten_futures_and_counts_the_others() throws Exception {
        List<Object> lines = new ArrayList<>(Collections.nCopies(40, "submit -q R1 sh clock"));
        lines.add("try wait --timeout 1ms");
        lines.add("cancel all");
        try (Gate held = room.router("R1").holdAnswers()) {
            assertThat(held).isNotNull();
            script(lines.toArray());
        }
        assertThat(out)
                .contains("DoneAndNotDoneFutures(done={}, not_done={f1, f2, f3, f4, f5, f6, f7, f8, f9, f10,"
                        + " ... 30 more})\n");
    }

    @Test
    void a_shell_without_a_command_says_why_it_ends() throws Exception {
        assertThat(run(new BufferedReader(Reader.nullReader()), "shell")).isEqualTo(2);
        assertThat(err).contains("standard input is no terminal, and ended without a command; start the shell in a");
    }

    @Test
    void help_is_at_most_a_screen_and_breaks_no_word() throws Exception {
        assertThat(script("help")).isZero();
        assertThat(out.lines().count()).isLessThanOrEqualTo(23);
        assertThat(out).contains("as_completed", "explain", "help all");
        assertThat(script("help all")).isZero();
        assertThat(out).contains("  cancelled     Says whether each of the futures has been cancelled\n");
        String all = out;
        List<Object> pages = new ArrayList<>();
        Language.VOCABULARY.groups().forEach(group -> group.names().forEach(name -> pages.add("help " + name)));
        assertThat(script(pages.toArray())).isZero();
        assertThat((all + out).lines())
                .allMatch(line -> line.length() <= 80, "fits into 80 columns")
                .noneMatch(line -> line.endsWith("…"));
    }

    @Test
    void pending_and_running_futures_are_cancelled_and_finished_ones_are_not() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        assertThat(script(
                        "workers 1",
                        "f1 = submit R1 sh clock",
                        "f2 = submit R2 sh clock",
                        "cancel f2",
                        (Event) () -> gate.awaitHeld(1, SOON),
                        "cancel f1",
                        "f3 = submit R3 sh clock",
                        "wait f3",
                        "try cancel f3",
                        "print f1 f2 f3"))
                .isZero();
        assertThat(states().lines())
                .containsExactly(
                        "True",
                        "True",
                        "DoneAndNotDoneFutures(done={f3}, not_done={})",
                        "False",
                        "cancelled",
                        "cancelled",
                        "finished returned dict");
        assertThat(err).contains("f3 (R3) had finished; what is done cannot be cancelled");
        assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        assertThat(room.router("R2").loginsTried()).isZero();
    }

    @Test
    void a_wait_with_a_bound_leaves_the_futures_alone() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        assertThat(script(
                        "f = submit R1 sh clock",
                        (Event) () -> gate.awaitHeld(1, SOON),
                        "try result f --timeout 50ms",
                        "try as_completed f --timeout 50ms",
                        "running f",
                        (Event) gate::release,
                        "result f"))
                .isZero();
        assertThat(out).startsWith("True\n{'R1': '*");
        assertThat(err)
                .contains("f (R1) is running (command), and not done within 0.1 s; it goes on")
                .contains("1 (of 1) futures unfinished; they go on");
    }

    @Test
    void a_name_is_not_taken_from_a_future_that_is_not_done() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        assertThat(script(
                        "f = submit R1 sh clock",
                        (Event) () -> gate.awaitHeld(1, SOON),
                        "try f = submit R2 sh clock",
                        "f2 = submit R2 sh clock",
                        (Event) gate::release,
                        "f3 = submit R3 sh clock",
                        "as_completed f f2 f3"))
                .isZero();
        assertThat(err).contains("stdin:2: f is not done yet (R1); choose another name, or cancel f first");
        assertThat(out.lines()).hasSize(3);
    }

    @Test
    void sessions_are_kept_from_one_command_to_the_next_until_disconnect() {
        assertThat(script(
                        "map sh privilege",
                        "map sh privilege",
                        (Event) () -> assertThat(room.lab().sessions()).isEqualTo(3),
                        "disconnect R1",
                        "sessions",
                        "disconnect",
                        "map R1 sh privilege"))
                .isZero();
        assertThat(out.lines().filter(line -> !line.startsWith("{")).map(line -> line.replaceAll(" .*", "")))
                .containsExactly("DEVICE", "R2", "R3");
        // The summary of a run comes with its last callback, which no command waits for.
        assertThat(err.lines().filter(line -> line.matches("\\d sessions?( closed)?")))
                .containsExactly("1 session closed", "2 sessions", "2 sessions closed");
        assertThat(room.router("R1").loginsTried()).isEqualTo(2);
        assertThat(room.router("R2").loginsTried()).isEqualTo(1);
    }

    @Test
    void config_sends_lines_in_configuration_mode_and_returns_the_transcript() {
        assertThat(script(
                        "config -d R1 'hostname Core' 'interface Loopback7' 'description lab' --save", "as_completed"))
                .isZero();
        assertThat(out).isEqualTo("""
                        R1: configure
                        R1#configure terminal
                        Enter configuration commands, one per line.  End with CNTL/Z.
                        R1(config)#hostname Core
                        Core(config)#interface Loopback7
                        Core(config-if)#description lab
                        Core(config-if)#end
                        Core#write memory
                        Building configuration...
                        [OK]
                        Core#

                        """);
    }

    @Test
    void config_stops_at_the_refused_line_and_leaves_configuration_mode() {
        assertThat(script(
                        "c = config -d R1 'interface Loopback7' 'ip adress 1.1.1.1' 'username x password 0 tiger'",
                        "try result c",
                        "submit -d R1 'sh run | include Loopback7|tiger'",
                        "as_completed",
                        "sessions"))
                .isZero();
        assertThat(err)
                .contains(
                        "R1 (127.0.0.1:",
                        "): config: line 2 of 3, \"ip adress 1.1.1.1\", was refused;"
                                + " the line before it came into force, and the 1 after it was not sent; last received: ");
        assertThat(out).contains("{'R1': 'interface Loopback7'}").containsPattern("R1 +R1# ");
        assertThat(room.router("R1").received()).doesNotContain("tiger").containsOnlyOnce("configure terminal");
    }

    @Test
    void a_secret_in_a_configuration_is_not_shown() throws Exception {
        Files.writeString(
                home.resolve("users.cfg"), "! who may log in\nusername x password 0 tiger\n\nenable secret lion\n");
        assertThat(script(
                        "config --dry-run -d R1 --file users.cfg",
                        "c = config -d R1 --file users.cfg",
                        "result c",
                        "futures c",
                        "bad = config -d R1 'usrname x password 0 tiger'",
                        "try result bad"))
                .isZero();
        assertThat(out + err)
                .contains("R1: configure terminal\nR1: username x password 0 ****\nR1: enable secret ****\nR1: end\n")
                .contains("\"usrname x password 0 ****\", was refused; nothing was changed")
                .doesNotContain("tiger")
                .doesNotContain("lion");
        assertThat(room.router("R1").received()).contains("username x password 0 tiger", "enable secret lion");
    }

    @Test
    void the_selection_is_set_added_to_and_taken_from() {
        assertThat(script("use R1,R2", "use", "echo next", "use +R3", "use -R1", "use", "echo next", "use all", "use"))
                .isZero();
        assertThat(out).isEqualTo("R1\nR2\nnext\nR2\nR3\nnext\nR1\nR2\nR3\n");
    }

    @Test
    void a_callback_saves_each_result_and_runs_a_command_with_it() throws Exception {
        assertThat(script(
                        "callback save results/",
                        "callback run 'tr a-z A-Z; echo $NETFUTURES_DEVICE $NETFUTURES_STATE'",
                        "f = submit R1 sh privilege",
                        "wait f",
                        "callback off",
                        "g = submit R2 sh privilege"))
                .isZero();
        assertThat(Files.readString(home.resolve("results/R1.txt"))).isEqualTo("Current privilege level is 15\n");
        assertThat(out).contains("CURRENT PRIVILEGE LEVEL IS 15\nR1 returned\n");
        assertThat(home.resolve("results/R2.txt")).doesNotExist();
    }

    @Test
    void what_cannot_be_written_is_one_sentence_and_no_defect() throws Exception {
        Files.writeString(home.resolve("there"), "a file");
        for (String each : List.of(
                "callback save there/",
                "f = submit R1 sh clock\nwait\nsave there/x",
                "f = submit R1 sh clock\nwait\ntimeline --svg there/x.svg")) {
            assertThat(script((Object[]) each.split("\n"))).as(each).isEqualTo(ExitCode.OUTPUT);
            assertThat(err).as(each).contains("/there").doesNotContain("defect", "java.", "Exception");
        }
    }

    @Test
    void the_chapters_callback_parses_interfaces_to_a_csv_file() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        assertThat(script(
                        "f = submit R1 sh ip int br",
                        (Event) () -> gate.awaitHeld(1, SOON),
                        "callback parse . f",
                        (Event) gate::release,
                        "wait f"))
                .isZero();
        assertThat(Files.readString(home.resolve("parsed_R1_sh_ip_int_br.csv")))
                .matches("(?s)(\\S+,([0-9.]+|unassigned),(up|down|administratively down),(up|down)\r\n)+");
        assertThat(err).containsPattern("ThreadPoolExecutor-0_0 root INFO: #### [0-9:.]{15} Parsed: R1");
    }

    @Test
    void diff_compares_the_results_of_the_same_device() {
        room.router("R2").configure("interface Loopback7");
        assertThat(script(
                        "before = submit sh ip int br",
                        "wait before",
                        (Event) () -> room.router("R2").configure("hostname R2-new"),
                        "after = submit 'sh run | include hostname'",
                        "again = submit 'sh run | include hostname'",
                        "diff after again",
                        "diff after[0] after[1]"))
                .isZero();
        assertThat(err).contains("0 of 3 results differ").contains("1 of 1 result differs");
        assertThat(out).contains("--- after[0] (R1)\n+++ after[1] (R2)\n").contains("-hostname R1\n+hostname R2-new\n");
    }

    @Test
    void diff_of_two_lists_ignores_times_like_that_of_one() {
        assertThat(script(
                        "before = submit sh clock",
                        "wait before",
                        "after = submit sh clock",
                        "diff before after",
                        "diff before after --similar",
                        "diff before[0] after[0] --similar"))
                .isZero();
        assertThat(err)
                .contains("3 of 3 results differ")
                .contains("ignored: 3 times\n0 of 3 results differ")
                .contains("ignored: 1 times\n0 of 1 result differs");
    }

    @Test
    void save_writes_json_or_text_and_overwrites_nothing() throws Exception {
        assertThat(script("f = submit R1,R2 sh privilege", "wait f", "save all.ndjson", "save out/", "save all.ndjson"))
                .isEqualTo(74);
        assertThat(Files.readAllLines(home.resolve("all.ndjson")))
                .hasSize(2)
                .allMatch(line -> line.contains("Current privilege level is 15"));
        assertThat(Files.readString(home.resolve("out/R2.txt"))).isEqualTo("Current privilege level is 15\n");
        assertThat(err).contains("all.ndjson exists; choose another name, or remove it");
    }

    @Test
    void what_is_saved_makes_no_folder_by_a_slip() throws Exception {
        assertThat(script(
                        "f = submit R1 sh privilege",
                        "wait f",
                        "try save nope/all.json",
                        "try save nope/out/",
                        "try callback save nope/out/",
                        "try timeline --svg nope/x.svg"))
                .isZero();
        assertThat(err.split("there is no folder " + home.resolve("nope") + " to write into", -1))
                .hasSize(5);
        assertThat(home.resolve("nope")).doesNotExist();
    }

    @Test
    void the_name_of_a_saved_file_may_say_when_and_of_what() throws Exception {
        assertThat(script(
                        "f = submit R1,R2 sh privilege",
                        "wait f",
                        "save {date}/{device}-{command}.txt",
                        "save {date}-{time}.json",
                        "try save {host}.txt"))
                .isZero();
        Path folder;
        try (Stream<Path> all = Files.list(home)) {
            folder = all.filter(Files::isDirectory)
                    .filter(each -> each.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(Files.readString(folder.resolve("R2-sh-privilege.txt"))).contains("Current privilege level is 15");
        assertThat(folder.resolve("R1-sh-privilege.txt")).exists();
        assertThat(home.toFile().list()).anyMatch(name -> name.matches("\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.json"));
        assertThat(err)
                .contains(
                        "there is no {host} in the name of this file; {date}, {time}, {device} and {command} are known");
    }

    @Test
    void what_has_failed_is_retried_alone() throws Exception {
        room.router("R2").refuseLogins(true);
        assertThat(script(
                        "try submit sh privilege",
                        "try as_completed",
                        (Event) () -> room.router("R2").refuseLogins(false),
                        "again = retry failed",
                        "result again",
                        "try retry failed"))
                .isZero();
        assertThat(out.lines()).hasSize(3).last().asString().contains("'R2'");
        assertThat(err).contains("3 devices: 2 ok, 1 failed").contains("no future is failed");
        assertThat(room.router("R1").loginsTried()).isEqualTo(1);
    }

    @Test
    void what_is_refused_changes_no_limits() throws Exception {
        assertThat(script(
                        "workers",
                        "try submit -w 7 --rate 1/h reload",
                        "workers",
                        "submit sh privilege",
                        "wait --timeout 30s",
                        "submit -w 7 sh privilege",
                        "workers"))
                .isZero();
        assertThat(err).contains("`reload` is not known to only read");
        assertThat(out.lines().filter(line -> line.contains("workers")).map(line -> line.replaceFirst(",.*", "")))
                .containsExactly("50 workers", "50 workers", "7 workers");
    }

    @Test
    void what_is_declined_at_a_question_changes_no_limits() throws Exception {
        Files.delete(home.resolve(".config/netfutures/known_hosts"));
        assertThat(run(
                        new Input("try submit -w 7 --rate 1/h sh privilege", "workers"),
                        "run",
                        "-",
                        "--host-keys",
                        "ask"))
                .isZero();
        assertThat(err).contains("--host-keys ask needs a terminal");
        assertThat(out).isEqualTo("50 workers, 0 busy\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sumbit sh clock            | there is no command sumbit; did you mean submit?",
                "x                          | there is no command x; help lists them",
                "submit R9 'sh clock' -d R9 | there is no device R9",
                "print f7                   | there is no future f7; submit makes them",
                "result                     | there are no futures yet; submit makes them",
                "cancel                     | cancel what? Name futures, or say pending, running or all",
                "workers 0                  | workers must be greater than 0, not 0",
                "workers two                | a whole number is needed",
                "delay R1                   | how long? as: delay R1 5s",
                "delay R9 5s                | there is no device R9; did you mean R1 or R2 or R3?",
                "use @nowhere               | there is no group nowhere",
                "use -R1,R2,R3              | that leaves no device",
                "x = devices                | devices makes no future; only submit, map, config, backup, ping, retry and resume do",
                "submit -i other.yaml a     | the inventory was chosen at the start",
                "shell                      | this is the shell already",
                "callback save              | which folder? . is this one",
                "help sumbit                | there is no command sumbit; did you mean submit?",
                "run nosuch.nf              | nosuch.nf",
                "run nosuch.nf -w 5         | -w here does nothing; write it at the commands of the script",
            })
    void wrong_words_are_one_clear_sentence_with_file_and_line(String line, String message) {
        assertThat(script("use all", line)).isEqualTo(2);
        assertThat(err).contains("stdin:2: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void a_failure_that_was_caught_makes_no_exit_code() {
        assertThat(script("try submit R1 sh clck", "wait", "echo still here")).isZero();
        assertThat(out).contains("still here");
        assertThat(err).contains("the device refused \"sh clck\"");
        assertThat(script("f = submit R1 sh clck", "try result f", "echo still here"))
                .isZero();
        assertThat(script("try result f9", "submit R1 sh clck", "wait")).isEqualTo(1);
    }

    private int program(String name, String text) throws Exception {
        Files.writeString(home.resolve(name), text);
        return run(new Input(), "run", name);
    }

    @Test
    void a_backslash_at_the_end_of_a_comment_joins_no_line() throws Exception {
        String text = """
                # look in C:\\temp\\
                print("one")
                print("two" + \\
                      "and a half")
                """;
        assertThat(program("p.py", text)).isZero();
        assertThat(out.lines()).containsExactly("one", "twoand a half");
        assertThat(script("# look in C:\\temp\\", "echo one", "echo two\\", " and a half"))
                .isZero();
        assertThat(out.lines()).containsExactly("one", "two and a half");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.py | a = 1~~print(b)                                  | p.py:3: NameError: ",
                "p.py | a = 1 + \\~  2~print(b)                          | p.py:3: NameError: ",
                "p.py | for a in [1]:~    pass~  print(a)                | p.py:3: this line is indented by 2 columns",
                "p.py | def f():~    print(b)~~f()                       | p.py:2: NameError: ",
                "p.nf | workers 2~for a in [1]:~    print(a)~    print(b) | p.nf:4: NameError: ",
                "p.nf | def f():~    print(b)~~workers 2~f()             | p.nf:2: NameError: ",
                "p.nf | workers 2~for a in [1]:~    a = %                | p.nf:3: ",
                "p.nf | workers 2~print(b)                               | p.nf:2: NameError: ",
            })
    void a_mistake_in_python_is_told_with_its_own_line(String name, String text, String said) throws Exception {
        assertThat(program(name, text.replace('~', '\n'))).isNotZero();
        assertThat(err).contains("/" + said);
    }
}
