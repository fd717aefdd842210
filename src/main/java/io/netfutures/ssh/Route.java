package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one device is reached: what its inventory entry says, completed by its ssh_config.
 *
 * @param device the device with what is in effect for it
 * @param target what to dial; unresolved if it is still to be looked up, by the last jump host if there is one
 * @param filed the device under the name and port by which its host key is known
 * @param keyFiles private keys that must be usable, if they are needed
 * @param otherKeys private keys that are passed over if they are not usable
 * @param agent the socket of the ssh-agent, or null if it is not asked
 * @param onlyThese whether of the keys in the agent only those are tried that are in a file too
 * @param via the last jump host, or null
 */
record Route(
        Device device,
        InetSocketAddress target,
        Device filed,
        List<Path> keyFiles,
        List<Path> otherKeys,
        @Nullable Path agent,
        boolean onlyThese,
        @Nullable Route via) {

    /** Whether the same connection serves both: same user on the same host, reached and let in by the same way. */
    record Place(
            String user,
            InetSocketAddress target,
            List<Path> keyFiles,
            @Nullable Path agent,
            @Nullable Place via) {}

    Place place() {
        return new Place(device.credentials().username(), target, keyFiles, agent, via == null ? null : via.place());
    }

    /** {@code ", through the jump host B1 (192.0.2.1:22)"}, or nothing. */
    String detour() {
        return via == null ? "" : ", through the jump host " + via.device().label();
    }
}
