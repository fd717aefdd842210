package io.netfutures.lab;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.netfutures.device.Device;
import io.netfutures.platform.Platform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Simulated devices on 127.0.0.1, one for each device of an inventory: real SSH, with the device's own platform, login and
 * secret. An entry without user name accepts any name, one without password any password, and one without secret gives
 * {@code enable} to everyone.
 *
 * <p>One router costs a port and about ten kilobytes, a session no thread. All methods are thread-safe.
 */
public final class Lab implements AutoCloseable {
    private static final AttributeKey<Visit> VISIT = new AttributeKey<>();

    private final Map<String, Router> routers = new LinkedHashMap<>();
    private final Map<Integer, Router> byPort = new ConcurrentHashMap<>();
    private final Headcount sessions = new Headcount();
    private final Headcount connections = new Headcount();
    private final KeyPair hostKey;
    private final Server server;

    /** Counts connections and refuses those over a router's limit. */
    private final class Door implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            if (session.getLocalAddress() instanceof InetSocketAddress port) {
                Router router = routerAt(port);
                if (router.full()) {
                    session.getIoSession().close(true);
                } else {
                    server.offer(session, Blueprint.keyExchange(router.device()));
                    session.setAttribute(
                            VISIT,
                            new Visit(
                                    router,
                                    sessions,
                                    connections,
                                    () -> session.getIoSession().close(true)));
                }
            }
        }

        @Override
        public void sessionEvent(Session session, Event event) {
            Visit visit = session.getAttribute(VISIT);
            if (event == Event.Authenticated && visit != null) {
                visit.logIn();
            }
        }

        @Override
        public void sessionClosed(Session session) {
            Visit visit = session.removeAttribute(VISIT);
            if (visit != null) {
                visit.close();
            }
        }
    }

    private Lab(KeyPair hostKey, Server server) {
        this.hostKey = hostKey;
        this.server = server;
    }

    /** A lab with one router per device, on free ports. Blocks until all of them listen. */
    public static Lab start(Collection<Device> devices) throws IOException {
        return start(devices, LabOptions.DEFAULT);
    }

    /**
     * A lab with one router per device. Blocks until all of them listen.
     *
     * @throws IOException if a port cannot be opened; then none stays open
     * @throws IllegalArgumentException if two devices have the same name
     */
    public static Lab start(Collection<Device> devices, LabOptions options) throws IOException {
        KeyPair hostKey = options.hostKey().orElseGet(Lab::newHostKey);
        Lab lab = new Lab(hostKey, new Server(hostKey));
        try {
            lab.open(List.copyOf(devices), options);
            return lab;
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** An ed25519 key for {@link LabOptions#withHostKey}. */
    public static KeyPair newHostKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ed25519 needs bcprov on the class path", e);
        }
    }

    private void open(List<Device> devices, LabOptions options) throws IOException {
        Door door = new Door();
        LoginJudge logins = new LoginJudge(this::visit);
        server.setPasswordAuthenticator(logins);
        server.setKeyboardInteractiveAuthenticator(logins);
        server.setPublickeyAuthenticator(logins);
        server.setShellFactory(channel -> new Vty(visit(channel.getSession()), null));
        server.setCommandFactory((channel, command) -> new Vty(visit(channel.getSession()), command));
        server.addSessionListener(door);
        List<InetSocketAddress> addresses = server.listen(devices.size(), options.firstPort());
        for (int i = 0; i < devices.size(); i++) {
            Router router = new Router(devices.get(i), i + 1, addresses.get(i), options.clock());
            if (routers.putIfAbsent(router.device().name(), router) != null) {
                throw new IllegalArgumentException(
                        "two devices are called " + router.device().name());
            }
            byPort.put(addresses.get(i).getPort(), router);
        }
    }

    /** The name of what devices of this platform are simulated as: {@code generic} if nothing is known of it. */
    public static String simulation(String platform) {
        return Blueprint.simulation(platform);
    }

    /**
     * The lines that a simulated device of this platform knows, in alphabetical order, none twice; words in capitals and {@code ...}
     * stand for arguments. Blocks while the file that lists them is read.
     */
    public static List<String> commands(String platform) {
        return Blueprint.commands(platform).stream().distinct().sorted().toList();
    }

    /** What differs from the devices that these stand for: platforms that are not simulated, and ways in other than SSH. */
    public List<String> notes() {
        Map<String, List<String>> others = byPlatform(platform -> !Platform.isOverSsh(platform));
        Map<String, List<String>> unknown = byPlatform(platform -> !Blueprint.knows(platform));
        return Stream.concat(
                        others.entrySet().stream()
                                .map(each ->
                                        "the lab speaks SSH and cannot simulate the way in of " + each.getKey() + ": "
                                                + named(each.getValue())
                                                + " over SSH, to other clients; netfutures does not talk to such a device in the"
                                                + " lab either"),
                        unknown.entrySet().stream()
                                .map(each -> "the lab cannot simulate "
                                        + (each.getKey().isEmpty() ? "a device without device_type" : each.getKey())
                                        + ": " + named(each.getValue()) + " like a generic device"))
                .toList();
    }

    private Map<String, List<String>> byPlatform(Predicate<String> which) {
        return routers.values().stream()
                .map(Router::device)
                .filter(device -> which.test(device.platform()))
                .collect(groupingBy(Device::platform, TreeMap::new, mapping(Device::name, toList())));
    }

    private static String named(List<String> names) {
        return names.size() == 1
                ? names.getFirst() + " answers"
                : names.getFirst() + " and " + (names.size() - 1) + " more answer";
    }

    /** The routers, in the order of the inventory. */
    public List<Router> routers() {
        return List.copyOf(routers.values());
    }

    /**
     * The router that stands for the device of this name.
     *
     * @throws NoSuchElementException if there is none
     */
    public Router router(String name) {
        Router router = routers.get(name);
        if (router == null) {
            throw new NoSuchElementException("the lab has no " + name);
        }
        return router;
    }

    /** Where to dial instead of the device's own address. */
    public InetSocketAddress address(Device device) {
        return router(device.name()).address();
    }

    /** The key that all routers prove themselves with. */
    public PublicKey hostKey() {
        return hostKey.getPublic();
    }

    /** Sessions now, on all routers together: see {@link Router#sessions}. */
    public int sessions() {
        return sessions.now();
    }

    /** The most sessions there have been at the same time, on all routers together. */
    public int sessionsAtMost() {
        return sessions.most();
    }

    /** Blocks until the last connection to any router is gone, at most {@code atMost}; false if one is still there. */
    public boolean awaitNoSessions(Duration atMost) throws InterruptedException {
        return connections.await(0, atMost);
    }

    /** Cuts all connections and frees all ports. Blocks until that is done. */
    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private Visit visit(Session session) {
        Visit visit = session.getAttribute(VISIT);
        if (visit == null) {
            throw new IllegalStateException("a session without a router: " + session);
        }
        return visit;
    }

    private Router routerAt(InetSocketAddress local) {
        Router router = byPort.get(local.getPort());
        if (router == null) {
            throw new IllegalStateException("no router listens on port " + local.getPort());
        }
        return router;
    }
}
