package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Proof.End;
import io.netfutures.journal.KeptDevice;
import io.netfutures.lab.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can be done after a change whose process was killed at one certain moment, or which has failed. */
@Tag("slow")
class AfterKilledChangeTest {
    private static final String LINE = "ntp server 10.9.9.9";
    private static final String UNDO = "no " + LINE;
    private static final Duration LATER = Duration.ofMinutes(10);

    @TempDir
    Path home;

    private RecoveryRoom room;
    private InProcess program;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.err());

    @BeforeEach
    void open() throws Exception {
        room = RecoveryRoom.open(home, UNDO);
        program = room.program();
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private static String[] config(String... words) {
        return Stream.concat(Stream.of("config", "--yes", "--host-keys", "off"), Stream.of(words))
                .toArray(String[]::new);
    }

    private int run(String... words) {
        return program.run(words);
    }

    private KeptDevice kept(String name) throws Exception {
        return room.kept().orElseThrow().devices().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a change, and kills it when this router was asked so many things; it has not answered the last one. */
    private void kill(String router, int asked, String... words) throws Exception {
        Gate answers = room.router(router).holdAnswers();
        try (Program started = room.start(words)) {
            answers.awaitHeld(1, RecoveryRoom.BOUND);
            for (int i = 1; i < asked; i++) {
                Gate before = answers;
                answers = room.router(router).holdAnswers();
                before.release();
                answers.awaitHeld(1, RecoveryRoom.BOUND);
            }
            started.handle().destroyForcibly();
            int ignored = started.exitCode();
        } finally {
            answers.release();
        }
    }

    @Test
    void a_change_that_cuts_its_connection_is_taken_back_by_the_device_although_nobody_waits() throws Exception {
        try (Program started = room.start(config(
                "-d",
                "R1",
                "--before",
                "show clock",
                "interface Ethernet0/0",
                "shutdown",
                "description never typed"))) {
            room.awaitReceived("R1", "shutdown");
            assertThat(room.router("R1").awaitNoSessions(RecoveryRoom.BOUND)).isTrue();
            started.handle().destroyForcibly();
            int ignored = started.exitCode();
        }
        List<String> before = room.router("R1").received();
        assertThat(room.router("R1").isReachable()).isFalse();

        room.pass(LATER);
        assertThat(room.router("R1").isReachable()).isTrue();
        assertThat(run("resume", "1", "--host-keys", "off")).isEqualTo(1);
        assertThat(program.err()).contains("R1: not configured again, for lines may have been sent already");
        assertThat(kept("R1").isUnknown()).isTrue();
        assertThat(room.router("R1").received()).isEqualTo(before).doesNotContain("description never typed");
    }

    @Test
    void a_change_killed_while_its_lines_are_being_taken_back_is_unknown() throws Exception {
        kill("R3", 4, config("-d", "R3", "--before", "show clock", "--expect", "never", "--undo", "undo.cfg", LINE));
        List<String> before = room.router("R3").received();
        assertThat(before).containsOnlyOnce(LINE, UNDO);
        assertThat(kept("R3").isUnknown()).isTrue();
        assertThat(run("resume", "1", "--host-keys", "off")).isEqualTo(1);
        assertThat(run("retry", "--failed", "1", "--host-keys", "off")).isNotZero();
        assertThat(room.router("R3").received()).isEqualTo(before);
        assertThat(run("resume", "1", "--force", "--host-keys", "off")).isEqualTo(1);
        assertThat(room.received("R3", LINE)).as("by force").isEqualTo(2);
    }

    @Test
    void what_a_killed_soak_has_not_reached_is_resumed() throws Exception {
        try (Program started = room.start(config("--waves", "1,all", "--soak", "10m", LINE))) {
            String line = started.nextErr();
            while (!line.contains("it soaks until")) {
                line = started.nextErr();
            }
            started.handle().destroyForcibly();
            int ignored = started.exitCode();
        }
        assertThat(room.received("R1", LINE)).isEqualTo(1);
        assertThat(room.router("R2").connections()).isZero();
        assertThat(run("resume", "1", "--host-keys", "off", "--soak", "1ms")).isZero();
        for (String each : List.of("R1", "R2", "R3", "R4")) {
            assertThat(room.received(each, LINE)).as(each).isEqualTo(1);
        }
    }

    @Test
    void what_is_not_known_to_be_in_force_is_not_confirmed_and_that_is_said() throws Exception {
        kill("R2", 2, config("-d", "R1,R2", "--waves", "all", "-w", "1", "--confirm", "5m", LINE));
        List<String> before = room.router("R2").received();
        assertThat(kept("R2").isUnknown()).isTrue();

        assertThat(run("config", "confirm", "--host-keys", "off")).isEqualTo(1);
        assertThat(program.err())
                .contains("R2: whether the change came into force is not known, and it is left as it is;");
        assertThat(room.received("R1", "configure confirm")).isEqualTo(1);
        assertThat(room.router("R2").received()).isEqualTo(before);
        room.pass(LATER);
        assertThat(room.router("R1").configuration()).contains(LINE);
        assertThat(room.router("R2").configuration()).doesNotContain(LINE);
    }

    @Test
    void no_older_run_is_confirmed_in_the_place_of_one_that_is_unknown() throws Exception {
        assertThat(run(config("-d", "R1", "--confirm", "5m", LINE))).isZero();
        kill("R2", 2, config("-d", "R2", "--confirm", "5m", LINE));
        List<String> before = room.router("R1").received();

        assertThat(run("config", "confirm", "--host-keys", "off")).isEqualTo(2);
        assertThat(program.err())
                .contains(
                        "R2: whether the change came into force is not known",
                        "run 2 has put nothing in force that was to be confirmed");
        assertThat(room.router("R1").received()).isEqualTo(before);
    }

    @Test
    void a_change_that_was_taken_back_is_tried_again_and_one_that_is_in_force_is_not() throws Exception {
        assertThat(run(config("-d", "R1", "--before", "show clock", "--expect", "never", LINE)))
                .isNotZero();
        assertThat(kept("R1").change()).contains(End.TAKEN_BACK);
        assertThat(run("retry", "--failed", "1", "--host-keys", "off")).isNotZero();
        assertThat(room.received("R1", LINE)).isEqualTo(2);

        assertThat(run(config("-d", "R4", "--no-undo", "--before", "show clock", "--expect", "never", LINE)))
                .isNotZero();
        assertThat(run("retry", "--failed", "--host-keys", "off")).isNotZero();
        assertThat(program.err()).contains("R4: not configured again, for lines may have been sent already");
        assertThat(room.received("R4", LINE)).isEqualTo(1);
    }
}
