package io.netfutures.real;

import io.netfutures.device.Credentials;
import io.netfutures.device.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Key pairs that ssh-keygen makes. */
final class Keys {
    private Keys() {}

    /** Makes a pair; the public part is in a file beside it that ends in {@code .pub}. */
    static void make(Installation installation, Path file, String type, String passphrase) {
        Tool.run(
                List.of(
                        installation.path("ssh-keygen"),
                        "-q",
                        "-t",
                        type,
                        "-b",
                        type.equals("rsa") ? "2048" : "256",
                        "-a",
                        "4",
                        "-C",
                        "netfutures",
                        "-N",
                        passphrase,
                        "-f",
                        file.toString()),
                "",
                Map.of("LD_LIBRARY_PATH", installation.libraryPath()));
    }

    static Path publicPart(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** Its fingerprint, as servers log it: {@code SHA256:...}. */
    static String fingerprint(Installation installation, Path file) {
        return Tool.run(
                        List.of(
                                installation.path("ssh-keygen"),
                                "-lf",
                                publicPart(file).toString()),
                        "",
                        Map.of("LD_LIBRARY_PATH", installation.libraryPath()))
                .split(" ")[1];
    }

    /** To log in with this key and no password. */
    static Credentials credentials(Path file, String passphrase) {
        return new Credentials(Account.NAME, null, null, file, passphrase.isEmpty() ? null : Secret.of(passphrase));
    }
}
