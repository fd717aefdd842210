package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.UnsupportedPlatform;
import io.netfutures.device.Progress;
import io.netfutures.lab.Lab;
import io.netfutures.platform.Platforms;
import io.netfutures.session.Session;
import io.netfutures.session.Tap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices whose inventory does not say what they are. */
@Tag("slow")
class AutodetectTest {
    @TempDir
    Path folder;

    private static Device device(String platform) {
        return Device.of("127.0.0.1", platform, Credentials.of("admin", "lab-password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cisco_ios",
                "cisco_nxos",
                "cisco_xr",
                "arista_eos",
                "juniper_junos",
                "huawei",
                "hp_comware",
                "aruba_aoscx",
                "fortinet",
                "vyos",
                "linux",
                "dell_os10",
                "extreme_exos"
            })
    void a_device_says_what_it_is_and_is_not_asked_again(String platform) throws Exception {
        Device real = device(platform);
        Device unknown = device(Ssh.AUTODETECT);
        Path file = folder.resolve("detected");
        try (Lab lab = Lab.start(List.of(real))) {
            for (int run = 0; run < 2; run++) {
                try (Ssh ssh = Ssh.open(
                                HostKeys.exactly(lab.hostKey()),
                                any -> lab.address(real),
                                Platforms.builtIn(),
                                DetectedPlatforms.in(file));
                        Session session = ssh.connect(unknown, Progress.NONE)) {
                    assertThat(session.platform().names()).contains(platform);
                    session.enable();
                    assertThat(session.isPrivileged()).isTrue();
                }
            }
            String question = Platforms.builtIn()
                    .named(platform)
                    .orElseThrow()
                    .detect()
                    .getFirst()
                    .send();
            assertThat(lab.routers().getFirst().received()).containsOnlyOnce(question);
            assertThat(Files.readString(file)).matches("SHA256:\\S+ " + platform + "\n(SHA256:\\S+ enter=cr\n)?");
        }
    }

    @Test
    void a_device_that_takes_only_a_carriage_return_for_enter_is_known_the_next_time() throws Exception {
        Device real = device("aruba_aoscx");
        Path file = folder.resolve("detected");
        try (Lab lab = Lab.start(List.of(real))) {
            for (int run = 0; run < 2; run++) {
                StringBuilder typed = new StringBuilder();
                try (Ssh ssh = Ssh.open(
                                        HostKeys.exactly(lab.hostKey()),
                                        any -> lab.address(real),
                                        Platforms.builtIn(),
                                        DetectedPlatforms.in(file))
                                .heardBy(device -> typedInto(typed));
                        Session session = ssh.connect(device("generic"), Progress.NONE)) {
                    assertThat(session.send("show version")).isNotEmpty();
                }
                assertThat(typed.toString().startsWith("\r")).isEqualTo(run == 1);
            }
        }
        assertThat(Files.readString(file)).matches("SHA256:\\S+ enter=cr\n");
    }

    private static Tap typedInto(StringBuilder typed) {
        return new Tap() {
            @Override
            public void start() {}

            @Override
            public void received(byte[] bytes) {}

            @Override
            public void typed(byte[] bytes) {
                typed.append(new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void a_device_that_does_not_say_what_it_is_fails_with_what_to_do() throws Exception {
        Device real = device("generic");
        try (Lab lab = Lab.start(List.of(real));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), any -> lab.address(real))) {
            assertThatThrownBy(() -> ssh.connect(device(Ssh.AUTODETECT), Progress.NONE))
                    .isInstanceOf(UnsupportedPlatform.class)
                    .hasMessageContaining("what this device is cannot be told from its answers")
                    .hasMessageContaining("write its device_type");
            assertThat(lab.routers().getFirst().awaitNoSessions(Duration.ofMinutes(2)))
                    .isTrue();
        }
    }
}
