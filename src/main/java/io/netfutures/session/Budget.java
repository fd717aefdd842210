package io.netfutures.session;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory that all answers of the process may take together. An answer counts from its first byte. When it ends, only its text still
 * counts, until nothing refers to it any more, neither a future nor a caller; when its command fails, nothing does. Never blocks for
 * memory: what does not fit is refused at once. Thread-safe.
 */
final class Budget {
    /** An eighth of the largest heap for unfinished answers: each is copied several times while it is cut out and printed. */
    static final Budget OF_PROCESS = new Budget(Runtime.getRuntime().maxMemory() / 8);

    /** Finished answers and unfinished ones together may take this many times as much. */
    private static final int WITH_FINISHED = 4;

    /** Finished answers of fewer bytes are not counted. */
    private static final int SMALL = 1 << 12;

    private final long bytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReferenceQueue<String> letGo = new ReferenceQueue<>();
    private final Set<Finished> finished = new HashSet<>();
    private long taken;
    private long held;

    Budget(long bytes) {
        this.bytes = bytes;
    }

    /** The bytes that unfinished answers may take together. */
    long bytes() {
        return bytes;
    }

    /**
     * Takes these bytes if they are available. If finished answers take up too much, the garbage collector is run first, once, to see
     * which of them are no longer referred to.
     */
    boolean take(long more) {
        lock.lock();
        try {
            sweep();
            if (taken + held + more > WITH_FINISHED * bytes && !finished.isEmpty()) {
                System.gc();
                finished.removeIf(each -> each.refersTo(null) && free(each.size));
            }
            boolean fits = taken + more <= bytes && taken + held + more <= WITH_FINISHED * bytes;
            taken += fits ? more : 0;
            return fits;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what was taken. */
    void giveBack(long less) {
        lock.lock();
        try {
            taken -= less;
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the bytes {@code taken} by the size of this answer, for as long as something refers to it. */
    void finish(String answer, long taken) {
        long size = Math.min(taken, answer.length() * 2L);
        lock.lock();
        try {
            sweep();
            boolean counts = size >= SMALL;
            this.taken -= taken;
            if (counts) {
                held += size;
                finished.add(new Finished(answer, letGo, size));
            }
        } finally {
            lock.unlock();
        }
    }

    private void sweep() {
        for (Object each = letGo.poll(); each != null; each = letGo.poll()) {
            if (each instanceof Finished over && finished.remove(over)) {
                free(over.size);
            }
        }
    }

    private boolean free(long size) {
        held -= size;
        return true;
    }

    private static final class Finished extends WeakReference<String> {
        private final long size;

        Finished(String answer, ReferenceQueue<String> letGo, long size) {
            super(answer, letGo);
            this.size = size;
        }
    }
}
