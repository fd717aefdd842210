package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one device: what its inventory entry says, completed by its ssh_config.
 *
 * @param device the device with the settings that are in effect
 * @param target where to dial; if it is unresolved, the last jump host looks it up, or without one this machine
 * @param filed the device under the name and port by which its host key is known
 * @param keyFiles private keys whose failure is an error, if they are needed
 * @param otherKeys private keys that are skipped if they cannot be used
 * @param agent the socket of the ssh-agent, or null if none is used
 * @param onlyThese whether a key in the agent is tried only if it is in one of these files too
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

    /** What two routes must have in common to share a connection: user, host, keys and the way there. */
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
