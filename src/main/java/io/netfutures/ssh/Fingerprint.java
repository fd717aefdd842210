package io.netfutures.ssh;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * A host key as people compare it.
 *
 * @param type for instance {@code ssh-ed25519}
 * @param sha256 as {@code ssh-keygen -l} prints it, with {@code SHA256:}
 */
public record Fingerprint(String type, String sha256) {
    /** The fingerprint of {@code key}. */
    public static Fingerprint of(PublicKey key) {
        return new Fingerprint(
                String.valueOf(KeyUtils.getKeyType(key)),
                String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key)));
    }

    /** {@code ssh-ed25519 SHA256:...}. */
    @Override
    public String toString() {
        return type + " " + sha256;
    }
}
