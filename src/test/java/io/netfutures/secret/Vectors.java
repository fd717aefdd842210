package io.netfutures.secret;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Encrypted values that were made by other means: with Python's hashlib and hmac, and openssl. */
final class Vectors {
    private Vectors() {}

    static String of(String name) throws IOException {
        try (InputStream in = requireNonNull(Vectors.class.getResourceAsStream("vectors.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return requireNonNull(all.split("== " + name + "\n", 2)[1].split("\n== ", 2)[0])
                    .strip();
        }
    }
}
