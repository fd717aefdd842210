package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell in a real terminal, on routers whose answers the test holds back. */
@Tag("slow")
class ShellTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String PROMPT = "netfutures [all 3]>";

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

    private TerminalProgram shell(TerminalProgram.Setup setup, String... more) throws Exception {
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"shell", "-i", room.inventory().toString()}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        TerminalProgram program = setup.netfutures(words);
        program.awaitScreen("a prompt", screen -> screen.cursorLine().startsWith("netfutures ["));
        return program;
    }

    private TerminalProgram shell(String... more) throws Exception {
        return shell(TerminalProgram.in(home).size(100, 30), more);
    }

    /** Types a line at an empty prompt, and waits until the next one. */
    private static void line(TerminalProgram program, String text) throws Exception {
        Screen empty = program.awaitScreen("an empty prompt", ShellTest::isAtPrompt);
        int before = prompts(empty);
        program.type(text);
        program.press(Key.ENTER);
        program.awaitScreen("another prompt after " + text, screen -> prompts(screen) > before && isAtPrompt(screen));
    }

    private static boolean isAtPrompt(Screen screen) {
        return screen.cursorLine().strip().matches("netfutures \\[.*]>");
    }

    private static int prompts(Screen screen) {
        return (int) screen.all().stream()
                .filter(line -> line.startsWith("netfutures ["))
                .count();
    }

    /** What stands below the last line that was typed. */
    private static List<String> states(Screen screen) {
        return screen.all().stream()
                .filter(line -> line.startsWith("<Future at 0x"))
                .map(line -> line.replaceAll("<Future at 0x[0-9a-f]+ state=(.*)>", "$1"))
                .toList();
    }

    @Test
    void the_session_of_the_chapter_can_be_typed_line_by_line() throws Exception {
        Gate one = room.router("R1").holdAnswers();
        Gate two = room.router("R2").holdAnswers();
        Gate three = room.router("R3").holdAnswers();
        try (TerminalProgram program = shell()) {
            line(program, "executor = ThreadPoolExecutor(max_workers=2)");
            line(program, "f1 = executor.submit(send_show, R1, 'sh clock')");
            line(program, "f2 = executor.submit(send_show, R2, 'sh clock')");
            line(program, "f3 = executor.submit(send_show, R3, 'sh clock')");
            line(program, "print(f1, f2, f3, sep='\\n')");
            assertThat(states(program.screen())).containsExactly("running", "running", "pending");
            two.awaitHeld(1, SOON);
            two.release();
            program.awaitLine("^ThreadPoolExecutor-0_1 root INFO: <=== [0-9:.]{15} Received: R2$");
            three.awaitHeld(1, SOON);
            program.awaitLine("^ThreadPoolExecutor-0_1 root INFO: ===> [0-9:.]{15} Connection: R3$");
            line(program, "print(f1, f2, f3, sep='\\n')");
            assertThat(states(program.screen()).subList(3, 6))
                    .containsExactly("running", "finished returned dict", "running");
            one.release();
            three.release();
            program.awaitLine("Received: R1$");
            program.awaitLine("Received: R3$");
            line(program, "wait");
            line(program, "print f1 f2 f3");
            assertThat(states(program.screen()).subList(6, 9))
                    .containsExactly("finished returned dict", "finished returned dict", "finished returned dict");
            line(program, "timeline");
            program.awaitLine("^f3 R3 \\[1] +·+.*✓");
            program.awaitLine("^ +├─+┼");
            program.press(Key.CTRL_D);
            assertThat(program.exitCode()).isZero();
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void what_is_being_typed_survives_two_hundred_results() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-w", "1", "-q")) {
            String many = String.join(
                    " ",
                    IntStream.range(0, 200).mapToObj(i -> "\"sh privilege\"").toList());
            line(program, "format text");
            Files.writeString(home.resolve("many.nf"), "submit R1 " + many);
            line(program, "source many.nf");
            gate.awaitHeld(1, SOON);
            program.type("result f1 --form");
            program.awaitScreen("result f1 --form");
            gate.release();
            program.type("at dict");
            Screen screen = program.awaitScreen(
                    "the typed line below 200 results",
                    now -> now.all().stream()
                                            .filter("R1: Current privilege level is 15"::equals)
                                            .count()
                                    == 200
                            && now.cursorLine().equals(PROMPT + " result f1 --format dict"));
            assertThat(screen.column()).isEqualTo((PROMPT + " result f1 --format dict").length());
        }
    }

    @Test
    void ctrl_c_once_gives_the_prompt_back_and_holds_what_is_pending_until_resume() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-w", "1")) {
            line(program, "fs = submit sh privilege");
            gate.awaitHeld(1, SOON);
            program.type("as_completed fs");
            program.press(Key.ENTER);
            program.awaitScreen("no line is being typed", screen -> !screen.pasteBracketed());
            program.press(Key.CTRL_C);
            program.awaitLine("^Ctrl-C: nothing new is started\\. 1 running, 2 pending\\.$");
            program.awaitLine("^ {2}fs\\[0] \\(R1\\) {2}running for .*, command$");
            program.awaitLine("^ {2}pending: R2, R3$");
            gate.release();
            line(program, "wait fs[0]");
            line(program, "print fs");
            assertThat(states(program.screen())).containsExactly("finished returned dict", "pending", "pending");
            line(program, "resume");
            line(program, "wait");
            line(program, "print fs");
            assertThat(states(program.screen()).subList(3, 6)).containsOnly("finished returned dict");
        }
    }

    /** A press falls between any two bytes of output: also while a line is begun, ended, or works. */
    @Test
    void ctrl_c_at_five_hundred_moments_never_ends_the_shell() throws Exception {
        Random random = new Random(20261127);
        List<String> lines = List.of(
                "fs = submit -q sh privilege", "as_completed fs", "wait", "print fs", "resume", "futures", "help");
        try (TerminalProgram program = shell("-q")) {
            for (int i = 0; i < 500; i++) {
                int written = program.raw().length();
                program.type(lines.get(random.nextInt(lines.size())) + "\r");
                program.awaitOutput(written + random.nextInt(120));
                program.press(Key.CTRL_C);
            }
            program.type("\r");
            program.type("echo still here\r");
            program.awaitLine("^still here$");
            assertThat(program.raw()).doesNotContain("Exception");
            program.press(Key.CTRL_D);
            program.awaitScreen(
                    "the end, or a question",
                    screen -> !program.handle().isAlive() || screen.cursorLine().contains("[w/c/S]"));
            if (program.handle().isAlive()) {
                program.type("c\r");
            }
            assertThat(program.exitCode()).isLessThan(2);
        }
    }

    /** Enter after Enter, so that the editor takes and gives back the terminal all the time, in a rain of signals. */
    @Test
    void no_moment_belongs_to_the_jvms_own_handler_of_ctrl_c() throws Exception {
        try (TerminalProgram program = shell("-q")) {
            Process rain = new ProcessBuilder(
                            "sh",
                            "-c",
                            "i=0; while [ $i -lt 20000 ] && kill -INT $0; do i=$((i+1)); done",
                            "" + program.handle().pid())
                    .start();
            while (rain.isAlive()) {
                int written = program.raw().length();
                program.type("\r");
                program.awaitScreen("another prompt", screen -> program.raw().length() > written);
            }
            assertThat(rain.waitFor()).isZero();
            program.type("echo still here\r");
            program.awaitLine("^still here$");
        }
    }

    @Test
    void what_is_typed_before_the_first_prompt_stands_there() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .size(100, 30)
                .netfutures("shell", "-i", room.inventory().toString())) {
            program.type("workers 2\rworkers\r");
            program.awaitLine("^2 workers");
        }
    }

    @Test
    void ctrl_c_twice_cancels_all_and_never_ends_the_shell() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-w", "1")) {
            program.press(Key.CTRL_C);
            line(program, "submit sh privilege");
            gate.awaitHeld(1, SOON);
            program.press(Key.CTRL_C, Key.CTRL_C);
            program.awaitLine("^Ctrl-C again: 3 cancelled\\.$");
            program.awaitLine("^3 devices: 0 ok, 1 cancelled, 2 not contacted");
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
            program.type("half a line");
            program.awaitScreen("half a line");
            program.press(Key.CTRL_C);
            program.awaitScreen("an empty line", screen -> screen.cursorLine().equals(PROMPT));
            line(program, "print f1 f2 f3");
            program.awaitScreen("three states", screen -> states(screen).size() == 3);
            assertThat(states(program.screen())).containsOnly("cancelled");
            assertThat(room.router("R2").loginsTried()).isZero();
        }
    }

    @Test
    void ctrl_c_twice_ends_a_login_too() throws Exception {
        room.router("R1").loginDelay(Duration.ofMinutes(5));
        try (TerminalProgram program = shell()) {
            line(program, "submit -q R1 sh privilege");
            program.awaitScreen("slowest: R1 login");
            program.press(Key.CTRL_C, Key.CTRL_C);
            program.awaitLine("^ {2}f1 \\(R1\\) {2}running for .*, login$");
            program.awaitLine("^Ctrl-C again: 1 cancelled\\.$");
            program.type("print f1\r");
            program.awaitLine("^<Future at 0x[0-9a-f]+ state=cancelled>$");
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void ctrl_d_and_exit_with_futures_active_ask() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell()) {
            line(program, "f1 = submit R1 sh privilege");
            gate.awaitHeld(1, SOON);
            program.press(Key.CTRL_D);
            program.awaitScreen("1 future is not done: wait for it, cancel it, or stay? [w/c/S]");
            program.press(Key.ENTER);
            line(program, "f1");
            program.type("exit");
            program.press(Key.ENTER);
            program.awaitScreen("exit asks", screen -> screen.cursorLine().contains("[w/c/S]"));
            program.press(Key.ENTER);
            line(program, "f1");
            program.press(Key.CTRL_D);
            program.awaitScreen(
                    "the question again", screen -> screen.cursorLine().contains("[w/c/S]"));
            program.type("c");
            program.press(Key.ENTER);
            assertThat(program.exitCode()).isZero();
            assertThat(program.screen().text())
                    .as("nothing is left at the bottom")
                    .doesNotContain("slowest");
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void ctrl_z_does_no_harm() throws Exception {
        try (TerminalProgram program = shell()) {
            program.type("echo one");
            program.press(Key.CTRL_Z);
            program.type(" two\r");
            program.awaitLine("^one two$");
        }
    }

    @Test
    void what_is_typed_while_a_command_works_stands_at_the_next_prompt() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell()) {
            program.type("map -q R1 sh privilege\r");
            gate.awaitHeld(1, SOON);
            program.type("echo typed ahead");
            gate.release();
            program.awaitScreen(
                    "the result, and the line below it",
                    screen -> screen.text()
                            .contains("{'R1': 'Current privilege level is 15'}\n" + PROMPT + " echo typed ahead"));
        }
    }

    @Test
    void history_is_private_and_never_holds_a_secret() throws Exception {
        Path file = home.resolve(".local/state/netfutures/history");
        try (TerminalProgram program = shell()) {
            line(program, "echo first");
            line(program, "username admin password tiger");
            line(program, "echo cisco is the password of the inventory");
            line(program, "history");
            program.press(Key.CTRL_D);
            assertThat(program.exitCode()).isZero();
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file))
                .contains("echo first")
                .doesNotContain("tiger")
                .doesNotContain("cisco");
        try (TerminalProgram program = shell()) {
            program.press(Key.UP, Key.UP);
            program.awaitScreen("echo first");
        }
    }

    @Test
    void tab_completes_commands_devices_futures_and_what_was_sent() throws Exception {
        try (TerminalProgram program = shell()) {
            line(program, "clocks = submit R1 sh privilege");
            program.type("as_c\t");
            program.awaitScreen(PROMPT + " as_completed");
            program.type("clo\t");
            program.awaitScreen("as_completed clocks");
            program.press(Key.CTRL_C);
            program.type("submit R2 sh priv\t");
            program.awaitScreen("submit R2 sh privilege");
            program.press(Key.CTRL_C);
            program.type("cancel --he\t");
            program.awaitScreen("cancel --help");
            program.press(Key.CTRL_C);
            program.type("workers 1\t2");
            program.awaitScreen(PROMPT + " workers 12");
        }
    }

    @Test
    void watch_shows_the_futures_live_and_cancels_the_selected_one() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-w", "2")) {
            for (int i = 0; i < 5; i++) {
                line(program, "echo before");
            }
            line(program, "f = submit -q sh privilege");
            gate.awaitHeld(1, SOON);
            program.type("watch\r");
            program.awaitScreen(
                    "the table", screen -> screen.alternate() && screen.text().contains("f[0]"));
            program.awaitScreen("1 running · 2 ok");
            program.press(Key.HOME);
            program.type("c");
            program.awaitScreen("2 ok · 1 cancelled");
            program.type("q");
            program.awaitScreen(
                    "the prompt below what was typed",
                    screen -> !screen.alternate()
                            && isAtPrompt(screen)
                            && screen.all()
                                    .get(screen.gone().size() + screen.row() - 1)
                                    .endsWith("> watch"));
            line(program, "sessions");
            program.awaitLine("^2 sessions$");
            program.press(Key.CTRL_D);
            assertThat(program.exitCode()).isZero();
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void watch_fits_itself_to_a_small_window() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-w", "2")) {
            line(program, "f = submit -q sh privilege");
            gate.awaitHeld(1, SOON);
            program.type("watch\r");
            program.awaitScreen("1 running · 2 ok");
            program.resize(40, 10);
            Screen screen = program.awaitScreen(
                    "the table in 40 columns",
                    now -> now.lines().getLast().startsWith("q quit")
                            && now.lines().get(1).matches(" +device .* state.* elapsed"));
            assertThat(screen.lines()).hasSize(10);
        }
    }

    @Test
    void the_state_of_the_run_stands_at_the_bottom_while_it_runs() throws Exception {
        Gate gate = room.router("R1").holdAnswers();
        try (TerminalProgram program =
                shell(TerminalProgram.in(home).size(40, 10).environment("NO_COLOR", "1"))) {
            line(program, "submit -q sh privilege");
            gate.awaitHeld(1, SOON);
            Screen screen = program.awaitScreen(
                    "the counts",
                    now -> now.lastLine().startsWith("slowest: R1 command")
                            && (now.lines().get(8).startsWith("1 run · 2 ok")
                                    || now.lines().get(8).startsWith("1 running · 2 ok")));
            assertThat(screen.lines()).hasSize(10);
            gate.release();
            program.awaitScreen("no counts", now -> !now.text().contains("slowest"));
            assertThat(program.raw()).doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]m");
        }
    }

    @Test
    void pasted_lines_are_carried_out_one_by_one() throws Exception {
        try (TerminalProgram program = shell()) {
            program.awaitScreen("pastes are marked", Screen::pasteBracketed);
            program.paste("f1 = submit R1 sh privilege\nf2 = submit R2 sh privilege\nwait f1 f2\n");
            program.press(Key.ENTER);
            program.awaitLine("^DoneAndNotDoneFutures\\(done=\\{f1, f2}, not_done=\\{}\\)$");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_program_of_the_chapter_is_pasted_as_it_is(boolean isMarked) throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).size(110, 50).netfutures("--lab", "shell")) {
            program.awaitScreen("a prompt", screen -> screen.cursorLine().startsWith("netfutures ["));
            line(program, "fault all none");
            String text = ChapterPrograms.text("netmiko_threads_submit_exception")
                    .replace("time.sleep(5)", "time.sleep(0.1)");
            if (isMarked) {
                program.awaitScreen("pastes are marked", Screen::pasteBracketed);
                program.paste(text);
            } else {
                for (String each : text.split("\n", -1)) {
                    program.type(each);
                    program.press(Key.ENTER);
                }
            }
            program.press(Key.ENTER);
            program.awaitLine("^\\{'192.168.100.1': '\\*.* UTC .*',$");
            program.awaitLine("^ '192.168.100.3': '\\*.* UTC .*'}$");
            program.type("len(devices)\r");
            program.awaitLine("^3$");
        }
    }

    @Test
    void ctrl_d_gives_up_a_statement_that_goes_on_and_stays() throws Exception {
        try (TerminalProgram program = shell("-q")) {
            program.type("for device in devices:\r");
            program.awaitScreen("a second prompt", screen -> screen.cursorLine().startsWith("..."));
            program.press(Key.CTRL_D);
            program.awaitScreen("the first prompt", ShellTest::isAtPrompt);
            line(program, "echo still here");
            program.awaitLine("^still here$");
            program.type("pause look\r");
            program.awaitScreen("a look", screen -> screen.cursorLine().startsWith("look (Enter goes on)>"));
            program.type("for device in devices:\r");
            program.awaitScreen("a second prompt", screen -> screen.cursorLine().startsWith("..."));
            program.press(Key.CTRL_D);
            program.awaitScreen("the look again", screen -> screen.cursorLine().startsWith("look (Enter goes on)>"));
            program.press(Key.ENTER);
            program.awaitScreen("the first prompt", ShellTest::isAtPrompt);
            program.press(Key.CTRL_D);
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void a_statement_that_goes_on_has_a_prompt_of_its_own_and_ctrl_c_ends_it() throws Exception {
        Gate one = room.router("R1").holdAnswers();
        try (TerminalProgram program = shell("-q")) {
            program.awaitScreen("an empty prompt", ShellTest::isAtPrompt);
            program.type("for device in devices:\r");
            program.awaitScreen("a second prompt", screen -> screen.cursorLine().startsWith("..."));
            program.press(Key.CTRL_C);
            program.awaitScreen("the first prompt", ShellTest::isAtPrompt);
            program.type("for f in [submit(R1, 'sh clock')]:\r    print(f.result())\r\r");
            one.awaitHeld(1, SOON);
            program.awaitScreen("no line is being typed", screen -> !screen.pasteBracketed());
            program.press(Key.CTRL_C);
            program.awaitScreen("the prompt is back", ShellTest::isAtPrompt);
            one.release();
        }
    }

    @Test
    void a_dumb_terminal_has_a_plain_prompt() throws Exception {
        try (TerminalProgram program =
                shell(TerminalProgram.in(home).size(100, 30).environment("TERM", "dumb"))) {
            program.type("f1 = submit -q R1 sh privilege\rresult f1\rexit\r");
            program.awaitLine("\\{'R1': 'Current privilege level is 15'}$");
            assertThat(program.exitCode()).isZero();
            assertThat(program.raw()).doesNotContain("\u001b");
        }
    }
}
