package io.netfutures.app;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.lab.Router;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * A fleet r1, r2, ... of a lab in this process of which every twentieth device fails, each of the failing ones in the next of ten ways;
 * and a home directory for a program that takes them for real ones.
 */
final class FaultyFleet implements AutoCloseable {
    private static final int EVERY = 20;

    /** What becomes of a device: how it fails, by the types of failures.md. */
    enum Way {
        /** It does not fail. */
        Whole,
        /** The device refuses every login. */
        AuthFailed,
        /** The inventory has a port at which nothing listens. */
        ConnectRefused,
        /** The inventory has a port at which connections are accepted, and nothing is ever said. */
        BannerTimeout,
        /** The inventory has the port of a web server. */
        NotSsh,
        /** The device closes each connection at once. */
        ServerBusy,
        /** The key that is known of the device is another one. */
        HostKeyChanged,
        /** The inventory has a wrong secret for privileged mode. */
        EnableFailed,
        /** The inventory has the port of a box of another platform, which does not know the command. */
        CommandRejected,
        /** The device never answers a command. */
        CommandTimeout,
        /** The device cuts the connection in the middle of an answer. */
        ConnectionLost
    }

    private final Path home;
    private final Lab lab;
    private final Lab others;
    private final PublicKey otherKey = Lab.newHostKey().getPublic();
    private final Map<String, Integer> wrongPorts = new HashMap<>();
    private final List<Closeable> peers = new ArrayList<>();

    private FaultyFleet(Path home, Lab lab, Lab others) {
        this.home = home;
        this.lab = lab;
        this.others = others;
    }

    /** Opens it with this many devices in {@code home}, which gets an inventory and known keys. */
    static FaultyFleet open(Path home, int size) throws Exception {
        LabOptions options = LabOptions.DEFAULT.withHostKey(Lab.newHostKey());
        Lab lab = Lab.start(devices(size, "cisco_ios", number -> true), options);
        Lab others = Lab.start(devices(size, "arista_eos", number -> way(number) == Way.CommandRejected), options);
        FaultyFleet fleet = new FaultyFleet(home, lab, others);
        try {
            for (Router each : lab.routers()) {
                fleet.spoil(each, way(number(each)));
            }
            fleet.write(true);
            return fleet;
        } catch (Exception e) {
            fleet.close();
            throw e;
        }
    }

    private static List<Device> devices(int size, String platform, IntPredicate which) {
        Credentials credentials = new Credentials("cisco", Secret.of("cisco"), Secret.of("cisco"), null, null);
        return IntStream.rangeClosed(1, size)
                .filter(which)
                .mapToObj(
                        number -> Device.of("127.0.0.1", platform, credentials).named("r" + number))
                .toList();
    }

    /** What becomes of the device of this number. */
    static Way way(int number) {
        Way[] ways = Way.values();
        return number % EVERY == EVERY / 2 ? ways[1 + number / EVERY % (ways.length - 1)] : Way.Whole;
    }

    static int number(Router router) {
        return Integer.parseInt(router.device().name().substring(1));
    }

    private void spoil(Router router, Way way) throws IOException {
        String name = router.device().name();
        switch (way) {
            case AuthFailed -> router.refuseLogins(true);
            case ServerBusy -> router.maxSessions(0);
            case CommandTimeout -> router.hang(true);
            case ConnectionLost -> router.dropAfter(30);
            case ConnectRefused -> {
                Socket bound = new Socket();
                peers.add(bound);
                bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                wrongPorts.put(name, bound.getLocalPort());
            }
            case BannerTimeout -> wrongPorts.put(name, listener().getLocalPort());
            case NotSsh -> {
                ServerSocket web = listener();
                Thread.ofVirtual().start(() -> serve(web));
                wrongPorts.put(name, web.getLocalPort());
            }
            case CommandRejected ->
                wrongPorts.put(name, others.router(name).address().getPort());
            case Whole, HostKeyChanged, EnableFailed -> {} // the files say so, if at all
        }
    }

    private ServerSocket listener() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        peers.add(socket);
        return socket;
    }

    private static void serve(ServerSocket web) {
        try {
            while (true) {
                try (Socket client = web.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                }
            }
        } catch (IOException closed) {
            // The fleet is closed.
        }
    }

    /** Writes the inventory and the known keys, with their mistakes or without. */
    private void write(boolean mistaken) throws IOException {
        StringBuilder yaml = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        for (Router each : lab.routers()) {
            String name = each.device().name();
            Way way = mistaken ? way(number(each)) : Way.Whole;
            int right = each.address().getPort();
            int port = mistaken ? wrongPorts.getOrDefault(name, right) : right;
            yaml.append(
                    "- {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco%s}%n"
                            .formatted(name, port, rest(way)));
            keys.append("[127.0.0.1]:%d %s%n"
                    .formatted(port, PublicKeyEntry.toString(way == Way.HostKeyChanged ? otherKey : lab.hostKey())));
        }
        Path known = Files.createDirectories(home.resolve(".config/netfutures")).resolve("known_hosts");
        Files.writeString(known, keys);
        Files.writeString(inventory(), yaml);
        Files.setPosixFilePermissions(inventory(), PosixFilePermissions.fromString("rw-------"));
    }

    private static String rest(Way way) {
        return switch (way) {
            case EnableFailed -> ", secret: mistyped";
            case BannerTimeout -> ", secret: cisco, banner_timeout: 1";
            case CommandTimeout -> ", secret: cisco, timeout: 1";
            default -> ", secret: cisco";
        };
    }

    /** Mends all devices, the inventory and the known keys: nothing fails from now on. */
    void mend() throws IOException {
        for (Router each : lab.routers()) {
            each.refuseLogins(false).maxSessions(Integer.MAX_VALUE).hang(false).dropAfter(-1);
        }
        write(false);
    }

    Path inventory() {
        return home.resolve("fleet.yaml");
    }

    /** The routers, in the order of the inventory. */
    List<Router> routers() {
        return lab.routers();
    }

    /** How often the device that the inventory leads to at first, or later, has received this line. */
    long received(Router router, String line) {
        return Stream.concat(Stream.of(router), other(router))
                .flatMap(each -> each.received().stream())
                .filter(line::equals)
                .count();
    }

    /** How many logins were tried there. */
    int loginsTried(Router router) {
        return Stream.concat(Stream.of(router), other(router))
                .mapToInt(Router::loginsTried)
                .sum();
    }

    private Stream<Router> other(Router router) {
        return others.routers().stream()
                .filter(each -> each.device().name().equals(router.device().name()));
    }

    @Override
    public void close() throws IOException {
        lab.close();
        others.close();
        for (Closeable each : peers) {
            each.close();
        }
    }
}
