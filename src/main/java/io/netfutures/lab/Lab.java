package io.netfutures.lab;

import io.netfutures.device.Device;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.jspecify.annotations.Nullable;

/**
 * Simulated routers on this machine, over real SSH: one for each device, which takes login, secret and name from the device's
 * inventory entry. Each listens on a port of 127.0.0.1. No thread belongs to a session, so thousands of them are cheap.
 *
 * <pre>{@code
 * try (Lab lab = Lab.start(inventory.devices())) {
 *     InetSocketAddress address = lab.address(inventory.devices().getFirst());   // ssh -p PORT cisco@127.0.0.1
 * }
 * }</pre>
 */
public final class Lab implements AutoCloseable {
    private final Map<String, Router> routers = new LinkedHashMap<>();
    private final Map<Integer, Router> byPort = new LinkedHashMap<>();
    private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final KeyPair hostKey;
    private final LabServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int open;
    private int atMost;

    private Lab(KeyPair hostKey) {
        this.hostKey = hostKey;
        this.server = LabServer.of(this);
    }

    /** Starts a router for each device, on ports that are free, with a new host key. */
    public static Lab start(List<Device> devices) throws IOException {
        return start(devices, 0, Clock.systemUTC());
    }

    /**
     * Starts a router for each device.
     *
     * @param firstPort of the first router, the others have the ports after it; 0 for any that are free
     * @throws IOException if a port cannot be had
     */
    public static Lab start(List<Device> devices, int firstPort, Clock clock) throws IOException {
        Lab lab = new Lab(newKey());
        int number = 0;
        for (Device device : devices) {
            number++;
            lab.routers.put(device.name(), new Router(hostName(device, number), number, device, clock));
        }
        try {
            List<InetSocketAddress> bound = lab.server.listen(devices.size(), firstPort);
            int i = 0;
            for (Map.Entry<String, Router> each : lab.routers.entrySet()) {
                InetSocketAddress address = bound.get(i++);
                lab.addresses.put(each.getKey(), address);
                lab.byPort.put(address.getPort(), each.getValue());
            }
            return lab;
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** Where the router of this device listens. */
    public InetSocketAddress address(Device device) {
        return Optional.ofNullable(addresses.get(device.name()))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no router for " + device));
    }

    /** The router of the device with this name. */
    public Router router(String name) {
        return Optional.ofNullable(routers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no router for " + name));
    }

    /** All routers, in the order of the devices. */
    public List<Router> routers() {
        return List.copyOf(routers.values());
    }

    /** The key that all routers show. */
    public PublicKey hostKey() {
        return hostKey.getPublic();
    }

    /** The most connections that were open at once, in the whole lab. */
    public int sessionsAtMost() {
        lock.lock();
        try {
            return atMost;
        } finally {
            lock.unlock();
        }
    }

    /** Connections that are open now, in the whole lab. */
    public int sessionsOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until so many connections are open, for {@code bound} at most; false if they are not by then. */
    public boolean awaitSessions(int count, Duration bound) throws InterruptedException {
        long left = bound.toNanos();
        lock.lockInterruptibly();
        try {
            while (open != count) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all sessions, and stops listening. */
    @Override
    public void close() {
        server.shutDown();
    }

    KeyPairProvider hostKeys() {
        return KeyPairProvider.wrap(hostKey);
    }

    /** The router that listens on this local address. */
    @Nullable
    Router at(SocketAddress local) {
        return local instanceof InetSocketAddress address ? byPort.get(address.getPort()) : null;
    }

    void counted(int difference) {
        lock.lock();
        try {
            open += difference;
            atMost = Math.max(atMost, open);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String hostName(Device device, int number) {
        return device.name().matches("[A-Za-z][A-Za-z0-9_-]{0,62}") ? device.name() : "R" + number;
    }

    private static KeyPair newKey() throws IOException {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IOException("no Ed25519 host key can be made", e);
        }
    }
}
