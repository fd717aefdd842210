package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.security.PublicKey;
import java.util.Set;

/** Which host key is accepted for which device. Asked from network threads: it answers at once, and never asks anybody. */
public interface HostKeys {

    /** What there is to say about the key that a device shows. */
    sealed interface Verdict {
        /** The key is known for this device, or accepted without being known. */
        record Accepted() implements Verdict {}

        /**
         * No key is known for this device.
         *
         * @param more what else there is to say, in words that follow "is not known"; may be empty
         */
        record Unknown(String more) implements Verdict {}

        /**
         * Another key is known for this device, or this one has been revoked.
         *
         * @param where the file and line that says so
         */
        record Changed(String where) implements Verdict {}
    }

    /** Judges {@code key}, which {@code device} has shown. */
    Verdict judge(Device device, PublicKey key);

    /**
     * The types of the keys that are known for the device, as {@code ssh-ed25519}: these are asked for first, so that a
     * second key of another type is not taken for a changed one. Empty if none is known.
     */
    default Set<String> typesKnownFor(Device device) {
        return Set.of();
    }

    /** Accepts exactly these keys, for every device: for a lab whose keys we made ourselves. */
    static HostKeys exactly(PublicKey... keys) {
        Set<PublicKey> known = Set.of(keys);
        return (device, key) -> known.contains(key) ? new Verdict.Accepted() : new Verdict.Changed("the lab");
    }

    /** Accepts everything. Whoever is between us and the device can read the passwords. */
    static HostKeys off() {
        return (device, key) -> new Verdict.Accepted();
    }
}
