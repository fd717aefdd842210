package io.netfutures.device;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in to one device, as far as its inventory entry says so.
 *
 * @param legacy names of {@link Legacy} algorithms that this device alone is offered, after the modern ones
 * @param agent whether the keys of the ssh-agent are tried (netmiko: {@code allow_agent})
 * @param sshConfig an ssh_config to look the device up in (netmiko: {@code ssh_config_file}), or null
 * @param jumps the jump hosts on the way, the first to be reached first; null if the ssh_config is to say so
 * @param portGiven whether the port of the device is written down, so that no ssh_config changes it
 * @param answers to what the device asks before its first prompt
 * @param handshakes how many connections at a time are opened and logged in through this device, where it is a jump host
 */
public record Access(
        List<String> legacy,
        boolean agent,
        @Nullable Path sshConfig,
        @Nullable List<Device> jumps,
        boolean portGiven,
        List<Answer> answers,
        int handshakes) {

    /** Straight to the device, with modern algorithms. */
    public static final Access DEFAULT = new Access(List.of(), false, null, null, false, List.of(), 64);

    /** A copy that goes through these jump hosts. */
    public Access through(List<Device> hosts) {
        return new Access(legacy, agent, sshConfig, List.copyOf(hosts), portGiven, answers, handshakes);
    }
}
