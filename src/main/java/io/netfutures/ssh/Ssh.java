package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.UnsupportedPlatform;
import io.netfutures.device.Nearest;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.session.Channel;
import io.netfutures.session.Session;
import io.netfutures.session.Tap;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * The way to real devices: an SSH client that any number of threads may use at once. One for a process is enough.
 *
 * <p>Before any name or password leaves, the device's key has been accepted by the {@link HostKeys}.
 */
public final class Ssh implements AutoCloseable {
    /** Cheapest first: a key exchange is most of what a device costs. The post-quantum hybrid costs hardly more. */
    private static final List<BuiltinDHFactories> KEY_EXCHANGES = List.of(
            BuiltinDHFactories.curve25519,
            BuiltinDHFactories.curve25519_libssh,
            BuiltinDHFactories.mlkem768x25519,
            BuiltinDHFactories.ecdhp256,
            BuiltinDHFactories.ecdhp384,
            BuiltinDHFactories.ecdhp521,
            BuiltinDHFactories.dhgex256,
            BuiltinDHFactories.dhg14_256,
            BuiltinDHFactories.dhg16_512);

    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256);

    private static final List<BuiltinCiphers> CIPHERS = List.of(
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes192ctr,
            BuiltinCiphers.aes256ctr,
            BuiltinCiphers.cc20p1305_openssh);

    private static final List<BuiltinMacs> MACS = List.of(
            BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);

    /** The platform of a device that is asked what it is. */
    public static final String AUTODETECT = "autodetect";

    /** The names of all algorithms that every device is offered. */
    static List<String> modern() {
        return Stream.of(KEY_EXCHANGES, SIGNATURES, CIPHERS, MACS)
                .flatMap(List::stream)
                .map(NamedResource::getName)
                .toList();
    }

    private final SshClient client;
    private final Routes routes;
    private final Identities identities;
    private final Map<Route.Place, JumpHost> jumpHosts;
    private final Platforms platforms;
    private final Detected detected;
    private final Function<Device, Tap> taps;

    private Ssh(
            SshClient client,
            Routes routes,
            Identities identities,
            Map<Route.Place, JumpHost> jumpHosts,
            Platforms platforms,
            Detected detected,
            Function<Device, Tap> taps) {
        this.client = client;
        this.routes = routes;
        this.identities = identities;
        this.jumpHosts = jumpHosts;
        this.platforms = platforms;
        this.detected = detected;
        this.taps = taps;
    }

    /** A client that dials each device at its own address. */
    public static Ssh open(HostKeys hostKeys) {
        return open(hostKeys, Ssh::ownAddress);
    }

    /** The address that the device has in its inventory, unresolved. */
    public static InetSocketAddress ownAddress(Device device) {
        return InetSocketAddress.createUnresolved(device.address(), device.port());
    }

    /**
     * A client that dials each device where {@code routes} says, for instance in a lab; messages still name the device's own
     * address. An unresolved address is resolved when it is dialled.
     */
    public static Ssh open(HostKeys hostKeys, Function<Device, InetSocketAddress> routes) {
        return open(hostKeys, routes, Platforms.builtIn(), Detected.inMemory());
    }

    /** Opens a client that talks to each device as one of these platforms, and remembers the platforms that it detects. */
    public static Ssh open(
            HostKeys hostKeys, Function<Device, InetSocketAddress> routes, Platforms platforms, Detected detected) {
        return open(hostKeys, routes, platforms, detected, Account.current());
    }

    static Ssh open(
            HostKeys hostKeys,
            Function<Device, InetSocketAddress> routes,
            Platforms platforms,
            Detected detected,
            Account account) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setIoServiceFactoryFactory(Sockets.FACTORY);
        client.setSessionFactory(new Sessions(client));
        client.setServerKeyVerifier(verifier(hostKeys));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.copyOf(Logins.ALL));
        client.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ClientBuilder.DH2KEX));
        client.setSignatureFactories(List.copyOf(SIGNATURES));
        client.setCipherFactories(List.copyOf(CIPHERS));
        client.setMacFactories(List.copyOf(MACS));
        client.addSessionListener(new ConnectionListener(hostKeys));
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        CoreModuleProperties.WINDOW_SIZE.set(client, 128L << 10);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.start();
        return new Ssh(
                client,
                new Routes(routes, account),
                new Identities(),
                new ConcurrentHashMap<>(),
                platforms,
                detected,
                device -> Tap.NONE);
    }

    /**
     * Returns a view of this client that reports each session to the tap that {@code taps} chooses, called in the thread of the device.
     * Both share their connections: close only one of the two.
     */
    public Ssh heardBy(Function<Device, Tap> taps) {
        return new Ssh(client, routes, identities, jumpHosts, platforms, detected, taps);
    }

    /**
     * Connects, logs in and starts the dialogue. Blocks at most as long as the {@link io.netfutures.device.Timeouts} of the
     * device allow for each step. Close the session when done.
     *
     * @throws InterruptedException if interrupted; nothing of the connection is left then
     */
    public Session connect(Device device, Progress progress) throws DeviceException, InterruptedException {
        // What is not known is refused before anything is contacted.
        Route route = routes.of(device);
        boolean asks = device.platform().equals(AUTODETECT);
        Platform platform = platform(device, asks ? Platforms.GENERIC : device.platform());
        Connection connection = new Connection(route, platform.terminal(), progress);
        try {
            dial(connection, true);
            connection.shell();
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
        Channel line = connection.heardBy(taps.apply(device));
        PublicKey key = connection.hostKey();
        boolean returns = detected.returns(key);
        Optional<Platform> remembered = asks ? detected.platform(key).flatMap(platforms::named) : Optional.of(platform);
        Session session = remembered.isPresent()
                ? Session.open(line, device, remembered.get(), progress, returns)
                : Session.open(line, device, platform, progress, returns).detect(platforms);
        if (remembered.isEmpty()) {
            detected.remember(key, session.platform().name());
        }
        if (session.returns() != returns) {
            detected.rememberReturns(key, session.returns());
        }
        return session;
    }

    private Platform platform(Device device, String name) throws UnsupportedPlatform {
        Optional<Platform> known = platforms.named(name);
        if (known.isPresent()) {
            return known.get();
        }
        List<String> near = Nearest.to(name, platforms.names());
        throw new UnsupportedPlatform(new Failure(
                device,
                Step.CONNECT,
                name.isEmpty()
                        ? "its entry does not say what kind of device it is"
                        : "how to talk to a " + name + " is not known here yet",
                name.isEmpty()
                        ? "write its device_type in " + device.origin() + ", or use --platform auto"
                        : near.isEmpty()
                                ? "leave the device out with -x; those that are known: netfutures platforms"
                                : "if a " + String.join(" or ", near) + " is meant, write so in " + device.origin()));
    }

    /**
     * The key that the device shows; nothing is sent of a user or a password, and the connection is closed. Whether the key is
     * known does not matter. Blocks as {@link #connect} does.
     */
    public PublicKey hostKey(Device device) throws DeviceException, InterruptedException {
        Connection connection = new Connection(routes.of(device), Progress.NONE);
        try {
            dial(connection, false);
            return connection.hostKey();
        } catch (DeviceException.HostKeyUnknown | DeviceException.HostKeyChanged shown) {
            return connection.hostKey();
        } finally {
            connection.close();
        }
    }

    /**
     * Finds out whether an SSH server answers where the device is dialled. Blocks as {@link Reach#of} does; behind a jump host as
     * {@link #connect} does without the login.
     */
    Reply ping(Device device, Progress progress) throws DeviceException, InterruptedException {
        Route route = routes.of(device);
        String answer = route.via() == null ? Reach.of(route, progress).toString() : pingThrough(route, progress);
        progress.at(Step.DISCONNECT);
        return new Reply(device, List.of(new Reply.Output("ping", answer)));
    }

    private String pingThrough(Route route, Progress progress) throws DeviceException, InterruptedException {
        long start = System.nanoTime();
        Connection connection = new Connection(route, progress);
        try {
            dial(connection, false);
        } catch (DeviceException.HostKeyUnknown | DeviceException.HostKeyChanged itAnswers) {
            return "answers" + route.detour();
        } finally {
            connection.close();
        }
        return "answers" + route.detour() + ", after " + (System.nanoTime() - start) / 1_000_000 + " ms";
    }

    /**
     * A key that a host has shown.
     *
     * @param host the host under the name and port by which its key is kept
     */
    public record Shown(Device host, PublicKey key) {}

    /**
     * The key of the first host on the way to {@code device}, its jump hosts and then itself, that is not {@code known}; empty
     * if all are. Behind a jump host whose key is not accepted nothing is asked. Blocks as {@link #connect} does.
     */
    public Optional<Shown> firstUnknown(Device device, Predicate<Device> known)
            throws DeviceException, InterruptedException {
        for (Route route : way(device)) {
            if (known.test(route.filed())) {
                continue;
            }
            Connection connection = new Connection(route, Progress.NONE);
            try {
                dial(connection, false);
            } catch (DeviceException.HostKeyUnknown | DeviceException.HostKeyChanged shown) {
                return Optional.of(new Shown(route.filed(), connection.hostKey()));
            } finally {
                connection.close();
            }
            return Optional.of(new Shown(route.filed(), connection.hostKey()));
        }
        return Optional.empty();
    }

    /**
     * The hosts whose keys must be known before {@code device} is reached: its jump hosts in their order, then the device, each
     * under the name and port by which its key is kept.
     */
    public List<Device> hostsOnTheWay(Device device) throws DeviceException {
        return way(device).stream().map(Route::filed).toList();
    }

    private List<Route> way(Device device) throws DeviceException {
        List<Route> way = new ArrayList<>();
        for (Route route = routes.of(device); route != null; route = route.via()) {
            way.addFirst(route);
        }
        return way;
    }

    private void dial(Connection connection, boolean login) throws DeviceException, InterruptedException {
        Route via = connection.route().via();
        if (via == null) {
            connection.handshake(client);
            if (login) {
                connection.login(identities);
            }
            return;
        }
        JumpHost host = jumpHosts.computeIfAbsent(
                via.place(),
                place -> new JumpHost(via.device().settings().access().handshakes()));
        host.enter();
        try {
            connection.handshake(client, through(via, host, connection.route().device()));
            if (login) {
                connection.login(identities);
            }
        } finally {
            host.leave();
        }
    }

    private Connection through(Route via, JumpHost host, Device device) throws DeviceException, InterruptedException {
        try {
            return host.connection(() -> {
                Connection connection = new Connection(via, Progress.NONE);
                try {
                    dial(connection, true);
                    return connection;
                } catch (DeviceException | InterruptedException | RuntimeException e) {
                    connection.close();
                    throw e;
                }
            });
        } catch (DeviceException e) {
            throw ConnectionDiagnosis.jumpFailed(device, via, e);
        }
    }

    /** A worker that connects, goes to privileged mode, performs the task, and disconnects. */
    public Worker worker() {
        return (device, task, progress) -> {
            if (task instanceof Task.Ping) {
                return ping(device, progress);
            }
            try (Session session = connect(device, progress)) {
                session.enable();
                Reply reply = perform(session, task);
                progress.at(Step.DISCONNECT);
                session.finish(reply);
                return reply;
            }
        };
    }

    /** Performs a task on an open session in privileged mode. */
    static Reply perform(Session session, Task task) throws DeviceException, InterruptedException {
        return switch (task) {
            case Task.Show show -> session.show(show);
            case Task.Configure configure -> session.configure(configure);
            case Task.Ping ping -> throw new IllegalArgumentException("a ping needs no session");
        };
    }

    /** A worker like {@link #worker()} that keeps the session of each device for its next task. */
    public KeptSessions keeping(Duration idle) {
        return keeping(idle, InstantSource.system());
    }

    /** Sessions that are kept open between tasks for {@code idle} at most, measured by this clock. */
    public KeptSessions keeping(Duration idle, InstantSource clock) {
        return new KeptSessions(this, idle, clock);
    }

    /** Closes every connection that is left, and the client's threads. */
    @Override
    public void close() {
        client.stop();
    }

    private static ServerKeyVerifier verifier(HostKeys hostKeys) {
        return (session, address, key) -> {
            Attempt attempt = Attempt.of(session);
            attempt.hostKey = key;
            attempt.verdict = hostKeys.judge(attempt.route.filed(), key);
            return attempt.verdict instanceof HostKeys.Verdict.Accepted;
        };
    }
}
