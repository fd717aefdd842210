package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.security.PublicKey;
import java.util.Set;

/** Decides which host keys are accepted. Implementations are called by network threads, so they are thread-safe and do not block. */
public interface HostKeys {

    /** The decision about a key that a device has shown. */
    sealed interface Verdict {
        /** The key is known for this device, or accepted without being known. */
        record Accepted() implements Verdict {}

        /**
         * No key is known for this device.
         *
         * @param more further details, in words that follow "is not known"; may be empty
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
     * The types of the keys that are known for the device, such as {@code ssh-ed25519}; empty if no key is known. The client
     * prefers these types, so that a device's second key of another type does not look like a changed key.
     */
    default Set<String> typesKnownFor(Device device) {
        return Set.of();
    }

    /** Accepts exactly these keys, for every device; meant for a lab that made its own. */
    static HostKeys exactly(PublicKey... keys) {
        Set<PublicKey> known = Set.of(keys);
        return (device, key) -> known.contains(key) ? new Verdict.Accepted() : new Verdict.Changed("the lab");
    }

    /** Accepts every key. Anyone who can intercept the connection can then read the passwords. */
    static HostKeys off() {
        return (device, key) -> new Verdict.Accepted();
    }
}
