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
 * The platforms that were detected, by host key, so that a device is probed only once. {@code enter=cr} means that the device
 * takes only a carriage return for Enter. Thread-safe.
 *
 * <pre>
 * SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDevKc3dQLAd0rqlqw cisco_ios
 * SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDevKc3dQLAd0rqlqw enter=cr
 * </pre>
 */
public final class DetectedPlatforms {
    private static final String RETURNS = "enter=cr";
    private static final String ANY_ENTER = "enter=any";

    private final Map<String, String> platforms = new ConcurrentHashMap<>();
    private final Set<String> returns = ConcurrentHashMap.newKeySet();
    private final @Nullable Path file;

    private DetectedPlatforms(@Nullable Path file) {
        this.file = file;
    }

    /** Remembers in memory only. */
    public static DetectedPlatforms inMemory() {
        return new DetectedPlatforms(null);
    }

    /** Remembers in {@code file} too, which need not exist. Reads it now; lines that make no sense are ignored. */
    public static DetectedPlatforms in(Path file) {
        DetectedPlatforms detected = new DetectedPlatforms(file);
        try {
            if (Files.isReadable(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] words = line.split(" ");
                    if (words.length == 2 && words[0].startsWith("SHA256:")) {
                        detected.put(words[0], words[1]);
                    }
                }
            }
        } catch (IOException ignored) {
            // As if the file were not there: the devices are probed again.
            detected.platforms.clear();
        }
        return detected;
    }

    /** The platform of the device with this key, if it was detected. */
    Optional<String> platform(PublicKey key) {
        return platforms.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(platforms.get(Fingerprint.of(key).sha256()));
    }

    /** Whether the device with this key is known to take only a carriage return for Enter. */
    boolean returns(PublicKey key) {
        return !returns.isEmpty() && returns.contains(Fingerprint.of(key).sha256());
    }

    /** Remembers its platform. If the file cannot be written, the next run only has to probe the device again. */
    void remember(PublicKey key, String platform) {
        write(Fingerprint.of(key).sha256(), platform);
    }

    /** Remembers whether it takes only a carriage return for Enter. If the file cannot be written, the next run loses a second. */
    void rememberReturns(PublicKey key, boolean only) {
        write(Fingerprint.of(key).sha256(), only ? RETURNS : ANY_ENTER);
    }

    /** Returns whether this was not remembered yet. */
    private boolean put(String fingerprint, String word) {
        return switch (word) {
            case RETURNS -> returns.add(fingerprint);
            case ANY_ENTER -> returns.remove(fingerprint);
            default -> !word.equals(platforms.put(fingerprint, word));
        };
    }

    private void write(String fingerprint, String word) {
        if (!put(fingerprint, word) || file == null) {
            return;
        }
        synchronized (this) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                // A single append, so that lines which other processes write at the same time stay whole.
                try (FileChannel end = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                    end.write(StandardCharsets.UTF_8.encode(fingerprint + " " + word + "\n"));
                }
            } catch (IOException | UnsupportedOperationException ignored) {
                return;
            }
        }
    }
}
