package io.netfutures.journal;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file with places that are locked one by one, by this process or others, so that a thousand locks take one open file. It is open once
 * in a process, and only while some place is held: closing it again elsewhere would release all (fcntl(2)). An interrupt, which closes a
 * {@link java.nio.channels.FileChannel}, does nothing to it.
 */
final class LockFile {
    private static final ReentrantLock OPENING = new ReentrantLock();
    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private final Path path;
    private final AsynchronousFileChannel channel;
    private int held;

    private LockFile(Path path, AsynchronousFileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A place that is held until it is closed, or the process ends in whatever way. */
    interface Place extends AutoCloseable {
        /** Lets go of it; does not fail. */
        @Override
        void close();
    }

    /**
     * Holds a place of the file {@code name} in {@code folder}, which is made if it is not there; returns at once.
     *
     * @return empty if this process or another one holds it
     */
    static Optional<Place> hold(Path folder, String name, long place) throws IOException {
        OwnFile.folders(folder);
        Path path = folder.toRealPath().resolve(name);
        OPENING.lock();
        try {
            LockFile file = OPEN.get(path);
            if (file == null) {
                OwnFile.append(path).close(); // makes it, for its owner only
                file = new LockFile(
                        path, AsynchronousFileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
                OPEN.put(path, file);
            }
            return file.hold(place);
        } finally {
            OPENING.unlock();
        }
    }

    private Optional<Place> hold(long place) throws IOException {
        FileLock lock = null;
        try {
            lock = tryLock(place);
        } finally {
            if (lock == null) {
                closeUnlessHeld();
            } else {
                held++;
            }
        }
        FileLock got = lock;
        return got == null ? Optional.empty() : Optional.of(() -> release(got));
    }

    private @Nullable FileLock tryLock(long place) throws IOException {
        try {
            return channel.tryLock(place, 1, false);
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    private void release(FileLock lock) {
        OPENING.lock();
        try {
            if (lock.isValid()) {
                held--;
                lock.release();
            }
        } catch (IOException ignored) {
            // Only of a file that is closed, and closing has released it.
        } finally {
            closeUnlessHeld();
            OPENING.unlock();
        }
    }

    private void closeUnlessHeld() {
        if (held == 0 && OPEN.remove(path, this)) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // Nothing was written into it.
            }
        }
    }
}
