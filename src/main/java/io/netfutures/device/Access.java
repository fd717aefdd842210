package io.netfutures.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to get in to one device, as far as its inventory entry says so.
 *
 * @param algorithms which algorithms this device is offered
 * @param userKeys which keys of the user are tried, besides the one that the entry names
 * @param sshConfig an ssh_config to look the device up in (netmiko: {@code ssh_config_file}), or null
 * @param jumps the jump hosts on the way, the first to be reached first; null if the ssh_config decides
 * @param portGiven whether the entry gives the port, so that no ssh_config changes it
 * @param answers to what the device asks before its first prompt
 * @param handshakes how many connections may be opened and logged in through this device at a time, if it is a jump host
 */
public record Access(
        AlgorithmChoice algorithms,
        UserKeys userKeys,
        @Nullable Path sshConfig,
        @Nullable List<Device> jumps,
        boolean portGiven,
        List<Answer> answers,
        int handshakes) {

    /** Straight to the device, with modern algorithms and no keys of the user. */
    public static final Access DEFAULT =
            new Access(AlgorithmChoice.MODERN, UserKeys.NONE, null, null, false, List.of(), 64);

    /**
     * How the offer to one device differs from the offer to all.
     *
     * @param legacy names of {@link Legacy} algorithms that it is offered in addition, after the modern ones
     * @param disabled names that it is not offered, by kind: {@code kex}, {@code keys}, {@code ciphers}, {@code macs},
     *     {@code pubkeys}
     */
    public record AlgorithmChoice(List<String> legacy, Map<String, List<String>> disabled) {
        public static final AlgorithmChoice MODERN = new AlgorithmChoice(List.of(), Map.of());
    }

    /**
     * Keys of the user that are tried.
     *
     * @param agent those of the ssh-agent (netmiko: {@code allow_agent})
     * @param defaults those in {@code ~/.ssh} (netmiko: {@code use_keys})
     */
    public record UserKeys(boolean agent, boolean defaults) {
        public static final UserKeys NONE = new UserKeys(false, false);
    }

    /** A copy that goes through these jump hosts. */
    public Access through(List<Device> hosts) {
        return new Access(algorithms, userKeys, sshConfig, List.copyOf(hosts), portGiven, answers, handshakes);
    }

    /** A copy with another choice of algorithms. */
    public Access with(AlgorithmChoice other) {
        return new Access(other, userKeys, sshConfig, jumps, portGiven, answers, handshakes);
    }

    /** A copy that tries other keys of the user. */
    public Access with(UserKeys other) {
        return new Access(algorithms, other, sshConfig, jumps, portGiven, answers, handshakes);
    }
}
