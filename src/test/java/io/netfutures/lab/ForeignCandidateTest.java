package io.netfutures.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Progress;
import io.netfutures.device.Task;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A candidate configuration in which somebody else has left lines. */
@Tag("slow")
class ForeignCandidateTest {
    @Test
    void what_somebody_else_has_not_committed_is_not_committed_with_our_lines_and_stays() throws Exception {
        Device junos = Device.of("10.0.0.1", "juniper_junos", Credentials.of("cisco", "cisco"));
        try (SshClient client = SshClient.setUpDefaultClient();
                Lab lab = Lab.start(List.of(junos));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address)) {
            client.setServerKeyVerifier((session, address, key) -> true);
            client.start();
            Router router = lab.routers().getFirst();
            List<String> before = router.configuration();
            try (Visitor other = Visitor.at(client, router, "cisco")) {
                other.type("configure\rset system ntp server 10.1.1.1\rshow | compare\r");
                other.await("10.1.1.1\r\n");
                CommandRejected refused = catchThrowableOfType(
                        CommandRejected.class,
                        () -> ssh.worker()
                                .perform(
                                        junos,
                                        new Task.Configure(List.of("set system ntp server 10.9.9.9"), false),
                                        Progress.NONE));
                assertThat(refused)
                        .hasMessageContaining("lines there that somebody has not committed; nothing was changed")
                        .hasMessageContaining("The configuration has been changed but not committed");
                assertThat(router.configuration()).isEqualTo(before);
                assertThat(router.received()).doesNotContain("set system ntp server 10.9.9.9", "rollback 0");
                other.type("commit\r");
                other.await("commit complete");
                assertThat(router.configuration()).anyMatch(line -> line.contains("10.1.1.1"));
            }
            ssh.worker()
                    .perform(
                            junos, new Task.Configure(List.of("set system ntp server 10.9.9.9"), false), Progress.NONE);
            assertThat(router.configuration()).anyMatch(line -> line.contains("10.9.9.9"));
        }
    }
}
