package io.netfutures.ssh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What devices turned out to be, by their host keys: a device that was asked once is not asked again. Thread-safe.
 *
 * <pre>
 * SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDevKc3dQLAd0rqlqw cisco_ios
 * </pre>
 */
public final class Detected {
    private final Map<String, String> platforms = new ConcurrentHashMap<>();
    private final @Nullable Path file;

    private Detected(@Nullable Path file) {
        this.file = file;
    }

    /** Remembered for as long as this lives. */
    public static Detected inMemory() {
        return new Detected(null);
    }

    /** Remembered in a file too, which need not be there; lines that cannot be read are as good as absent. */
    public static Detected in(Path file) {
        Detected detected = new Detected(file);
        try {
            if (Files.isReadable(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] words = line.split(" ");
                    if (words.length == 2 && words[0].startsWith("SHA256:")) {
                        detected.platforms.put(words[0], words[1]);
                    }
                }
            }
        } catch (IOException notRemembered) {
            detected.platforms.clear();
        }
        return detected;
    }

    /** What the device with this key is, if it was found out. */
    Optional<String> platform(PublicKey key) {
        return Optional.ofNullable(platforms.get(Fingerprint.of(key).sha256()));
    }

    /** Remembers it. A file that cannot be written costs the next run a question, and nothing else. */
    void remember(PublicKey key, String platform) {
        String fingerprint = Fingerprint.of(key).sha256();
        boolean known = platform.equals(platforms.put(fingerprint, platform));
        if (file == null || known) {
            return;
        }
        synchronized (this) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                // One write at the end of the file: what other processes write at the same time stays whole too.
                try (FileChannel end = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                    end.write(StandardCharsets.UTF_8.encode(fingerprint + " " + platform + "\n"));
                }
            } catch (IOException | UnsupportedOperationException notWritten) {
                return;
            }
        }
    }
}
