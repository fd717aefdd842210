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
 * What devices turned out to be, by their host keys: a device that was asked once is not asked again. {@code enter=cr} says that it
 * takes a carriage return only for Enter. Thread-safe.
 *
 * <pre>
 * SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDevKc3dQLAd0rqlqw cisco_ios
 * SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDevKc3dQLAd0rqlqw enter=cr
 * </pre>
 */
public final class Detected {
    private static final String RETURNS = "enter=cr";
    private static final String ANY_ENTER = "enter=any";

    private final Map<String, String> platforms = new ConcurrentHashMap<>();
    private final Set<String> returns = ConcurrentHashMap.newKeySet();
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
                        detected.put(words[0], words[1]);
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

    /** Whether the device with this key takes a carriage return only for Enter, if it was found out. */
    boolean returns(PublicKey key) {
        return returns.contains(Fingerprint.of(key).sha256());
    }

    /** Remembers what it is. A file that cannot be written costs the next run a question, and nothing else. */
    void remember(PublicKey key, String platform) {
        write(Fingerprint.of(key).sha256(), platform);
    }

    /** Remembers whether it takes a carriage return only for Enter. A file that cannot be written costs the next run a second. */
    void rememberReturns(PublicKey key, boolean only) {
        write(Fingerprint.of(key).sha256(), only ? RETURNS : ANY_ENTER);
    }

    /** Whether it is new. */
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
                // One write at the end of the file: what other processes write at the same time stays whole too.
                try (FileChannel end = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                    end.write(StandardCharsets.UTF_8.encode(fingerprint + " " + word + "\n"));
                }
            } catch (IOException | UnsupportedOperationException notWritten) {
                return;
            }
        }
    }
}
