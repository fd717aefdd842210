package io.netfutures.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.netfutures.ClosedPort;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that are no SSH servers, or bad ones. */
final class FaultyPeerTest {
    private static final String IDENTIFICATION = "SSH-2.0-Cisco-1.25\r\n";
    private static final Duration SHORT = Duration.ofMillis(700);

    private static Ssh ssh;

    /** What a peer does with a connection; then it reads until we close, unless it has closed itself. */
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

    static Stream<Arguments> peers() {
        return Stream.of(
                peer("says nothing", client -> {}, "BannerTimeout", Step.IDENTIFY, ""),
                peer("asks for a login", says("\r\nUsername: "), "BannerTimeout", Step.IDENTIFY, ""),
                peer("closes at once", Socket::close, "ServerBusy", Step.IDENTIFY, ""),
                peer("resets", FaultyPeerTest::reset, "ServerBusy", Step.IDENTIFY, ""),
                peer("is busy", last("Exceeded MaxStartups\r\n"), "ServerBusy", Step.IDENTIFY, "Exceeded MaxStartups"),
                peer(
                        "is a web server",
                        last("HTTP/1.1 400 Bad Request\r\n\r\n"),
                        "NotSsh",
                        Step.IDENTIFY,
                        "HTTP/1.1 400"),
                peer(
                        "speaks telnet",
                        last("\u00ff\u00fb\u0001\u00ff\u00fb\u0003login: "),
                        "NotSsh",
                        Step.IDENTIFY,
                        "login:"),
                peer("speaks SSH 1", last("SSH-1.5-Cisco-1.25\r\n"), "NotSsh", Step.IDENTIFY, "SSH-1.5-Cisco"),
                peer("talks for ever", says("x".repeat(1 << 20)), "NotSsh", Step.IDENTIFY, "xxx"),
                peer("stops after its name", says(IDENTIFICATION), "HandshakeTimeout", Step.KEY_EXCHANGE, ""),
                peer("closes after its name", last(IDENTIFICATION), "ConnectionLost", Step.KEY_EXCHANGE, ""),
                peer(
                        "garbles",
                        says(IDENTIFICATION + "\0\0\0\u000c" + "x".repeat(99)),
                        "ConnectionLost",
                        Step.KEY_EXCHANGE,
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peers")
    void a_peer_that_is_no_good_is_told_apart(String name, Behaviour behaviour, String type, Step step, String evidence)
            throws Exception {
        try (Peer peer = new Peer(behaviour)) {
            DeviceException thrown =
                    catchThrowableOfType(DeviceException.class, () -> ssh.connect(peer.device(), Progress.NONE));
            assertThat(thrown.getClass().getSimpleName())
                    .as(thrown.getMessage())
                    .isEqualTo(type);
            assertThat(thrown.step()).isEqualTo(step);
            assertThat(thrown).hasMessageStartingWith("R1 (127.0.0.1:").hasMessageContaining(evidence);
            peer.closed.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_reset_is_told_alike_however_early_it_comes() throws Exception {
        Set<String> told = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            try (Peer peer = new Peer(FaultyPeerTest::reset)) {
                DeviceException thrown =
                        catchThrowableOfType(DeviceException.class, () -> ssh.connect(peer.device(), Progress.NONE));
                told.add(thrown.getClass().getSimpleName() + " at " + thrown.step());
            }
        }
        assertThat(told).containsExactly("ServerBusy at " + Step.IDENTIFY);
    }

    /** Whether it comes before that is up to the network. */
    @Test
    void a_reset_before_the_connection_is_handed_over_is_one_of_a_server_too() {
        Device device = device("127.0.0.1", 22);
        Route route = new Route(
                device,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 22),
                device,
                List.of(),
                List.of(),
                null,
                false,
                null);
        DeviceException told = new ConnectionDiagnosis(new Attempt(route), Step.CONNECT)
                .connectFailed(new SocketException("Connection reset"));
        assertThat(told).isInstanceOf(DeviceException.ServerBusy.class);
        assertThat(told.step()).isEqualTo(Step.IDENTIFY);
        assertThat(told).hasMessageContaining("check that SSH listens on port 22");
    }

    @Test
    void a_port_where_nothing_listens_refuses() throws Exception {
        Device device = device("127.0.0.1", ClosedPort.take());
        DeviceException thrown = catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
        assertThat(thrown).isInstanceOf(DeviceException.ConnectRefused.class);
    }

    @Test
    void a_name_that_does_not_resolve_says_so() {
        Device device = device("no such host", 22);
        try (Ssh direct = Ssh.open(HostKeys.off())) {
            DeviceException thrown =
                    catchThrowableOfType(DeviceException.class, () -> direct.connect(device, Progress.NONE));
            assertThat(thrown).isInstanceOf(DeviceException.DnsFailure.class).hasMessageContaining("no such host");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stalls")
    void an_interrupt_closes_the_connection_at_once(String name, Behaviour behaviour) throws Exception {
        try (Peer peer = new Peer(behaviour)) {
            Device patient = peer.device().with(Settings.DEFAULT);
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try (var session = ssh.connect(patient, Progress.NONE)) {
                    end.completeExceptionally(new AssertionError(session));
                } catch (Exception e) {
                    end.complete(e);
                }
            });
            peer.met.get(5, TimeUnit.SECONDS);
            thread.interrupt();
            assertThat(end.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            peer.closed.get(1, TimeUnit.SECONDS);
        }
    }

    /** Linux answers no SYN on a port whose queue is full. */
    @Test
    void a_peer_that_does_not_answer_at_all_is_given_up_and_leaves_no_socket() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            DeviceException thrown = catchThrowableOfType(
                    DeviceException.class, () -> ssh.connect(device("127.0.0.1", full.getLocalPort()), Progress.NONE));
            assertThat(thrown).isInstanceOf(DeviceException.ConnectTimeout.class);
            assertThat(thrown.step()).isEqualTo(Step.CONNECT);
            await().atMost(Duration.ofSeconds(2)).until(() -> connecting(full.getLocalPort()) == 0);
        }
    }

    @Test
    void the_end_of_the_client_ends_what_is_still_connecting() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            Device patient = device("127.0.0.1", full.getLocalPort()).with(Settings.DEFAULT);
            Thread stuck;
            try (Ssh ending = Ssh.open(HostKeys.off())) {
                stuck = connectInVain(ending, patient);
                await().atMost(Duration.ofSeconds(5)).until(() -> connecting(full.getLocalPort()), is(1L));
            }
            assertThat(stuck.join(Duration.ofSeconds(2))).isTrue();
            assertThat(connecting(full.getLocalPort())).isZero();
        }
    }

    @Test
    void peers_that_do_not_answer_hold_nobody_up() throws Exception {
        List<Thread> stuck = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                Peer good = new Peer(last(IDENTIFICATION))) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            Device patient = device("127.0.0.1", full.getLocalPort()).with(Settings.DEFAULT);
            for (int i = 0; i < 40; i++) {
                stuck.add(connectInVain(patient));
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> connecting(full.getLocalPort()), is(40L));
            DeviceException thrown =
                    catchThrowableOfType(DeviceException.class, () -> ssh.connect(good.device(), Progress.NONE));
            assertThat(thrown.step()).isEqualTo(Step.KEY_EXCHANGE);
            stuck.forEach(Thread::interrupt);
            await().atMost(Duration.ofSeconds(2)).until(() -> connecting(full.getLocalPort()) == 0);
        } finally {
            stuck.forEach(Thread::interrupt);
        }
    }

    @Test
    void an_interrupt_at_any_moment_of_connecting_leaves_no_socket() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            try (Peer peer = new Peer(client -> {})) {
                Device patient = peer.device().with(Settings.DEFAULT);
                Thread thread = connectInVain(patient);
                long moment = System.nanoTime() + random.nextInt(1_500_000);
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                thread.interrupt();
                assertThat(thread.join(Duration.ofSeconds(3))).isTrue();
                if (peer.met.isDone()) {
                    peer.closed.get(3, TimeUnit.SECONDS);
                }
            }
        }
    }

    private static Thread connectInVain(Device device) {
        return connectInVain(ssh, device);
    }

    private static Thread connectInVain(Ssh ssh, Device device) {
        return Thread.ofVirtual().start(() -> {
            try (var session = ssh.connect(device, Progress.NONE)) {
                throw new AssertionError(session);
            } catch (DeviceException | InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** How many sockets have sent a SYN to this port and wait for the answer: proc(5), /proc/net/tcp; Java's are in tcp6. */
    private static long connecting(int port) throws IOException {
        String to = String.format(":%04X 02 ", port);
        long count = 0;
        for (String file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            count += Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.contains(to))
                    .count();
        }
        return count;
    }

    static Stream<Arguments> stalls() {
        return Stream.of(
                Arguments.of("says nothing", (Behaviour) client -> {}),
                Arguments.of("stops after its name", says(IDENTIFICATION)));
    }

    private static Arguments peer(String name, Behaviour behaviour, String type, Step step, String evidence) {
        return Arguments.of(name, behaviour, type, step, evidence);
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

    private static void reset(Socket client) throws IOException {
        assertThat(client.getInputStream().read()).isEqualTo('S');
        client.setSoLinger(true, 0);
        client.close();
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

    /** One listening port on which every connection meets the same behaviour. */
    private static final class Peer implements AutoCloseable {
        final CompletableFuture<Void> met = new CompletableFuture<>();
        final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Peer(Behaviour behaviour) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket client = listening.accept()) {
                    behaviour.meet(client);
                    met.complete(null);
                    while (!client.isClosed() && client.getInputStream().read() >= 0) {
                        // until the other side closes
                    }
                } catch (IOException reset) {
                    met.complete(null);
                } finally {
                    closed.complete(null);
                }
            });
        }

        Device device() {
            return FaultyPeerTest.device("127.0.0.1", listening.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
