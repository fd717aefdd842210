package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell on a real terminal, as the tests of the interactive shell see it. */
class TerminalProgramTest {
    @TempDir
    Path home;

    private TerminalProgram shell() throws Exception {
        TerminalProgram shell = TerminalProgram.in(home)
                .environment("PS1", "ready> ")
                .environment("PS0", "")
                .command("bash", "--norc", "--noprofile", "-i");
        shell.awaitScreen("ready>");
        return shell;
    }

    @Test
    void what_is_typed_and_answered_stands_on_the_screen_and_the_exit_code_is_known() throws Exception {
        try (TerminalProgram shell = shell()) {
            shell.type("echo $((6*7))");
            shell.press(Key.ENTER);
            assertThat(shell.awaitLine("^42$")).isEqualTo("42");
            shell.type("exit 3");
            shell.press(Key.ENTER);
            assertThat(shell.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void all_three_streams_are_the_controlling_terminal() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .command("sh", "-c", "test -t 0 && test -t 1 && test -t 2 && echo three >/dev/tty")) {
            program.awaitLine("^three$");
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void ctrl_c_interrupts_the_job_and_leaves_the_shell() throws Exception {
        try (TerminalProgram shell = shell()) {
            shell.type("sh -c 'echo waiting; exec sleep 1000'");
            shell.press(Key.ENTER);
            shell.awaitLine("^waiting$");
            shell.press(Key.CTRL_C);
            shell.awaitScreen("a prompt again", screen -> screen.cursorLine().endsWith("ready>"));
            shell.type("echo \"was $?\"");
            shell.press(Key.ENTER);
            shell.awaitLine("^was 130$");
        }
    }

    @Test
    void ctrl_z_stops_the_job_and_fg_goes_on_with_it() throws Exception {
        try (TerminalProgram shell = shell()) {
            shell.type("sh -c 'echo waiting; read line; echo got $line'");
            shell.press(Key.ENTER);
            shell.awaitLine("^waiting$");
            shell.press(Key.CTRL_Z);
            shell.awaitLine("Stopped");
            shell.type("fg");
            shell.press(Key.ENTER);
            shell.type("more\n");
            shell.awaitLine("^got more$");
        }
    }

    @Test
    void a_new_size_is_seen_and_signalled() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .size(100, 30)
                .command(
                        "bash",
                        "--norc",
                        "-c",
                        "trap 'stty size' WINCH; stty size; sleep 1000 & while :; do wait; done")) {
            program.awaitLine("^30 100$");
            program.resize(60, 10);
            program.awaitLine("^10 60$");
            assertThat(program.screen().lines()).hasSize(10);
        }
    }

    @Test
    void five_thousand_lines_arrive_whole_and_in_order() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).command("seq", "5000")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.screen().all().stream().filter(line -> !line.isEmpty()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 5000)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void lines_that_leave_a_scroll_region_at_the_top_are_kept() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .size(20, 6)
                .command(
                        "sh",
                        "-c",
                        "printf '\\033[6;1Hstatus\\033[1;5r\\033[1;1H'; seq 50; printf 012345678901234567890123")) {
            assertThat(program.exitCode()).isZero();
            Screen screen = program.screen();
            assertThat(screen.all().subList(0, 50))
                    .isEqualTo(IntStream.rangeClosed(1, 50)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(screen.all().subList(50, 52)).isEqualTo(List.of("01234567890123456789", "0123"));
            assertThat(screen.lastLine()).isEqualTo("status");
        }
    }

    @Test
    void a_paste_is_bracketed_once_the_program_has_asked_for_it() throws Exception {
        try (TerminalProgram program =
                TerminalProgram.in(home).command("sh", "-c", "stty -echo; printf '\\033[?2004hgo\\n'; cat -v")) {
            program.awaitLine("^go$");
            program.paste("two words\n");
            program.press(Key.ENTER);
            program.awaitLine("^\\^\\[\\[200~two words$");
            program.awaitLine("^\\^\\[\\[201~$");
        }
    }

    @Test
    void the_alternate_screen_leaves_the_first_one_as_it_was() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .command(
                        "sh",
                        "-c",
                        "echo first; printf '\\033[?1049h\\033[Hsecond'; read x; printf '\\033[?1049l'; echo third")) {
            Screen second = program.awaitScreen("second");
            assertThat(second.alternate()).isTrue();
            assertThat(second.text()).doesNotContain("first");
            program.press(Key.ENTER);
            program.awaitScreen("third");
            assertThat(program.screen().text()).isEqualTo("first\nthird");
        }
    }

    @Test
    void a_question_for_the_cursor_is_answered() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .command(
                        "bash",
                        "--norc",
                        "-c",
                        "printf 'abc\\033[6n'; read -rsd R where; echo; echo \"at ${where#*[}\"")) {
            program.awaitLine("^at 1;4$");
        }
    }

    @Test
    void what_never_comes_is_an_error_that_shows_the_screen() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).command("echo", "something else")) {
            assertThatThrownBy(() -> program.awaitScreen("this"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("\"this\"")
                    .hasMessageContaining("  | something else\n");
        }
    }

    @Test
    void closing_kills_all_that_was_started() throws Exception {
        TerminalProgram shell = shell();
        shell.type("sleep 1000 & echo started $!");
        shell.press(Key.ENTER);
        long pid = Long.parseLong(shell.awaitLine("^started \\d+$").substring(8));
        shell.close();
        assertThat(ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(handle -> handle.onExit()
                                .orTimeout(120, java.util.concurrent.TimeUnit.SECONDS)
                                .join()))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).isEmpty(),
                        gone -> assertThat(gone.orElseThrow().isAlive()).isFalse());
    }
}
