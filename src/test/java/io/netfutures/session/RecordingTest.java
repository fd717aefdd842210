package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.DeviceException.SessionLogFailed;
import io.netfutures.session.ScriptedDevice.Cut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
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

    private static void record(Cut cut, Path file, boolean withInput) throws Exception {
        try (ScriptedDevice device = ScriptedDevice.at(cut, "R1>")
                        .log(file, withInput)
                        .secret(SECRET)
                        .on("enable\n", "enable\r\nPassword: ")
                        .on(SECRET + "\n", "\r\nR1#")
                        .echoed("sh run", "enable secret 0 " + SECRET + "\r\n", "R1#");
                Session session = device.open()) {
            session.enable();
            assertThat(session.send("sh run")).endsWith(SECRET);
        }
    }
}
