package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that a person types at a terminal. */
@Tag("slow")
class SecretsOnTerminalTest {
    private static final String PASSWORD = "hunter-22-canary";

    @TempDir
    Path home;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = Classroom.withPassword(home, PASSWORD);
        StringBuilder yaml = new StringBuilder();
        for (String name : new String[] {"R1", "R2", "R3"}) {
            yaml.append("- {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, secret: %s}%n"
                    .formatted(name, room.port(name), Classroom.ENABLE));
        }
        Files.writeString(room.inventory(), yaml);
    }

    @AfterEach
    void close_and_see_that_nothing_was_kept() throws Exception {
        room.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("hunter-22");
            }
        }
    }

    private TerminalProgram start(String... words) throws Exception {
        return TerminalProgram.in(home)
                .environment("NETFUTURES_INVENTORY", room.inventory().toString())
                .environment("XDG_STATE_HOME", home.resolve("state").toString())
                .netfutures(words);
    }

    @Test
    void a_password_is_asked_once_and_never_shown() throws Exception {
        try (TerminalProgram program = start("submit", "-q", "sh clock")) {
            program.awaitScreen("password for cisco on 3 devices:");
            program.type("oops\u0015hunter-22-canarz\u007fy\r");
            assertThat(program.exitCode()).isZero();
            assertThat(program.raw()).contains("'R1': '", "'R2': '", "'R3': '").doesNotContain("hunter", "oops");
        }
    }

    @Test
    void ctrl_c_at_the_question_contacts_nothing_and_the_terminal_echoes_again() throws Exception {
        try (TerminalProgram program = TerminalProgram.in(home)
                .environment("NETFUTURES_INVENTORY", room.inventory().toString())
                .command(Stream.of(
                                Stream.of("/bin/sh", "-c", "\"$@\"; echo code $?; stty -a", "sh"),
                                Program.java(Main.class, "submit", "-q", "sh clock").stream())
                        .flatMap(words -> words)
                        .toArray(String[]::new))) {
            program.awaitScreen("password for cisco on 3 devices:");
            program.type("hunter-22");
            program.press(Key.CTRL_C);
            program.awaitScreen("code 130");
            assertThat(program.exitCode()).isZero();
            assertThat(program.raw())
                    .contains("Ctrl-C: nothing was contacted")
                    .containsPattern("[ ;]echo ")
                    .containsPattern("[ ;]icanon ")
                    .doesNotContain("hunter");
        }
        assertThat(room.router("R1").loginsTried()).isZero();
    }

    @Test
    void the_shell_asks_when_a_command_first_needs_a_device_and_its_history_forgets() throws Exception {
        try (TerminalProgram program = start("shell")) {
            program.awaitScreen("netfutures [all 3]>");
            program.type("submit R1 sh clock\r");
            program.awaitScreen("password for cisco on R1:");
            program.type(PASSWORD + "\r");
            program.awaitScreen("'R1': '");
            program.type("submit sh clock\r");
            program.awaitScreen("'R3': '");
            program.type("echo " + PASSWORD + "\r");
            program.type("exit\r");
            assertThat(program.exitCode()).isZero();
            assertThat(program.raw().split("password for cisco", -1)).hasSize(2);
        }
        assertThat(Files.readString(home.resolve("state/netfutures/history"))).contains("submit R1 sh clock");
    }
}
