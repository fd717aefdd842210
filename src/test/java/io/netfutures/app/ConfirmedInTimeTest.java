package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that nobody confirmed in their time. R2 is a switch that counts it in seconds. */
@Tag("slow")
class ConfirmedInTimeTest {
    private static final String LINE = "ntp server 10.9.9.9";

    @TempDir
    Path home;

    @Test
    void devices_whose_time_is_over_are_named() throws Exception {
        try (RecoveryRoom room = RecoveryRoom.open(home.resolve("room"), "no " + LINE)) {
            InProcess program = room.program();
            assertThat(program.run("config", "--host-keys", "off", "-d", "R2", "--confirm", "1s", LINE))
                    .isZero();
            assertThat(program.run("config", "--host-keys", "off", "--yes", "-d", "R1,R3", "--soak", "1100ms", LINE))
                    .as("that takes so long")
                    .isZero();
            assertThat(program.run("config", "confirm")).isEqualTo(2);
            assertThat(program.err()).contains("the time of run 1 was over at");
            assertThat(program.run("config", "confirm", "1")).isEqualTo(2);
            assertThat(program.err()).contains("R2: was to be confirmed by", "has taken the change back by itself");
            assertThat(room.router("R2").configuration()).doesNotContain(LINE);
            assertThat(program.run("runs", "show", "1")).isZero();
            assertThat(program.out()).containsPattern("not confirmed by .*, and so taken back by itself: R2\n");
            assertThat(program.run("runs", "undo", "1")).isEqualTo(2);
        }
    }
}
