package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.SessionLogFailed;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.platform.Platforms;
import io.netfutures.session.ScriptedDevice.Cut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordingTest {
    private static final String SECRET = "enable-secret";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_session_log_holds_all_that_was_said_and_no_secret(Cut cut) throws Exception {
        Path file = folder.resolve("r1.log");
        record(cut, file, false);
        assertThat(file)
                .content()
                .contains("R1>", "enable\r\n", "enable secret 0 ****\r\n")
                .doesNotContain(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void with_what_was_typed_it_holds_no_secret_either() throws Exception {
        Path file = folder.resolve("r1.log");
        record(Cut.WHOLE, file, true);
        assertThat(file).content().contains("terminal width 511\nterminal width 511\r\n", "Password: ****\n");
        assertThat(file).content().doesNotContain(SECRET);
    }

    @Test
    void a_session_log_that_cannot_be_written_says_so_before_anything_is_typed() throws Exception {
        try (ScriptedDevice device = ScriptedDevice.at(Cut.WHOLE, "R1#").log(folder, false)) {
            assertThatThrownBy(device::open)
                    .isInstanceOf(SessionLogFailed.class)
                    .hasMessageContaining("check session_log in devices.yaml:3");
            assertThat(device.typed()).isEmpty();
            assertThat(device.isClosed()).isTrue();
        }
    }

    /** Writes down what it hears; typed text in brackets. */
    private static final class Notes implements Tap {
        private final StringBuilder heard = new StringBuilder();
        private boolean full;

        @Override
        public void start() {
            heard.append("start ");
        }

        @Override
        public void received(byte[] bytes) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
            heard.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void typed(byte[] bytes) {
            heard.append('[').append(new String(bytes, StandardCharsets.UTF_8)).append(']');
        }

        @Override
        public void close() {
            heard.append("close ");
        }
    }

    private static Session tapped(Tap tap) throws Exception {
        Script script = new Script("R1>", () -> Integer.MAX_VALUE, line -> switch (line) {
            case "enable" -> "enable\r\nPassword: ";
            case "s1" -> "\r\nR1#";
            default -> line + "\r\nR1>";
        });
        Credentials credentials = new Credentials("cisco", null, Secret.of("s1"), null, null);
        return Session.open(
                script.heardBy(tap),
                Device.of("192.0.2.1", "cisco_ios", credentials),
                Platforms.builtIn().named("cisco_ios").orElseThrow(),
                Progress.NONE);
    }

    @Test
    void a_tap_hears_both_directions_and_stars_for_what_is_typed_at_a_question_for_a_secret() throws Exception {
        Notes notes = new Notes();
        try (Session session = tapped(notes)) {
            session.enable();
        }
        assertThat(notes.heard).startsWith("start R1>[\n]\r\nR1>[terminal width 511\n]terminal width 511\r\n");
        assertThat(notes.heard)
                .contains("[enable\n]enable\r\nPassword: [****\n]\r\nR1#")
                .doesNotContain("s1");
        assertThat(notes.heard).endsWith("close ");
    }

    @Test
    void a_tap_that_fails_ends_the_session_and_says_why() throws Exception {
        Notes notes = new Notes();
        try (Session session = tapped(notes)) {
            notes.full = true;
            assertThatThrownBy(() -> session.send("sh clock"))
                    .isInstanceOf(SessionLogFailed.class)
                    .hasMessageContaining("its session cannot be recorded (no space left)");
        }
    }

    private static void record(Cut cut, Path file, boolean withInput) throws Exception {
        try (ScriptedDevice device = ScriptedDevice.at(cut, "R1>")
                        .log(file, withInput)
                        .secret(SECRET)
                        .on("enable\n", "enable\r\nPassword: ")
                        .on(SECRET + "\n", "\r\nR1#")
                        .echoed("sh run", "enable secret 0 " + SECRET + "\r\n", "R1#");
                Session session = device.open()) {
            session.enable();
            assertThat(session.send("sh run")).endsWith("enable secret 0 ****");
        }
    }
}
