package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Access;
import io.netfutures.device.Access.AlgorithmChoice;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Task;
import io.netfutures.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is said to a device for one command, counted: a superfluous round trip costs the device as much as it costs us. Whoever needs
 * fewer lowers the numbers; whoever needs more says why.
 */
class MessagesOfADeviceTest {
    /** From the end of the key exchange to the answer: login, shell, terminal, privileged mode, the command. */
    private static final Cost FIRST = new Cost(12, 832, 17, 1476);

    /** Where the session was kept: the line that is typed; its echo and the answer. */
    private static final Cost SECOND = new Cost(1, 68, 2, 152);

    /** The line {@code exit} and the end of the channel; its echo, the exit status, and the end of the channel. */
    private static final Cost LEAVING = new Cost(2, 104, 4, 224);

    private static final String UNCOUNTABLE = "chacha20-poly1305@openssh.com";

    private final Device device = TestSshServer.with(
            Device.of(
                    "192.0.2.1",
                    "cisco_ios",
                    new Credentials("cisco", Secret.of("cisco"), Secret.of("cisco"), null, null)),
            Access.DEFAULT.with(new AlgorithmChoice(List.of(), Map.of("ciphers", List.of(UNCOUNTABLE)))));
    private Lab lab;

    /** Messages and bytes to the device, and from it. */
    private record Cost(int sent, int bytesSent, int received, int bytesReceived) {
        static Cost of(Wire wire) {
            List<Integer> sent = wire.toDevice();
            List<Integer> received = wire.fromDevice();
            return new Cost(sent.size(), sum(sent), received.size(), sum(received));
        }

        private static int sum(List<Integer> sizes) {
            return sizes.stream().mapToInt(Integer::intValue).sum();
        }

        Cost minus(Cost other) {
            return new Cost(
                    sent - other.sent,
                    bytesSent - other.bytesSent,
                    received - other.received,
                    bytesReceived - other.bytesReceived);
        }

        boolean isWithin(Cost bound) {
            return sent <= bound.sent
                    && bytesSent <= bound.bytesSent
                    && received <= bound.received
                    && bytesReceived <= bound.bytesReceived;
        }
    }

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(List.of(device));
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    private static void show(KeptSessions kept, Device device) throws Exception {
        assertThat(kept.perform(device, Task.Show.of("sh privilege"), Progress.NONE)
                        .text())
                .isEqualTo("Current privilege level is 15");
    }

    private static void isWithin(Cost cost, Cost bound) {
        assertThat(cost).matches(each -> each.isWithin(bound), "within " + bound);
    }

    @Test
    void a_device_is_told_and_tells_no_more_than_before() throws Exception {
        try (Wire wire = new Wire(lab.address(device))) {
            Cost second;
            try (Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), any -> wire.address());
                    KeptSessions kept = ssh.keeping(Duration.ofMinutes(5))) {
                show(kept, device);
                Cost first = Cost.of(wire);
                isWithin(first, FIRST);

                show(kept, device);
                second = Cost.of(wire);
                isWithin(second.minus(first), SECOND);
            }
            wire.awaitEnd();
            isWithin(Cost.of(wire).minus(second), LEAVING);
        }
    }
}
