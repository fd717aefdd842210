package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a change is taken back, asked on a terminal. */
@Tag("slow")
class UndoOnTerminalTest {
    private static final String SHUT = "interface Ethernet0/1";

    @TempDir
    Path home;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        Stream.of("R1", "R2", "R3").forEach(name -> room.router(name).configure("archive", "path flash:before"));
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private TerminalProgram config(String... options) throws Exception {
        return TerminalProgram.in(home)
                .size(120, 24)
                .netfutures(Stream.of(
                                Stream.of("-i", room.inventory().toString(), "config", "--yes", "--undo-on", "ask"),
                                Stream.of("--before", "show ip interface brief", "--unchanged"),
                                Stream.of(options),
                                Stream.of(SHUT, "shutdown"))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    /** How many of its interfaces are shut down. */
    private long shut(String router) {
        return room.router(router).configuration().stream()
                .filter(line -> line.strip().equals("shutdown"))
                .count();
    }

    @Test
    void a_no_leaves_it_and_what_it_is_about_is_shown() throws Exception {
        long before = shut("R1");
        try (TerminalProgram program = config("-d", "R1")) {
            program.awaitLine("^R1: take the change back\\? It goes by itself at ..:..:..\\. \\[Y/n\\]");
            assertThat(program.screen().text())
                    .contains("R1: its answer to show ip interface brief has changed", "    + Ethernet0/1")
                    .doesNotContain("running");
            program.type("n");
            program.press(Key.ENTER);
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.screen().text()).doesNotContain("the change is taken back");
        }
        assertThat(shut("R1")).isEqualTo(before + 1);
        assertThat(room.router("R1").received()).contains("configure confirm");
    }

    @Test
    void each_device_is_asked_about_by_itself_and_no_answer_is_a_yes() throws Exception {
        long shut = shut("R1");
        try (TerminalProgram program = config("--waves", "all")) {
            for (int question = 0; question < 3; question++) {
                int before = question;
                program.awaitScreen(
                        "the next question",
                        screen -> screen.all().stream()
                                        .filter(line -> line.contains("take the change back?"))
                                        .count()
                                > before);
                program.press(Key.ENTER);
            }
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.screen().all())
                    .anyMatch(
                            line -> line.contains("the change is taken back; its configuration is what it was before"));
        }
        assertThat(List.of("R1", "R2", "R3")).allMatch(router -> shut(router) == shut);
    }

    @Test
    void ctrl_c_at_the_question_decides_nothing_and_the_router_takes_it_back_by_itself() throws Exception {
        try (TerminalProgram program = config("-d", "R1")) {
            program.awaitScreen("R1: take the change back?");
            program.press(Key.CTRL_C);
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
        }
        assertThat(room.router("R1").received()).doesNotContain("configure confirm");
    }
}
