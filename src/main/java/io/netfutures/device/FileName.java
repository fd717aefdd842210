package io.netfutures.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes safe file names of names that users and inventories give, whatever these contain. */
public final class FileName {
    private static final int LONGEST = 100;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

    /** Device names of Windows, with any extension; and the folder itself and its parent. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|\\.\\.?");

    private FileName() {}

    /**
     * Returns the name itself if it consists of at most 100 letters, digits, dots, underscores and hyphens and has no special meaning
     * to an operating system. Any other name is percent-encoded, shortened and ended with a hash, so that different names stay
     * different. An extension may be added.
     */
    public static String of(String name) {
        if (PLAIN.matcher(name).matches() && !RESERVED.matcher(name).matches()) {
            return name;
        }
        StringBuilder encoded = new StringBuilder();
        boolean reserved = RESERVED.matcher(name).matches();
        for (byte each : Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain =
                    PLAIN.matcher(String.valueOf(c)).matches() && (!encoded.isEmpty() || (c != '.' && !reserved));
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        String hash = hash(name);
        encoded.setLength(Math.min(encoded.length(), LONGEST - 1 - hash.length()));
        return encoded + "-" + hash;
    }

    /** Hashes the unchanged characters, so that different names have different hashes, but for a rare collision. */
    private static String hash(String name) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * name.length());
        bytes.asCharBuffer().put(name);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
