package io.netfutures.lab;

import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;

/**
 * How a lab is set up.
 *
 * @param firstPort the TCP port of the first device on 127.0.0.1, the others following by one; 0 takes free ports
 * @param clock what the routers show, and the times of their transcripts
 * @param hostKey the host key of all routers; a new one if empty
 */
public record LabOptions(int firstPort, Clock clock, Optional<KeyPair> hostKey) {
    /** Free ports, the real time, a new host key. */
    public static final LabOptions DEFAULT = new LabOptions(0, Clock.systemUTC(), Optional.empty());

    public LabOptions withFirstPort(int port) {
        return new LabOptions(port, clock, hostKey);
    }

    public LabOptions withHostKey(KeyPair key) {
        return new LabOptions(firstPort, clock, Optional.of(key));
    }
}
