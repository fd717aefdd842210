package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that configure one device at a time; told by what the routers have received. */
@Tag("slow")
class ConfiguredElsewhereTest {
    /** A virtual machine that starts on a busy machine takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Classroom room;
    private InProcess second;

    @RegisterExtension
    final Witness witness = new Witness(() -> second.err());

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        second = new InProcess(home);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private String[] config(String... words) {
        return Stream.concat(
                        Stream.of(
                                "config",
                                "--yes",
                                "--waves",
                                "all",
                                "-i",
                                room.inventory().toString()),
                        Stream.of(words))
                .toArray(String[]::new);
    }

    private List<String> received(String name) {
        return room.router(name).received();
    }

    @Test
    void the_second_run_leaves_a_device_alone_and_configures_the_others() throws Exception {
        try (Gate answers = room.router("R1").holdAnswers();
                Program first = Program.start(home, config("-d", "R1", "hostname first", "do sh clock"))) {
            answers.awaitHeld(1, PATIENCE);
            assertThat(second.run(config("hostname second"))).isEqualTo(1);
            assertThat(second.err())
                    .containsPattern("R1 \\(127\\.0\\.0\\.1:\\d+\\): connect: run 1 is configuring it \\(process "
                            + first.handle().pid()
                            + ", since \\d\\d:\\d\\d:\\d\\d\\); wait for it, or look with: netfutures runs show 1\\R")
                    .contains("3 devices: 2 ok, 1 failed");
            answers.release();
            assertThat(first.exitCode()).isZero();
        }
        assertThat(received("R1")).contains("hostname first").doesNotContain("hostname second");
        assertThat(received("R2")).contains("hostname second");
        assertThat(room.router("R1").loginsTried()).as("not even contacted").isEqualTo(1);

        assertThat(second.run("retry", "--failed", "2"))
                .as("nothing was sent, so it is sent now")
                .isZero();
        assertThat(received("R1")).contains("hostname second");
    }

    @Test
    void a_killed_run_frees_its_devices_and_commands_that_show_are_never_held_up() throws Exception {
        try (Gate answers = room.router("R1").holdAnswers();
                Program first =
                        Program.start(home, config("-d", "R1", "--no-journal", "hostname first", "do sh clock"))) {
            answers.awaitHeld(1, PATIENCE);
            assertThat(second.run(config("-d", "R1", "--no-journal", "hostname second")))
                    .isEqualTo(1);
            assertThat(second.err())
                    .containsPattern("connect: process " + first.handle().pid()
                            + " is configuring it \\(since \\d\\d:\\d\\d:\\d\\d\\); wait for it to end\\R");
            first.handle().destroyForcibly();
            assertThat(first.exitCode()).isNotZero();
            answers.release();
        }
        assertThat(second.run(config("-d", "R1", "hostname second"))).isZero();
        assertThat(second.run("submit", "-i", room.inventory().toString(), "sh clock"))
                .isZero();
    }

    @Test
    void a_cancelled_run_frees_its_device() throws Exception {
        Path script = home.resolve("cancel.nf");
        try (Gate answers = room.router("R1").holdAnswers()) {
            Files.writeString(script, """
                    c = config -d R1 --deadline 1s "hostname first" "do sh clock"
                    wait c
                    d = config -d R1 hostname second
                    cancel d --running
                    wait d
                    """);
            assertThat(second.run("run", "-i", room.inventory().toString(), script.toString()))
                    .isNotZero();
            answers.release();
        }
        assertThat(second.run(config("-d", "R1", "hostname third"))).isZero();
    }

    @Test
    void a_run_that_is_kept_elsewhere_is_found_by_what_is_said() throws Exception {
        try (Gate answers = room.router("R1").holdAnswers();
                Program first = Program.start(
                        home, config("-d", "R1", "--run-dir", "my runs", "hostname first", "do sh clock"))) {
            answers.awaitHeld(1, PATIENCE);
            assertThat(second.run(config("-d", "R1", "hostname second"))).isEqualTo(1);
            assertThat(second.err())
                    .contains("look with: netfutures runs show 1 --run-dir '" + home.resolve("my runs"));
            answers.release();
            assertThat(first.exitCode()).isZero();
        }
    }

    @Test
    void where_nothing_can_be_locked_nothing_is_configured() throws Exception {
        Files.createDirectories(home.resolve(".local/state/netfutures"));
        Files.writeString(home.resolve(".local/state/netfutures/locks"), "no folder");
        assertThat(second.run(config("-d", "R1", "hostname x"))).isEqualTo(1);
        assertThat(second.err())
                .contains("whether another run configures it cannot be told ("
                        + home.resolve(".local/state/netfutures/locks"));
        assertThat(room.router("R1").connections()).isZero();
    }

    @Test
    void a_lab_locks_nothing_for_nobody_else_reaches_it() throws Exception {
        Path state = Files.createDirectories(home.resolve(".local/state/netfutures"));
        assertThat(second.run(config("--lab", "hostname x"))).isZero();
        assertThat(state.resolve("locks")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("runs"))))
                .isEqualTo("rwx------");
    }
}
