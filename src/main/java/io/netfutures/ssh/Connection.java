package io.netfutures.ssh;

import static io.netfutures.ssh.ConnectionDiagnosis.seconds;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.BannerTimeout;
import io.netfutures.device.DeviceException.ConnectTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform.Terminal;
import io.netfutures.session.Channel;
import io.netfutures.session.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.apache.sshd.common.future.Cancellable;
import org.apache.sshd.common.future.SshFuture;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one device, step by step, each with its own bound: TCP, identification, key exchange with the host key,
 * login, shell. Every wait is on a {@link CompletableFuture}, so that it frees the carrier of a virtual thread and ends at an
 * interrupt. Whatever has failed, {@link #close()} leaves no socket open. For one thread, but for {@link #isOpen()}.
 */
final class Connection implements Channel {
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration STATUS = Duration.ofMillis(200);

    private final Device device;
    private final Terminal terminal;
    private final Progress progress;
    private final Attempt attempt;
    private final Inbox inbox = new Inbox();
    private final CompletableFuture<Void> shellClosed = new CompletableFuture<>();
    private Step step = Step.CONNECT;
    private volatile @Nullable ClientSession session;
    private @Nullable ChannelShell shell;
    private @Nullable OutputStream toDevice;

    Connection(Route route, Progress progress) {
        this(route, Terminal.DEFAULT, progress);
    }

    Connection(Route route, Terminal terminal, Progress progress) {
        this.terminal = terminal;
        this.device = route.device();
        this.progress = progress;
        this.attempt = new Attempt(route);
    }

    /** Connects TCP and exchanges keys; returns once the host key is accepted. */
    void handshake(SshClient client) throws DeviceException, InterruptedException {
        enter(Step.CONNECT);
        connect(client, LookUp.of(attempt.route.target(), diagnosis()));
        exchangeKeys();
    }

    /** Connects through an open connection to the jump host, which looks up the name, and exchanges keys. */
    void handshake(SshClient client, Connection jumpHost) throws DeviceException, InterruptedException {
        enter(Step.CONNECT);
        attempt.through = jumpHost.session;
        connect(client, attempt.route.target());
        exchangeKeys();
    }

    /** Whether the connection is still usable. */
    boolean isOpen() {
        ClientSession open = session;
        return open != null && open.isOpen() && !open.isClosing();
    }

    private void connect(SshClient client, InetSocketAddress address) throws DeviceException, InterruptedException {
        Credentials credentials = device.credentials();
        String name = credentials.username().isEmpty() ? System.getProperty("user.name") : credentials.username();
        String user = terminal.user().replace("{user}", name);
        try {
            ConnectFuture future =
                    client.connect(user, address, AttributeRepository.ofKeyValuePair(Attempt.KEY, attempt));
            CompletableFuture<ClientSession> connected = new CompletableFuture<>();
            future.addListener(done -> {
                if (done.isConnected()) {
                    connected.complete(done.getSession());
                } else {
                    connected.completeExceptionally(Objects.requireNonNullElseGet(
                            done.getException(), () -> new IOException("connecting was cancelled")));
                }
            });
            session = await(connected, timeouts().connect());
        } catch (IOException | ExecutionException e) {
            throw diagnosis().connectFailed(cause(e));
        } catch (TimeoutException e) {
            throw new ConnectTimeout(diagnosis()
                    .failure(
                            "no answer within " + seconds(timeouts().connect()),
                            "check the address, and the way to it",
                            e));
        }
    }

    private void exchangeKeys() throws DeviceException, InterruptedException {
        enter(Step.IDENTIFY);
        try {
            await(attempt.identified, timeouts().banner());
        } catch (ExecutionException e) {
            throw diagnosis().notIdentified(e);
        } catch (TimeoutException e) {
            throw new BannerTimeout(diagnosis()
                    .failure(
                            "the peer accepts connections, but said nothing for "
                                    + seconds(timeouts().banner()),
                            attempt.greeting,
                            "check that an SSH server listens on port " + device.port(),
                            e));
        }
        enter(Step.KEY_EXCHANGE);
        try {
            await(attempt.keyed, timeouts().login());
        } catch (ExecutionException e) {
            throw diagnosis().notKeyed(cause(e));
        } catch (TimeoutException e) {
            throw new HandshakeTimeout(diagnosis()
                    .failure(
                            "the key exchange did not end within "
                                    + seconds(timeouts().login()),
                            "look at the load of the device",
                            e));
        }
    }

    Route route() {
        return attempt.route;
    }

    /** The key that the device has shown in the handshake. */
    PublicKey hostKey() {
        return Objects.requireNonNull(attempt.hostKey, "the key exchange has not been");
    }

    /** Logs in with the keys of the inventory entry, then with its password, which is sent once. */
    void login(Identities identities, AuthBreaker breaker) throws DeviceException, InterruptedException {
        enter(Step.LOGIN);
        ClientSession open = Objects.requireNonNull(session, "the handshake has not been");
        Credentials credentials = device.credentials();
        Secret password = credentials.password();
        boolean anyKey = findKeys(identities);
        if (password != null) {
            // MINA ignores an empty password among its identities, and some devices leave the factory with one.
            open.setPasswordIdentityProvider(PasswordIdentityProvider.wrapPasswords(password.reveal()));
        } else if (!anyKey) {
            throw new AuthFailed(diagnosis()
                    .failure(
                            credentials.sources().password() != null
                                    ? "its password has not been fetched from "
                                            + credentials
                                                    .sources()
                                                    .password()
                                                    .source()
                                                    .label()
                                    : attempt.keyProblem.isEmpty()
                                            ? "the inventory has neither a password nor a key for user \""
                                                    + credentials.username() + "\""
                                            : "there is no password, and no key can be used: " + attempt.keyProblem,
                            "add password:, key_file: or allow_agent: to " + device.origin(),
                            null));
        }
        try (AuthBreaker.Try attempted = breaker.enter(device, timeouts().login())) {
            authenticate(open, attempted);
        }
        open.setSessionHeartbeat(HeartbeatType.IGNORE, device.settings().keepAlive());
    }

    private void authenticate(ClientSession open, AuthBreaker.Try attempted)
            throws DeviceException, InterruptedException {
        try {
            await(bridge(open.auth(), AuthFuture::isSuccess), timeouts().login());
            if (attempt.passwordSent || !attempt.identities.isEmpty()) {
                attempted.accepted();
            }
        } catch (IOException | ExecutionException e) {
            DeviceException failure = diagnosis().loginFailed(cause(e));
            boolean closedOnPassword = failure instanceof ConnectionLost && attempt.passwordSent;
            if (closedOnPassword || (failure instanceof AuthFailed && attempt.unsigned.isEmpty())) {
                attempted.refused();
            }
            throw failure;
        } catch (TimeoutException e) {
            throw new HandshakeTimeout(diagnosis()
                    .failure(
                            "the login was not answered within "
                                    + seconds(timeouts().login()),
                            "look at the authentication server of the device",
                            e));
        }
    }

    /** Opens a shell on a wide terminal. From now on, what the device sends arrives in the inbox. */
    void shell() throws DeviceException, InterruptedException {
        enter(Step.SHELL);
        ClientSession open = Objects.requireNonNull(session, "the handshake has not been");
        try {
            PtyChannelConfiguration pty = new PtyChannelConfiguration();
            pty.setPtyType(terminal.type());
            pty.setPtyColumns(terminal.columns());
            pty.setPtyLines(terminal.rows());
            pty.setPtyModes(Map.of());
            ChannelShell channel = open.createShellChannel(pty, Map.of());
            channel.setOut(inbox);
            channel.setErr(inbox);
            channel.addCloseFutureListener(closed -> {
                shellClosed.complete(null);
                inbox.close();
            });
            await(bridge(channel.open(), OpenFuture::isOpened), timeouts().prompt());
            shell = channel;
            toDevice = channel.getInvertedIn();
        } catch (IOException | ExecutionException e) {
            throw new ShellRefused(
                    diagnosis().failure("the device gives no shell", "check what the user may do there", cause(e)));
        } catch (TimeoutException e) {
            throw new ShellRefused(diagnosis()
                    .failure("no shell within " + seconds(timeouts().prompt()), "look at the load of the device", e));
        }
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public boolean hasExited() throws InterruptedException {
        ChannelShell open = shell;
        if (open == null) {
            return false;
        }
        try {
            // The status may come after the end of the output (RFC 4254, section 6.10).
            shellClosed.get(STATUS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException ignored) {
            // The shell is still open, so it has not exited.
            return false;
        }
        return open.getExitStatus() != null || open.getExitSignal() != null;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        OutputStream out = Objects.requireNonNull(toDevice, "there is no shell yet");
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        inbox.close();
        Session open = attempt.giveUp();
        if (open == null) {
            return;
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        open.close(true).addListener(done -> closed.complete(null));
        boolean interrupted = Thread.interrupted();
        try {
            closed.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // close(true) has closed the socket already.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean findKeys(Identities identities) throws DeviceException, InterruptedException {
        try {
            Identities.Found found = identities.of(attempt.route, timeouts().login());
            attempt.identities = found.keys();
            attempt.keyProblem = found.problem();
            return !found.keys().isEmpty();
        } catch (KeyFileException e) {
            throw new AuthFailed(
                    diagnosis().failure(String.valueOf(e.getMessage()), "check the key in " + device.origin(), e));
        }
    }

    private void enter(Step next) {
        step = next;
        progress.at(next);
    }

    private ConnectionDiagnosis diagnosis() {
        return new ConnectionDiagnosis(attempt, step);
    }

    private Timeouts timeouts() {
        return device.settings().timeouts();
    }

    private static Throwable cause(Throwable wrapped) {
        Throwable inner = wrapped.getCause();
        return wrapped instanceof ExecutionException && inner != null
                ? cause(inner)
                : wrapped.getClass() == org.apache.sshd.common.SshException.class && inner != null
                        ? cause(inner)
                        : wrapped;
    }

    private static <T> T await(CompletableFuture<T> future, Duration bound)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static <F extends SshFuture<F> & Cancellable> CompletableFuture<Void> bridge(F future, Predicate<F> good) {
        CompletableFuture<Void> bridged = new CompletableFuture<>();
        future.addListener(done -> {
            if (good.test(done)) {
                bridged.complete(null);
            } else {
                bridged.completeExceptionally(
                        Objects.requireNonNullElseGet(done.getException(), () -> new IOException("refused")));
            }
        });
        return bridged;
    }
}
