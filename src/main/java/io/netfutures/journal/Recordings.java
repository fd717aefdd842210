package io.netfutures.journal;

import io.netfutures.device.Device;
import io.netfutures.device.FileName;
import io.netfutures.session.Tap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A folder with a recording of each session, {@code R1.cast}, {@code R1-2.cast} ... in the order in which they begin. Existing files are
 * not overwritten, links not followed; only the owner can read what is written. Thread-safe.
 */
public final class Recordings {
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path folder;
    private final InstantSource clock;
    private final Set<String> taken = new HashSet<>();

    private Recordings(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Recordings in this folder, which is created if it does not exist, with times of this clock. Blocks for the file system. */
    public static Recordings in(Path folder, InstantSource clock) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new Recordings(folder, clock);
    }

    /** A tap that writes one session of this device. Its file is created when the session starts; each call blocks until it is written. */
    public Tap of(Device device) {
        return new CastWriter(device, clock, () -> create(FileName.of(device.name())));
    }

    private synchronized OutputStream create(String name) throws IOException {
        for (int number = 1; ; number++) {
            Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + ".cast");
            // R1 and r1 are one file on some systems, to which a folder may be copied. Another run may have made it
            // just now.
            if (taken.add(file.getFileName().toString().toLowerCase(Locale.ROOT))
                    && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(
                        file,
                        NEW,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))));
            }
        }
    }
}
