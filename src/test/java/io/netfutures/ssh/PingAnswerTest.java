package io.netfutures.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.ClosedPort;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A ping: whether an SSH server answers, without a key exchange and a login. */
final class PingAnswerTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofMinutes(2);

    private static Ssh ssh;

    interface Behaviour {
        void meet(Socket client) throws IOException;
    }

    @BeforeAll
    static void open() {
        ssh = Ssh.open(HostKeys.off());
    }

    @AfterAll
    static void close() {
        ssh.close();
    }

    private static Reply ping(Device device) throws DeviceException, InterruptedException {
        return ssh.worker().perform(device, new Task.Ping(), Progress.NONE);
    }

    private static DeviceException failure(Device device) {
        return catchThrowableOfType(DeviceException.class, () -> ping(device));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("SSH-2.0-Cisco-1.25\r\n", "SSH-2.0-Cisco-1.25"),
                Arguments.of("SSH-2.0-ends with a newline only\n", "SSH-2.0-ends with a newline only"),
                Arguments.of("SSH-1.99-old\r\n", "SSH-1.99-old"),
                Arguments.of("Authorized use only\r\nReally.\r\nSSH-2.0-x\r\nmore", "SSH-2.0-x"),
                Arguments.of("SSH-2.0-\u001b[2J\u0007\r\n", "SSH-2.0-\\u{1b}[2J\\u{7}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_server_that_identifies_itself_is_reachable(String said, String identification) throws Exception {
        try (Peer peer = new Peer(says(said))) {
            Reply reply = ping(peer.device());
            assertThat(reply.outputs()).singleElement().satisfies(output -> {
                assertThat(output.command()).isEqualTo("ping");
                assertThat(output.text())
                        .matches("127\\.0\\.0\\.1:\\d+ connected after [0-9.]+ ms, identified after [0-9.]+ ms as .*")
                        .endsWith(" as " + identification);
            });
            assertThat(peer.received.get(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void an_identification_that_comes_byte_by_byte_is_read() throws Exception {
        Behaviour drip = client -> {
            client.setTcpNoDelay(true);
            for (byte each : "hello\nSSH-2.0-slow\r\n".getBytes(ISO_8859_1)) {
                client.getOutputStream().write(each);
            }
        };
        try (Peer peer = new Peer(drip)) {
            assertThat(ping(peer.device()).text()).endsWith(" as SSH-2.0-slow");
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("says nothing", says(""), "BannerTimeout", "said nothing for 0.5 s"),
                Arguments.of("asks for a login", says("Username: "), "BannerTimeout", "said nothing of SSH for 0.5 s"),
                Arguments.of("is a web server", last("HTTP/1.1 400 Bad Request\r\n\r\n"), "NotSsh", "HTTP/1.1 400"),
                Arguments.of("speaks SSH 1", says("SSH-1.5-Cisco-1.25\r\n"), "NotSsh", "only version 1 of SSH"),
                Arguments.of("talks for ever", says("x".repeat(1 << 20)), "NotSsh", "xxx"),
                Arguments.of("is busy", last("Exceeded MaxStartups\r\n"), "ServerBusy", "Exceeded MaxStartups"),
                Arguments.of("closes at once", (Behaviour) Socket::close, "ServerBusy", "before it said anything"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_peer_that_is_no_ssh_server_is_told_as_a_connection_tells_it(
            String name, Behaviour behaviour, String type, String words) throws Exception {
        try (Peer peer = new Peer(behaviour)) {
            DeviceException thrown = failure(peer.device());
            assertThat(thrown.getClass().getSimpleName())
                    .as(thrown.getMessage())
                    .isEqualTo(type);
            assertThat(thrown.step()).isEqualTo(Step.IDENTIFY);
            assertThat(thrown).hasMessageStartingWith("R1 (127.0.0.1:").hasMessageContaining(words);
            assertThat(peer.received.get(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void a_closed_port_a_full_queue_and_a_wrong_name_are_told_apart() throws Exception {
        Device closed = device("127.0.0.1", ClosedPort.take());
        assertThat(failure(closed)).isInstanceOf(DeviceException.ConnectRefused.class);
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(failure(device("127.0.0.1", full.getLocalPort())))
                    .isInstanceOf(DeviceException.ConnectTimeout.class)
                    .hasMessageContaining("connect: no answer within 0.5 s");
        }
        assertThat(failure(device("no such host", 22)))
                .isInstanceOf(DeviceException.DnsFailure.class)
                .hasMessageContaining("the name no such host does not resolve");
    }

    @Test
    void an_interrupt_closes_the_connection_at_once() throws Exception {
        try (Peer peer = new Peer(says(""))) {
            Device patient = peer.device().with(Settings.DEFAULT);
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            CompletableFuture<Void> identifying = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    Reply reply = ssh.worker().perform(patient, new Task.Ping(), step -> {
                        if (step == Step.IDENTIFY) {
                            identifying.complete(null);
                        }
                    });
                    end.complete(new AssertionError(reply));
                } catch (Exception e) {
                    end.complete(e);
                }
            });
            identifying.get(5, TimeUnit.SECONDS);
            thread.interrupt();
            assertThat(end.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(peer.received.get(2, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void two_hundred_simulated_devices_answer_at_once_and_nobody_logs_in() throws Exception {
        List<Device> devices = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> Device.of("10.0.0." + i, "cisco_ios", Credentials.of("cisco", "cisco")))
                .toList();
        try (Lab lab = Lab.start(devices);
                Ssh dialling = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open("ping", dialling.worker(), Workers.of(200))) {
            for (DeviceFuture each : fleet.submit(devices, new Task.Ping()).futures()) {
                assertThat(each.future().result().text()).contains(" as SSH-2.0-");
            }
            assertThat(lab.routers()).allMatch(router -> router.loginsTried() == 0);
            assertThat(lab.awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void a_worker_that_keeps_sessions_opens_none_for_a_ping() throws Exception {
        Device device = Device.of("10.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"));
        try (Lab lab = Lab.start(List.of(device));
                Ssh dialling = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                KeptSessions kept = dialling.keeping(Duration.ofMinutes(1))) {
            assertThat(kept.perform(device, new Task.Ping(), Progress.NONE).text())
                    .contains(" as SSH-2.0-");
            assertThat(kept.list()).isEmpty();
        }
    }

    private static Behaviour says(String text) {
        return client -> client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Says it to the end, and closes. */
    private static Behaviour last(String text) {
        return client -> {
            says(text).meet(client);
            client.shutdownOutput();
        };
    }

    private static Device device(String address, int port) {
        return new Device(
                "R1",
                address,
                port,
                "cisco_ios",
                Credentials.of("cisco", "cisco"),
                Settings.DEFAULT.with(Timeouts.DEFAULT.within(SHORT)),
                Set.of(),
                Origin.CODE);
    }

    /** One listening port; what its first visitor has sent until it closed. */
    private static final class Peer implements AutoCloseable {
        final CompletableFuture<List<Integer>> received = new CompletableFuture<>();
        private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Peer(Behaviour behaviour) throws IOException {
            Thread.ofVirtual().start(() -> {
                List<Integer> bytes = new ArrayList<>();
                try (Socket client = listening.accept()) {
                    behaviour.meet(client);
                    for (int each = 0; !client.isClosed() && each >= 0; ) {
                        each = client.getInputStream().read();
                        if (each >= 0) {
                            bytes.add(each);
                        }
                    }
                    received.complete(bytes);
                } catch (IOException closedWhileItWasTalking) {
                    received.complete(bytes);
                }
            });
        }

        Device device() {
            return PingAnswerTest.device("127.0.0.1", listening.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
