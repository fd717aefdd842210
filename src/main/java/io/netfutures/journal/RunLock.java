package io.netfutures.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That a run is being carried out: a lock on a file in its folder, which the system releases when the process ends in whatever way.
 * The file is never opened elsewhere in this process, since closing it would release the lock (fcntl(2)).
 */
final class RunLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static Path file(RunFolder folder) {
        return folder.path().resolve("lock").toAbsolutePath().normalize();
    }

    /** Whether this process or another one carries out the run of this folder, of which nothing need be writable. Returns at once. */
    static boolean isHeld(RunFolder folder) throws IOException {
        Path file = file(folder);
        if (!HELD.add(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (NoSuchFileException none) {
            return false;
        } finally {
            HELD.remove(file);
        }
    }

    /** Locks the run of this folder; empty if this process or another one carries it out. Returns at once. */
    static Optional<RunLock> of(RunFolder folder) throws IOException {
        return of(file(folder));
    }

    /** Locks all runs that try the one of this number again, and that one, against each other; empty if somebody else has. */
    static Optional<RunLock> ofMatter(Path runs, int first) throws IOException {
        return of(runs.resolve("retry-" + first + ".lock").toAbsolutePath().normalize());
    }

    private static Optional<RunLock> of(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = OwnFile.append(file).getChannel();
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new RunLock(file, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HELD.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** Closes all of these, whatever happens. */
    static void closeAll(List<RunLock> locks) throws IOException {
        IOException failure = null;
        for (RunLock each : locks) {
            try {
                each.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        HELD.remove(file);
        channel.close();
    }
}
