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
 * A folder with a recording of each session, {@code R1.cast}, {@code R1-2.cast} ... in the order in which they begin. Nothing that
 * exists is overwritten or followed; only the owner can read what is written. For any number of threads.
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

    /** Recordings in this folder, which is made if it is not there, with times of this clock. */
    public static Recordings in(Path folder, InstantSource clock) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new Recordings(folder, clock);
    }

    /** Writes one session of this device; its file is made when the session starts. */
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
