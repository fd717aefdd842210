package io.netfutures.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A host name that is stored as a hash, as OpenSSH does with {@code HashKnownHosts}: {@code |1|salt|HMAC-SHA1(salt, name)}.
 */
final class HashedHost implements HostNames {
    private static final String HMAC = "HmacSHA1";

    private final byte[] salt;
    private final byte[] hash;

    private HashedHost(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    static HashedHost of(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 4 || !parts[1].equals("1")) {
            throw new IllegalArgumentException("no hashed host name");
        }
        return new HashedHost(
                Base64.getDecoder().decode(parts[2]), Base64.getDecoder().decode(parts[3]));
    }

    @Override
    public boolean match(String name) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            return MessageDigest.isEqual(hash, mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA1", e);
        }
    }

    @Override
    public Set<String> plain() {
        return Set.of();
    }
}
