package io.netfutures.secret;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Keys made of a password in UTF-8 (RFC 8018, section 5.2). */
final class Pbkdf2 {
    private Pbkdf2() {}

    /** {@code length} bytes, by HMAC-SHA256. */
    static byte[] sha256(String password, byte[] salt, int rounds, int length) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, length * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }
}
