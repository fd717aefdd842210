package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Progress;
import io.netfutures.device.Task;
import io.netfutures.lab.Lab;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** A router with the classic command line of SR OS, which an inventory calls one with the MD-CLI. */
@NullMarked
class ClassicSrOsTest {
    @Test
    void it_is_read_and_not_configured() throws Exception {
        Device classic = Device.of("10.0.0.1", "alcatel_sros", Credentials.of("cisco", "cisco"));
        try (Lab lab = Lab.start(List.of(classic));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address)) {
            Device called = classic.as("nokia_sros");
            assertThat(ssh.worker()
                            .perform(called, Task.Show.of("show version"), Progress.NONE)
                            .text())
                    .contains("Nokia 7750 SR");
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> ssh.worker()
                            .perform(
                                    called,
                                    new Task.Configure(List.of("configure system location here"), false),
                                    Progress.NONE));
            assertThat(refused)
                    .hasMessageContaining("no way of nokia_sros leads from A:")
                    .hasMessageContaining("nothing was changed")
                    .hasMessageContaining("netfutures platforms nokia_sros");
            assertThat(lab.routers().getFirst().received()).doesNotContain("configure system location here");
        }
    }
}
