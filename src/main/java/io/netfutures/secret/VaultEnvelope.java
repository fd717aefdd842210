package io.netfutures.secret;

import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A value or a file that ansible-vault has encrypted, formats 1.1 and 1.2 with AES256:
 *
 * <pre>
 * $ANSIBLE_VAULT;1.2;AES256;prod
 * 35303962626639383762653534303566...
 * </pre>
 *
 * The lines below the header are three lines in hexadecimal digits, written in such digits once more: salt, HMAC-SHA256 of the
 * ciphertext, ciphertext. PBKDF2-HMAC-SHA256 with 10,000 rounds makes of password and salt the key (32 bytes), the key of the HMAC (32)
 * and the first counter (16); the ciphertext is AES-256-CTR of the text, padded as in PKCS #7.
 */
public final class VaultEnvelope {
    private static final String MARK = "$ANSIBLE_VAULT";
    private static final int ROUNDS = 10_000;
    private static final int KEY = 32;
    private static final int BLOCK = 16;

    private final String label;
    private final byte[] salt;
    private final byte[] hmac;
    private final byte[] ciphertext;

    private VaultEnvelope(String label, byte[] salt, byte[] hmac, byte[] ciphertext) {
        this.label = label;
        this.salt = salt;
        this.hmac = hmac;
        this.ciphertext = ciphertext;
    }

    /** Whether this text says that ansible-vault has encrypted it. */
    public static boolean is(String text) {
        return text.stripLeading().startsWith(MARK);
    }

    /**
     * Takes an envelope apart; blanks around its lines do not count.
     *
     * @throws SecretUnavailable if it is not one, or of a format that is not known
     */
    public static VaultEnvelope parse(String text) throws SecretUnavailable {
        List<String> lines = text.strip().lines().map(String::strip).toList();
        String[] header = lines.isEmpty() ? new String[0] : lines.getFirst().split(";", -1);
        if (header.length < 3 || !header[0].equals(MARK)) {
            throw new SecretUnavailable(
                    "this is not what ansible-vault writes; it begins with $ANSIBLE_VAULT;1.1;AES256");
        }
        boolean known =
                (header[1].equals("1.1") && header.length == 3) || (header[1].equals("1.2") && header.length == 4);
        if (!known || !header[2].equals("AES256")) {
            throw new SecretUnavailable("ansible-vault's format " + Printable.line(header[1] + " " + header[2])
                    + " is not known here, only 1.1 and 1.2 with AES256; encrypt it again with ansible-vault rekey");
        }
        try {
            HexFormat hex = HexFormat.of();
            String inner = new String(
                    hex.parseHex(String.join("", lines.subList(1, lines.size()))), StandardCharsets.US_ASCII);
            String[] parts = inner.split("\n", -1);
            if (parts.length == 3) {
                return new VaultEnvelope(
                        header.length == 4 ? header[3] : "",
                        hex.parseHex(parts[0]),
                        hex.parseHex(parts[1]),
                        hex.parseHex(parts[2]));
            }
        } catch (IllegalArgumentException notHexadecimal) {
            throw damaged();
        }
        throw damaged();
    }

    private static SecretUnavailable damaged() {
        return new SecretUnavailable(
                "this ansible-vault value is damaged: below its header stand only hexadecimal digits; take it again from"
                        + " ansible-vault");
    }

    /** The vault id that its header names; empty if it names none. */
    public String label() {
        return label;
    }

    /**
     * The text inside; empty if this is not its password.
     *
     * @throws SecretUnavailable if what is inside is not text
     */
    public Optional<String> open(Secret password) throws SecretUnavailable {
        byte[] keys = new byte[0];
        byte[] padded = new byte[0];
        try {
            keys = Pbkdf2.sha256(password.reveal(), salt, ROUNDS, KEY + KEY + BLOCK);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys, KEY, KEY, "HmacSHA256"));
            if (!MessageDigest.isEqual(mac.doFinal(ciphertext), hmac)) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(keys, 0, KEY, "AES"),
                    new IvParameterSpec(keys, KEY + KEY, BLOCK));
            padded = cipher.doFinal(ciphertext);
            return Optional.of(text(padded));
        } catch (GeneralSecurityException e) {
            throw new SecretUnavailable("this Java cannot open what ansible-vault writes: " + e.getMessage());
        } finally {
            Arrays.fill(keys, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    private static String text(byte[] padded) throws SecretUnavailable {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw damaged();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(padded, 0, padded.length - padding))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SecretUnavailable("what ansible-vault has encrypted here is not text in UTF-8");
        }
    }
}
