package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes between two waves, on a terminal. */
@Tag("slow")
class PauseOnTerminalTest {
    private static final String NTP = "ntp server 10.9.9.9";
    private static final String QUESTION = "wave 1 of 2 is done: 1 returned, 0 failed. Go on with 2 devices? [y/N]";

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

    private TerminalProgram config(String... options) throws Exception {
        return TerminalProgram.in(home)
                .size(120, 24)
                .netfutures(Stream.of(
                                Stream.of("-i", room.inventory().toString(), "config", "--yes"),
                                Stream.of(options),
                                Stream.of(NTP))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private boolean isSent(String router) {
        return room.router(router).received().contains(NTP);
    }

    @Test
    void whoever_says_yes_goes_on() throws Exception {
        try (TerminalProgram program = config("--pause")) {
            Screen asked = program.awaitScreen(QUESTION);
            assertThat(asked.text()).contains("R1").doesNotContain("pending");
            assertThat(isSent("R2")).isFalse();
            program.type("y");
            program.press(Key.ENTER);
            assertThat(program.exitCode()).isZero();
            assertThat(program.screen().text()).contains("wave 2: 2 devices", "3 devices: 3 ok in ");
        }
        assertThat(isSent("R3")).isTrue();
    }

    @Test
    void ctrl_c_at_the_question_ends_the_run_and_says_how_it_goes_on() throws Exception {
        try (TerminalProgram program = config("--pause")) {
            program.awaitScreen(QUESTION);
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.screen().all())
                    .anyMatch(line -> line.startsWith("Ctrl-C: nothing new is started. 0 running, 2 pending"))
                    .anyMatch(line -> line.contains("netfutures resume 1"));
        }
        assertThat(isSent("R2")).isFalse();
    }

    @Test
    void what_was_typed_before_the_question_is_no_answer() throws Exception {
        try (TerminalProgram program = config("--pause")) {
            program.type("y");
            program.press(Key.ENTER);
            program.awaitScreen(QUESTION);
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
        }
        assertThat(isSent("R2")).isFalse();
    }

    @Test
    void the_status_says_until_when_a_wave_soaks_and_ctrl_c_ends_it() throws Exception {
        try (TerminalProgram program = config("--soak", "1h")) {
            program.awaitLine("^wave 1 of 2 soaks until ");
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.screen().text()).contains("netfutures resume 1").doesNotContain("wave 1 of 2 soaks");
        }
        assertThat(isSent("R2")).isFalse();
    }
}
