package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.ClosedPort;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Expectation;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Show;
import io.netfutures.device.Timeouts;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Judging;
import io.netfutures.journal.DeviceLocks;
import io.netfutures.journal.rows.AnswerJudge;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of failures lists every type, and its examples are what is really said. After a change of a message, run this test with
 * {@code -Dnetfutures.write-pages} and look at what has changed.
 */
@Tag("slow")
class FailuresPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/failures.md");
    /** For the one step that is to take too long; all others have the time that they need on a busy machine. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Timeouts PATIENT = Timeouts.DEFAULT;
    private static final Timeouts HASTY_CONNECT = bounds(SHORT, PATIENT.banner(), PATIENT.login(), PATIENT.command());
    private static final Timeouts HASTY_BANNER = bounds(PATIENT.connect(), SHORT, PATIENT.login(), PATIENT.command());
    private static final Timeouts HASTY_LOGIN = bounds(PATIENT.connect(), PATIENT.banner(), SHORT, PATIENT.command());
    private static final Timeouts HASTY_COMMAND = bounds(PATIENT.connect(), PATIENT.banner(), PATIENT.login(), SHORT);

    /** The shell must open within this too. */
    private static final Timeouts HASTY_PROMPT = new Timeouts(
            PATIENT.connect(),
            PATIENT.banner(),
            PATIENT.login(),
            Duration.ofSeconds(2),
            PATIENT.idle(),
            PATIENT.command());

    private static Timeouts bounds(Duration connect, Duration banner, Duration login, Duration command) {
        return new Timeouts(connect, banner, login, PATIENT.prompt(), command, command);
    }

    @TempDir
    Path folder;

    private final Map<String, String> rows = new LinkedHashMap<>();

    /** Something that fails. */
    private interface Attempt {
        void perform() throws Exception;
    }

    /** A device of a lab as the test needs it. */
    private Device device(InetSocketAddress at, String platform, String password, Timeouts bounds) {
        return new Device(
                "R1",
                "127.0.0.1",
                at.getPort(),
                platform,
                new Credentials("cisco", Secret.of(password), Secret.of("cisco"), null, null),
                Settings.DEFAULT.with(bounds),
                Set.of(),
                new Origin("devices.yaml", 2));
    }

    private void row(String type, String meaning, Attempt attempt) throws Exception {
        DeviceException failure = fails(attempt);
        assertThat(failure.getClass().getSimpleName()).as(failure.toString()).isEqualTo(type);
        rows.put(
                type,
                "| `%s` | %s | %s | `%s` |"
                        .formatted(type, failure.step(), meaning, normalized(String.valueOf(failure.getMessage()))));
    }

    private static DeviceException fails(Attempt attempt) throws Exception {
        try {
            attempt.perform();
        } catch (DeviceException e) {
            return e;
        }
        throw new AssertionError("nothing failed");
    }

    private static String normalized(String message) {
        return message.replaceAll("127\\.0\\.0\\.1:\\d+", "192.0.2.1:22")
                .replaceAll("\\[127\\.0\\.0\\.1]:22|127\\.0\\.0\\.1", "192.0.2.1")
                .replaceAll("/[^ ;]*/(known_hosts|log)", "~/$1")
                .replaceAll("port \\d+", "port 22")
                .replaceAll("SHA256:[A-Za-z0-9+/]+", "SHA256:...")
                .replaceAll("process \\d+", "process 4711")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "09:41:07")
                .replace("|", "\\|");
    }

    private void withRouter(Consumer<Router> prepared, RouterAttempt attempt) throws Exception {
        Device template =
                device(new InetSocketAddress(InetAddress.getLoopbackAddress(), 22), "cisco_ios", "cisco", PATIENT);
        try (Lab lab = Lab.start(List.of(template));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), each -> lab.address(template))) {
            prepared.accept(lab.router("R1"));
            attempt.perform(lab, ssh);
        }
    }

    /** Something that fails on a router. */
    private interface RouterAttempt {
        void perform(Lab lab, Ssh ssh) throws Exception;
    }

    private void onRouter(String type, String meaning, Consumer<Router> prepared, Show task) throws Exception {
        onRouter(type, meaning, prepared, task, PATIENT);
    }

    private void onRouter(String type, String meaning, Consumer<Router> prepared, Show task, Timeouts bounds)
            throws Exception {
        withRouter(
                prepared,
                (lab, ssh) -> row(
                        type,
                        meaning,
                        () -> new Judging(ssh.worker(), new AnswerJudge((platform, command) -> Optional.empty()))
                                .perform(
                                        device(lab.router("R1").address(), "cisco_ios", "cisco", bounds),
                                        task,
                                        Progress.NONE)));
    }

    private void atPeer(String type, String meaning, String says, boolean hangsUp, Timeouts bounds) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Ssh ssh = Ssh.open(HostKeys.off())) {
            Thread peer = Thread.ofVirtual().start(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(says.getBytes(StandardCharsets.ISO_8859_1));
                    client.getOutputStream().flush();
                    if (hangsUp) {
                        client.shutdownOutput();
                    }
                    client.getInputStream().readAllBytes();
                } catch (IOException over) {
                    return;
                }
            });
            Device device = device((InetSocketAddress) server.getLocalSocketAddress(), "cisco_ios", "cisco", bounds);
            row(type, meaning, () -> ssh.connect(device, Progress.NONE).close());
            peer.join();
        }
    }

    @Test
    void the_page_lists_every_failure_and_shows_what_is_really_said() throws Exception {
        collect();
        List<String> types = Arrays.stream(DeviceException.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        String intro = """
                # Failures

                Whatever goes wrong with a device is one of these types, and its message says which device, in which step, what was
                expected, the end of what came, and what to do next. In a shell `exception f1` shows it whole; in Java it is a case of
                the sealed `DeviceException`, with `step()`, `evidence()`, `advice()`, `reply()`: the answers that came
                before it, and `unsent()`.

                The examples are what is said to simulated devices and bad peers; a test makes them again. Addresses and times are
                written as `192.0.2.1` and `09:41:07`.

                | failure | step | means | example |
                |---|---|---|---|
                """;
        String table = types.stream()
                .map(type ->
                        rows.getOrDefault(type, "| `" + type + "` | | " + MEANINGS.getOrDefault(type, "?") + " | |"))
                .collect(Collectors.joining("\n", "", "\n"));
        String page = intro + table;
        if (System.getProperty("netfutures.write-pages") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(rows.keySet()).isSubsetOf(types);
        assertThat(new ArrayList<>(MEANINGS.keySet())).doesNotContainAnyElementsOf(rows.keySet());
        assertThat(page).doesNotContain("| ? |");
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    /** Those that need more than a lab; their own tests make them. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(
                    "OutOfStep", "an answer went on after what looked like its end; what was taken for it is not kept"),
            Map.entry("LocalLimit", "this machine, and not the device, has no more of something, such as open files"),
            Map.entry("LockFailed", "whether another run configures the device cannot be told; nothing was contacted"),
            Map.entry("Unreachable", "there is no route to the device"),
            Map.entry("AuthInteractionNeeded", "the login asks something that only a person can answer"),
            Map.entry("LoginDialog", "a question stands where the prompt should be"),
            Map.entry("JumpFailed", "a jump host on the way to the device cannot be used"),
            Map.entry("SshConfigUnusable", "the ssh_config of the device cannot be used, or leads through itself"),
            Map.entry("SessionLimit", "all terminal lines of the device are in use"),
            Map.entry("OutputTooLarge", "the answer is larger than the bound for one command"));

    private void collect() throws Exception {
        try (Ssh ssh = Ssh.open(HostKeys.off(), Device::socketAddress)) {
            Device nowhere = Device.of("no-such-host.invalid", "cisco_ios", Credentials.of("cisco", "cisco"));
            row(
                    "DnsFailure",
                    "the name of the device does not resolve",
                    () -> ssh.connect(nowhere, Progress.NONE).close());
            InetSocketAddress closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), ClosedPort.take());
            row(
                    "ConnectRefused",
                    "nothing listens on the port",
                    () -> ssh.connect(device(closed, "cisco_ios", "cisco", PATIENT), Progress.NONE)
                            .close());
            row(
                    "UnsupportedPlatform",
                    "nobody here knows how to talk to this kind of device, or how to do this with it",
                    () -> ssh.connect(device(closed, "calix_b6", "cisco", PATIENT), Progress.NONE)
                            .close());
            DeviceLocks locks = DeviceLocks.in(folder.resolve("locks"));
            Worker second = locks.around(ssh.worker());
            row(
                    "ConfiguredElsewhere",
                    "another run, of this process or another one, is configuring it; nothing was contacted",
                    () -> locks.around(second, 17, "netfutures runs show 17")
                            .perform(
                                    device(closed, "cisco_ios", "cisco", PATIENT),
                                    new Configure(List.of("hostname R9"), false),
                                    Progress.NONE));
            row(
                    "EntryUnusable",
                    "a value of the device's entry in the inventory cannot be used; nothing was contacted",
                    () -> ssh.connect(
                                    device(closed, "cisco_ios", "cisco", PATIENT)
                                            .flawed("port is \"70000\"; it must be a number from 1 to 65535"),
                                    Progress.NONE)
                            .close());
        }
        atPeer("BannerTimeout", "TCP is connected, but no SSH identification came in time", "", false, HASTY_BANNER);
        atPeer(
                "HandshakeTimeout",
                "the device speaks SSH, and the key exchange or the login was not answered in time",
                "SSH-2.0-Cisco-1.25\r\n",
                false,
                HASTY_LOGIN);
        atPeer("NotSsh", "what answers is not an SSH server", "HTTP/1.1 400 Bad Request\r\n\r\n", true, PATIENT);
        atPeer(
                "ServerBusy",
                "the server closed before it identified itself, or said that it is busy",
                "Exceeded MaxStartups\r\n",
                true,
                PATIENT);
        hostKeys();
        logins();
        timeout();
        onRouter(
                "AuthFailed",
                "name, password or key was refused",
                router -> router.refuseLogins(true),
                Show.of("sh clock"));
        withRouter(router -> router.refuseLogins(true), (lab, ssh) -> {
            Device refusing = device(lab.router("R1").address(), "cisco_ios", "cisco", PATIENT);
            for (String each : List.of("R7", "R8", "R9")) {
                fails(() -> ssh.connect(refusing.named(each), Progress.NONE).close());
            }
            row(
                    "SkippedAuthBreaker",
                    "other devices have refused this name and password, and none has accepted them",
                    () -> ssh.connect(refusing, Progress.NONE).close());
        });
        onRouter(
                "PromptTimeout",
                "no prompt came in time",
                router -> router.silent(true),
                Show.of("sh clock"),
                HASTY_PROMPT);
        onRouter("CommandRejected", "the device refused a command or a line", router -> {}, Show.of("sh clok"));
        onRouter(
                "NotAsExpected",
                "the device answered, and not as --expect says",
                router -> {},
                Show.of("sh clock").expecting(List.of(new Expectation.Lines("synchronized", null))));
        onRouter(
                "CommandTimeout",
                "the answer did not end in time",
                router -> router.hang(true),
                Show.of("sh clock"),
                HASTY_COMMAND);
        onRouter(
                "NeedsConfirmation",
                "the device asks a question, which was not answered",
                router -> {},
                Show.of("reload"));
        onRouter(
                "ConnectionLost",
                "the connection ended in the middle",
                router -> router.dropAfter(20),
                Show.of("sh version"));
        withRouter(router -> {}, (lab, ssh) -> {
            Device wrongSecret = new Device(
                    "R1",
                    "127.0.0.1",
                    lab.router("R1").address().getPort(),
                    "cisco_ios",
                    new Credentials("cisco", Secret.of("cisco"), Secret.of("wrong"), null, null),
                    Settings.DEFAULT,
                    Set.of(),
                    new Origin("devices.yaml", 2));
            row(
                    "EnableFailed",
                    "privileged mode was not reached",
                    () -> ssh.worker().perform(wrongSecret, Show.of("sh clock"), Progress.NONE));
            Settings logged = Settings.DEFAULT.withSessionLog(new SessionLog(folder.resolve("none/log"), false, false));
            Device unwritable = device(lab.router("R1").address(), "cisco_ios", "cisco", PATIENT)
                    .with(logged);
            row(
                    "SessionLogFailed",
                    "the file that was to record the session cannot be written",
                    () -> ssh.worker().perform(unwritable, Show.of("sh clock"), Progress.NONE));
        });
    }

    /** Servers that a lab does not have: they refuse every login, or give no shell. */
    private void logins() throws Exception {
        server("PasswordExpired", "the device wants a new password before it lets anyone in", server -> {
            server.setPasswordAuthenticator((user, password, session) -> {
                throw new PasswordChangeRequiredException("expired", "New password: ", "");
            });
            server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        });
        server("ShellRefused", "the login succeeded, but there is no terminal or shell", server -> {
            server.setPasswordAuthenticator((user, password, session) -> true);
            server.setShellFactory(null);
        });
        server("AlgorithmMismatch", "no key exchange, cipher, MAC or host-key algorithm in common", server -> {
            server.setPasswordAuthenticator((user, password, session) -> true);
            server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc));
        });
    }

    private void server(String type, String meaning, Consumer<SshServer> prepared) throws Exception {
        server(type, meaning, prepared, PATIENT);
    }

    private void server(String type, String meaning, Consumer<SshServer> prepared, Timeouts bounds) throws Exception {
        SshServer server = ServerBuilder.builder().build(true);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256)));
        prepared.accept(server);
        server.start();
        try (Ssh ssh = Ssh.open(HostKeys.off())) {
            Device device = device(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()),
                    "cisco_ios",
                    "cisco",
                    bounds);
            row(type, meaning, () -> ssh.connect(device, Progress.NONE).close());
        } finally {
            server.stop(true);
        }
    }

    private void timeout() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket one = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket two = new Socket(full.getInetAddress(), full.getLocalPort());
                Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            Device device =
                    device((InetSocketAddress) full.getLocalSocketAddress(), "cisco_ios", "cisco", HASTY_CONNECT);
            row(
                    "ConnectTimeout",
                    "the device does not answer at all: no TCP connection in time",
                    () -> ssh.connect(device, Progress.NONE).close());
        }
    }

    private void hostKeys() throws Exception {
        withRouter(router -> {}, (lab, unused) -> {
            Device device = device(lab.router("R1").address(), "cisco_ios", "cisco", PATIENT);
            Path file = folder.resolve("known_hosts");
            try (Ssh ssh = Ssh.open(KnownHosts.read(file, List.of(), false))) {
                row(
                        "HostKeyUnknown",
                        "the host key is not known; no password was sent",
                        () -> ssh.connect(device, Progress.NONE).close());
            }
            try (Lab other = Lab.start(List.of(device))) {
                KnownHosts known = KnownHosts.read(file, List.of(), false);
                known.add(device, other.hostKey());
            }
            try (Ssh ssh = Ssh.open(KnownHosts.read(file, List.of(), false))) {
                row(
                        "HostKeyChanged",
                        "the device shows another host key than the known one; no password was sent",
                        () -> ssh.connect(device, Progress.NONE).close());
            }
        });
    }

    @Test
    void a_login_that_is_not_answered_is_told_from_a_connection_that_is_not() throws Exception {
        server(
                "HandshakeTimeout",
                "",
                server -> server.setPasswordAuthenticator((user, password, session) -> {
                    throw new AsyncAuthException();
                }),
                bounds(PATIENT.connect(), PATIENT.banner(), Duration.ofSeconds(3), PATIENT.command()));
        assertThat(rows.get("HandshakeTimeout")).contains("the login was not answered within 3.0 s");
    }

    @Test
    void what_a_platform_cannot_do_is_said_before_anything_is_sent() throws Exception {
        withRouter(router -> {}, (lab, ssh) -> {
            Device device = device(lab.router("R1").address(), "cisco_ios", "cisco", PATIENT);
            row(
                    "UnsupportedPlatform",
                    "",
                    () -> ssh.worker()
                            .perform(
                                    device,
                                    new Configure(List.of("hostname x"), false, new Commit.Check()),
                                    Progress.NONE));
            assertThat(lab.router("R1").received()).doesNotContain("configure terminal");
        });
    }
}
