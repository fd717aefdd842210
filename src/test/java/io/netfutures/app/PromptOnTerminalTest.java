package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines printed above a prompt with a status line, while something is being typed at it. */
@Tag("slow")
class PromptOnTerminalTest {
    private static final String TYPED = "show ip interface brief | include up";

    @TempDir
    Path home;

    private static List<String> printed(Screen screen) {
        return screen.all().stream().filter(line -> line.contains("....")).toList();
    }

    private static List<String> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "line " + i + " of " + count + " " + ".".repeat(40))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"80,24,1", "80,24,200", "80,10,1", "80,10,200", "80,10,7"})
    void lines_are_whole_and_the_typed_text_survives(int columns, int rows, int atOnce) throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .size(columns, rows)
                .java(PromptOnTerminal.class, "200", Integer.toString(atOnce), "2", "locked")) {
            program.awaitScreen("a prompt", screen -> screen.cursorLine().equals(">"));
            program.press(Key.CTRL_T);
            for (String letter : TYPED.split("")) {
                program.type(letter);
            }
            Screen screen = program.awaitScreen(
                    "all lines and the typed text",
                    now -> now.lastLine().equals("printed 200 row 1")
                            && now.cursorLine().equals("> " + TYPED));
            assertThat(printed(screen)).as("%s", screen).isEqualTo(lines(200));
            assertThat(screen.column()).isEqualTo(2 + TYPED.length());
            program.press(Key.ENTER);
            program.awaitLine("^got <" + TYPED.replace("|", "\\|") + ">$");
            program.press(Key.CTRL_D);
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void a_new_size_of_the_window_keeps_prompt_and_status() throws Exception {
        try (TerminalProgram program =
                TerminalProgram.in(home).java(PromptOnTerminal.class, "20", "1", "2", "locked")) {
            program.awaitScreen("a prompt", screen -> screen.cursorLine().equals(">"));
            program.type("abc");
            program.awaitScreen("> abc");
            for (int[] size : new int[][] {{100, 30}, {60, 12}, {80, 24}}) {
                program.resize(size[0], size[1]);
                program.awaitScreen(
                        "the prompt above the status line at " + size[0] + "x" + size[1],
                        now -> now.lastLine().equals("ready row 1")
                                && now.cursorLine().equals("> abc"));
            }
            program.press(Key.CTRL_T);
            Screen screen = program.awaitScreen(
                    "twenty lines",
                    now -> now.lastLine().equals("printed 20 row 1")
                            && now.cursorLine().equals("> abc"));
            assertThat(printed(screen)).as("%s", screen).isEqualTo(lines(20));
        }
    }

    @Test
    void ctrl_c_at_the_prompt_gives_the_partial_line() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).java(PromptOnTerminal.class, "1", "1", "1", "locked")) {
            program.awaitScreen("a prompt", screen -> screen.cursorLine().equals(">"));
            program.type("abc");
            program.awaitScreen("> abc");
            program.press(Key.CTRL_C);
            program.awaitLine("^interrupted at <abc>$");
            assertThat(program.exitCode()).isZero();
        }
    }
}
