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
    private final Identities identities = new Identities();

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

    /** The first host that is dialled on the way to {@code device}, if that is a jump host. Blocks for the ssh_config only. */
    public Optional<Device> firstJump(Device device) throws DeviceException {
        Route first = way(device).getFirst();
        return first.device().name().equals(device.name()) ? Optional.empty() : Optional.of(first.device());
    }

    /**
     * Finds out whether an SSH server answers at the first host on the way to {@code device}; sends nothing. Returns what it says, with
     * times. Blocks as {@link Ssh#connect} does before the login.
     */
    public String pingFirst(Device device) throws DeviceException, InterruptedException {
        return PingAnswer.of(way(device).getFirst(), Progress.NONE).toString();
    }

    /**
     * Looks up the name that is dialled first on the way to {@code device}. Blocks at most as long as that host may take to connect.
     *
     * @throws DeviceException if it does not resolve
     */
    public void lookUpFirst(Device device) throws DeviceException, InterruptedException {
        Route first = way(device).getFirst();
        LookUp.of(first.target(), new ConnectionDiagnosis(new Attempt(first), Step.CONNECT));
    }

    /**
     * Why the key files or the ssh-agent that a login to {@code device} would use cannot be used; empty if there is no reason. Blocks
     * until the files are read and the agent has answered, at most as long as a login may take.
     */
    public String keyProblem(Device device) throws DeviceException, InterruptedException {
        try {
            Route route = routes.of(device);
            return identities
                    .of(route, route.device().settings().timeouts().login())
                    .problem();
        } catch (KeyFileException e) {
            return String.valueOf(e.getMessage());
        }
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
