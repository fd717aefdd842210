package io.netfutures.session;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory for all answers of the process that are held at once. An answer counts from its first character. One that goes on is
 * given back when its command has failed or its end is there; from then on the finished answer counts until nothing holds it any
 * more, neither a future nor a caller. Nobody waits for memory: what does not fit is refused at once. Thread-safe.
 */
final class Budget {
    /** For answers that come in an eighth of the largest heap: one stands in it several times while it is cut out and printed. */
    static final Budget OF_PROCESS = new Budget(Runtime.getRuntime().maxMemory() / 8);

    /** With those that are finished and held there is so many times as much. */
    private static final int WITH_FINISHED = 4;

    /** Finished answers of fewer bytes are not worth the bookkeeping. */
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

    /** How much there is for answers that come in. */
    long bytes() {
        return bytes;
    }

    /**
     * Takes so many bytes if they are there. If finished answers stand in the way, the collector is asked first, once, which of
     * them nothing holds.
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

    /** Counts of what was {@code taken} only this answer from now on, for as long as something holds it. */
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
