package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording played to a person, who may have seen enough. */
@Tag("slow")
class ReplayOnTerminalTest {
    @TempDir
    Path home;

    @BeforeEach
    void record() throws Exception {
        StringBuilder cast = new StringBuilder("{\"version\":2}\n[0.1,\"o\",\"R1#\\u001b[2Jx\\r\\n\"]\n");
        for (int i = 1; i < 1000; i++) {
            cast.append("[").append(i * 100).append(",\"o\",\"line ").append(i).append("\\r\\n\"]\n");
        }
        Files.writeString(home.resolve("long.cast"), cast);
        Files.createDirectories(home.resolve("inventory"));
        Files.copy(Path.of("inventory/devices.yaml"), home.resolve("inventory/devices.yaml"));
    }

    @Test
    void ctrl_c_ends_it_and_nothing_in_it_acts_on_the_terminal() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).netfutures("replay", "long.cast")) {
            program.awaitLine("^R1#\\\\u\\{1b\\}\\[2Jx$");
            program.awaitLine("^line 1$");
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void raw_is_refused() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home).netfutures("replay", "--raw", "long.cast")) {
            program.awaitLine("--raw never goes to a terminal");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void at_a_prompt_ctrl_c_gives_the_prompt_back() throws Exception {
        try (TerminalProgram shell = TerminalProgram.in(home).netfutures("--lab", "shell")) {
            shell.awaitScreen("netfutures [all 3]>");
            shell.type("replay long.cast\n");
            shell.awaitLine("^line 1$");
            shell.press(Key.CTRL_C);
            shell.awaitScreen("a prompt again", screen -> screen.cursorLine().endsWith("]>"));
            shell.type("exit\n");
            assertThat(shell.exitCode()).isZero();
        }
    }
}
