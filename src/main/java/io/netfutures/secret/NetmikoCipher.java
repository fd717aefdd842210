package io.netfutures.secret;

import io.netfutures.device.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of netmiko-tools: {@code BASE64(salt):BASE64(data)}, with a key of PBKDF2-HMAC-SHA256 in 100,000 rounds. The data is a
 * Fernet token, which is text again and begins with {@code gAAAA}, or an IV and AES-128-CBC, which nothing protects from changes.
 */
final class NetmikoCipher {
    private static final int ROUNDS = 100_000;
    private static final int KEY = 32;
    private static final int HALF = 16;
    private static final int BLOCK = 16;
    private static final int HMAC = 32;
    private static final int FERNET_HEAD = 1 + 8;
    private static final String FERNET = "gAAAA";

    private NetmikoCipher() {}

    static Secret decrypt(String encrypted, Secret password) throws SecretUnavailable {
        byte[] key = new byte[0];
        try {
            String[] parts = encrypted.strip().split(":", -1);
            if (parts.length != 2) {
                throw damaged();
            }
            byte[] salt = Base64.getDecoder().decode(parts[0]);
            byte[] data = Base64.getDecoder().decode(parts[1]);
            key = Pbkdf2.sha256(password.reveal(), salt, ROUNDS, KEY);
            boolean fernet = new String(data, StandardCharsets.ISO_8859_1).startsWith(FERNET);
            return fernet ? fernet(Base64.getUrlDecoder().decode(data), key) : cbc(data, 0, data.length, key, 0);
        } catch (IllegalArgumentException notBase64) {
            throw damaged();
        } catch (GeneralSecurityException e) {
            throw wrongKey();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The layout is that of the Fernet specification: version, time, IV, ciphertext, HMAC. The first half of the key signs. */
    private static Secret fernet(byte[] token, byte[] key) throws GeneralSecurityException, SecretUnavailable {
        int signed = token.length - HMAC;
        if (signed < FERNET_HEAD + BLOCK) {
            throw damaged();
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, 0, HALF, "HmacSHA256"));
        mac.update(token, 0, signed);
        if (!MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(token, signed, token.length))) {
            throw wrongKey();
        }
        return cbc(token, FERNET_HEAD, signed - FERNET_HEAD, key, HALF);
    }

    /** Decrypts an IV and what follows it. */
    private static Secret cbc(byte[] data, int from, int length, byte[] key, int keyFrom)
            throws GeneralSecurityException, SecretUnavailable {
        if (length < 2 * BLOCK || length % BLOCK != 0) {
            throw damaged();
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, keyFrom, HALF, "AES"),
                new IvParameterSpec(data, from, BLOCK));
        byte[] text = cipher.doFinal(data, from + BLOCK, length - BLOCK);
        try {
            return Secret.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString());
        } catch (CharacterCodingException e) {
            throw wrongKey();
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static SecretUnavailable wrongKey() {
        return new SecretUnavailable(
                "the key in $NETMIKO_TOOLS_KEY does not open this; set the one with which netmiko-encrypt has made it");
    }

    private static SecretUnavailable damaged() {
        return new SecretUnavailable(
                "what stands behind __encrypt__ is damaged; it is salt and data in Base64 with a colon between");
    }
}
