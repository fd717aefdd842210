package io.netfutures.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * That a run is being carried out: a lock on a file in its folder, which the system releases when the process ends in whatever way.
 * The file is never opened elsewhere in this process while it is locked, since closing it would release the lock (fcntl(2)).
 *
 * <p>A lock cannot be looked at without another lock. So that nobody takes those who look for a holder, the file has two places: who
 * wants to hold it locks the first, which decides, and then the second, at which the others look.
 *
 * <pre>
 * place     0              1
 * holder    exclusive      exclusive, once those who look are gone
 * onlooker  -              shared, for an instant
 * </pre>
 */
final class RunLock implements AutoCloseable {
    private static final int DECIDES = 0;
    private static final int SHOWS = 1;

    private static final ReentrantLock OPENING = new ReentrantLock();
    private static final Set<Path> HELD = new HashSet<>();

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
        OPENING.lock();
        try {
            if (HELD.contains(file)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.tryLock(SHOWS, 1, true) == null;
            } catch (NoSuchFileException none) {
                return false;
            }
        } finally {
            OPENING.unlock();
        }
    }

    /**
     * Locks the run of this folder; empty if this process or another one carries it out. Blocks only while another process looks whether
     * it is carried out.
     */
    static Optional<RunLock> of(RunFolder folder) throws IOException {
        return of(file(folder));
    }

    /** Locks all runs that try the one of this number again, and that one, against each other; empty if somebody else has. */
    static Optional<RunLock> ofMatter(Path runs, int first) throws IOException {
        return of(runs.resolve("retry-" + first + ".lock").toAbsolutePath().normalize());
    }

    private static Optional<RunLock> of(Path file) throws IOException {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        OPENING.lock();
        try {
            return HELD.contains(file) ? Optional.empty() : opened(file);
        } finally {
            OPENING.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<RunLock> opened(Path file) throws IOException {
        FileChannel channel = OwnFile.append(file).getChannel();
        boolean isLocked = false;
        try {
            if (channel.tryLock(DECIDES, 1, false) == null) {
                return Optional.empty();
            }
            channel.lock(SHOWS, 1, false);
            isLocked = true;
            HELD.add(file);
            return Optional.of(new RunLock(file, channel));
        } finally {
            if (!isLocked) {
                channel.close();
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
        OPENING.lock();
        try {
            if (channel.isOpen()) {
                HELD.remove(file);
                channel.close();
            }
        } finally {
            OPENING.unlock();
        }
    }
}
