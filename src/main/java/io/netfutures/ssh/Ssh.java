package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
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
import java.util.Optional;
import java.util.function.Function;

/**
 * An SSH client for real devices. Thread-safe: any number of threads may use it at once, and one is enough for a process.
 *
 * <p>A device gets neither a user name nor a password before its host key has been accepted by the {@link HostKeys}.
 */
public final class Ssh implements AutoCloseable {
    /** The platform of a device whose kind is found out after the login. */
    public static final String AUTODETECT = "autodetect";

    private final Routes routes;
    private final Dialer dialer;
    private final AuthBreaker breaker;
    private final Platforms platforms;
    private final DetectedPlatforms detected;
    private final Function<Device, Tap> taps;

    private Ssh(
            Routes routes,
            Dialer dialer,
            AuthBreaker breaker,
            Platforms platforms,
            DetectedPlatforms detected,
            Function<Device, Tap> taps) {
        this.routes = routes;
        this.dialer = dialer;
        this.breaker = breaker;
        this.platforms = platforms;
        this.detected = detected;
        this.taps = taps;
    }

    /** Opens a client that dials each device at its own address. */
    public static Ssh open(HostKeys hostKeys) {
        return open(hostKeys, Device::socketAddress);
    }

    /**
     * Opens a client that dials each device where {@code addresses} says, for instance in a lab; messages still name the device's
     * own address. An unresolved address is resolved when it is dialled.
     */
    public static Ssh open(HostKeys hostKeys, Function<Device, InetSocketAddress> addresses) {
        return open(hostKeys, addresses, Platforms.builtIn(), DetectedPlatforms.inMemory());
    }

    /** Opens a client that talks to each device as one of these platforms, and remembers the platforms that it detects. */
    public static Ssh open(
            HostKeys hostKeys,
            Function<Device, InetSocketAddress> addresses,
            Platforms platforms,
            DetectedPlatforms detected) {
        return open(hostKeys, addresses, platforms, detected, Account.current());
    }

    /**
     * Loads the classes that {@link #open} and a connection need. A program that has other work before it opens a client may call this
     * in another thread meanwhile, and need not wait for it. Opens nothing.
     */
    public static void preload() {
        MinaClient.load();
    }

    static Ssh open(
            HostKeys hostKeys,
            Function<Device, InetSocketAddress> addresses,
            Platforms platforms,
            DetectedPlatforms detected,
            Account account) {
        AuthBreaker breaker = new AuthBreaker();
        return new Ssh(
                new Routes(addresses, account),
                new Dialer(MinaClient.start(hostKeys), breaker),
                breaker,
                platforms,
                detected,
                device -> Tap.NONE);
    }

    /**
     * Returns a view of this client that reports each session to the tap that {@code taps} chooses, called in the thread of the device.
     * Both share their connections: close only one of the two.
     */
    public Ssh heardBy(Function<Device, Tap> taps) {
        return new Ssh(routes, dialer, breaker, platforms, detected, taps);
    }

    /** Decides whether a credential that devices have refused is tried at further ones. */
    public AuthBreaker breaker() {
        return breaker;
    }

    /**
     * The jump hosts on the way to this device, the first to be reached first: those of its entry, otherwise those of its ssh_config,
     * which is read if it has not been yet. Contacts nothing.
     *
     * @throws DeviceException if its entry or its ssh_config cannot be used
     */
    public List<Device> jumpHosts(Device device) throws DeviceException {
        List<Device> hosts = new ArrayList<>();
        for (Route via = routes.of(device).via(); via != null; via = via.via()) {
            hosts.addFirst(via.device());
        }
        return hosts;
    }

    /**
     * Who logs in to a device.
     *
     * @param hasKey whether there is a key to try: in a file of its entry or of its ssh_config, or with an ssh-agent
     */
    public record Caller(String user, boolean hasKey) {}

    /**
     * Who logs in to this device. Reads its ssh_config; contacts nothing, and no agent.
     *
     * @throws DeviceException if it is known without contacting it that it cannot be reached
     */
    public Caller caller(Device device) throws DeviceException {
        Route route = routes.of(device);
        Platform ignored =
                platform(device, device.platform().equals(AUTODETECT) ? Platforms.GENERIC : device.platform());
        String user = route.device().credentials().username();
        return new Caller(
                user.isEmpty() ? System.getProperty("user.name") : user,
                !route.keyFiles().isEmpty() || !route.otherKeys().isEmpty() || route.agent() != null);
    }

    /** Returns a probe that contacts hosts as this client does, but logs in to none; of no use once this client is closed. */
    public HostProbe probe() {
        return new HostProbe(routes, dialer);
    }

    /**
     * Connects, logs in and starts the dialogue. Blocks at most as long as the {@link io.netfutures.device.Timeouts} of the
     * device allow for each step. The caller closes the session.
     *
     * @throws InterruptedException if interrupted; the connection has been closed then
     */
    public Session connect(Device device, Progress progress) throws DeviceException, InterruptedException {
        // A device of an unknown platform is refused before anything is contacted.
        Route route = routes.of(device);
        boolean asks = device.platform().equals(AUTODETECT);
        Platform platform = platform(device, asks ? Platforms.GENERIC : device.platform());
        breaker.check(route.device());
        Connection connection = new Connection(route, platform.terminal(), progress);
        try {
            dialer.login(connection);
            connection.shell();
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
        Channel line = connection.heardBy(taps.apply(device));
        PublicKey key = connection.hostKey();
        boolean returns = detected.returns(key);
        Optional<Platform> remembered = asks ? detected.platform(key).flatMap(platforms::named) : Optional.of(platform);
        Session session;
        try {
            session = remembered.isPresent()
                    ? Session.open(line, device, remembered.get(), progress, returns)
                    : Session.open(line, device, platform, progress, returns).detect(platforms);
        } catch (AuthFailed inTheTerminal) {
            breaker.refused(route.device());
            throw inTheTerminal;
        }
        breaker.accepted(route.device());
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

    /** Returns a worker that connects for each task, enters privileged mode, performs the task, and disconnects. */
    public Worker worker() {
        HostProbe probe = probe();
        return (device, task, progress) -> {
            if (task instanceof Task.Ping) {
                return probe.ping(device, progress);
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
            case Task.Settle settle -> session.settle(settle);
            case Task.Ping ping -> throw new IllegalArgumentException("a ping needs no session");
        };
    }

    /** Returns a worker that keeps the session of each device open for its next task, for {@code idle} at most when unused. */
    public KeptSessions keeping(Duration idle) {
        return keeping(idle, InstantSource.system());
    }

    /** Returns a worker that keeps each session open for {@code idle} at most when unused, measured by {@code clock}. */
    public KeptSessions keeping(Duration idle, InstantSource clock) {
        return new KeptSessions(this, idle, Integer.MAX_VALUE, clock);
    }

    /**
     * Returns a worker that keeps each session open for {@code idle} at most when unused, and as few idle ones as it takes to have no more
     * than {@code most} sessions open.
     */
    public KeptSessions keeping(Duration idle, int most) {
        return new KeptSessions(this, idle, most, InstantSource.system());
    }

    /** Closes every connection that is left, and ends the threads of the client. */
    @Override
    public void close() {
        dialer.close();
    }
}
