package io.netfutures.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of files from names that people and inventories give, whatever is in them. */
public final class FileName {
    private static final int LONGEST = 100;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

    /** Devices of Windows, with any extension; and the folder itself and the one above it. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|\\.\\.?");

    private FileName() {}

    /**
     * The name itself if it has at most 100 letters, digits, dots, underscores and hyphens and means nothing else to an operating
     * system. Any other is percent-encoded and shortened, with a hash at its end, so that two names never become one. An extension
     * may be added.
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

    /** Of the characters as they are, so that no two names that differ have the same but by chance. */
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
