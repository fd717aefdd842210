package io.netfutures.lab.ios;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Secrets as a configuration shows them: {@code password 0 cisco}, {@code secret 5 $1$salt$hash}. */
final class Passwords {
    private Passwords() {}

    /** The text behind {@code secret 5}: looks like an MD5 hash of the real thing, and is a hash of its own. */
    static String hash(String password) {
        return hash(password, digest(password).substring(0, 4));
    }

    private static String hash(String password, String salt) {
        return "$1$" + salt + "$" + digest(salt + ":" + password).substring(0, 22);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash).replace('+', '.').replace('=', '.');
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Whether {@code typed} is the password of a setting: {@code secret 5 HASH}, {@code password 0 TEXT}. */
    static boolean matches(String setting, String typed) {
        String[] words = setting.split(" ", 3);
        if (words.length == 3 && words[1].equals("0")) {
            return words[2].equals(typed);
        }
        if (words.length == 3 && words[1].equals("5")) {
            String[] parts = words[2].split("\\$", -1);
            return parts.length == 4 && hash(typed, parts[2]).equals(words[2]);
        }
        return words.length > 1 && setting.substring(words[0].length() + 1).equals(typed);
    }
}
