package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.HostKeyUnknown;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at hosts without logging in to them: which host key one shows, and whether it answers at all. No user name or password
 * is sent, except to jump hosts whose key is accepted; every connection to the host itself is closed again. Thread-safe.
 */
public final class HostProbe {
    private final Routes routes;
    private final Dialer dialer;

    HostProbe(Routes routes, Dialer dialer) {
        this.routes = routes;
        this.dialer = dialer;
    }

    /**
     * A host key that is not known yet.
     *
     * @param host the host under the name and port by which its key is kept
     */
    public record UnknownKey(Device host, PublicKey key) {}

    /** The key that the device shows, whether it is known or not. Blocks as {@link Ssh#connect} does. */
    public PublicKey hostKey(Device device) throws DeviceException, InterruptedException {
        return hostKey(routes.of(device));
    }

    private PublicKey hostKey(Route route) throws DeviceException, InterruptedException {
        Connection connection = new Connection(route, Progress.NONE);
        try {
            dialer.handshake(connection);
            return connection.hostKey();
        } catch (HostKeyUnknown | HostKeyChanged refused) {
            return connection.hostKey();
        } finally {
            connection.close();
        }
    }

    /**
     * The key of the first host on the way to {@code device} (its jump hosts in their order, then the device) that is not
     * {@code known}; empty if all are. Hosts behind that one are not contacted. Blocks as {@link Ssh#connect} does.
     */
    public Optional<UnknownKey> firstUnknown(Device device, Predicate<Device> known)
            throws DeviceException, InterruptedException {
        for (Route route : way(device)) {
            if (!known.test(route.filed())) {
                return Optional.of(new UnknownKey(route.filed(), hostKey(route)));
            }
        }
        return Optional.empty();
    }

    /**
     * The hosts whose keys must be known before {@code device} is reached: its jump hosts in their order, then the device, each
     * under the name and port by which its key is kept. Contacts none of them, and blocks for the ssh_config only.
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

    /**
     * Finds out whether an SSH server answers where the device is dialled. Blocks as {@link PingAnswer#of} does; behind a jump host
     * as {@link Ssh#connect} does without the login.
     */
    Reply ping(Device device, Progress progress) throws DeviceException, InterruptedException {
        Route route = routes.of(device);
        String answer = route.via() == null ? PingAnswer.of(route, progress).toString() : pingThrough(route, progress);
        progress.at(Step.DISCONNECT);
        return new Reply(device, List.of(new Reply.Output("ping", answer)));
    }

    private String pingThrough(Route route, Progress progress) throws DeviceException, InterruptedException {
        long start = System.nanoTime();
        Connection connection = new Connection(route, progress);
        try {
            dialer.handshake(connection);
        } catch (HostKeyUnknown | HostKeyChanged refused) {
            return "answers" + route.detour();
        } finally {
            connection.close();
        }
        return "answers" + route.detour() + ", after " + (System.nanoTime() - start) / 1_000_000 + " ms";
    }
}
