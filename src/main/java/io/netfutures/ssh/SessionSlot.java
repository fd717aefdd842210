package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds one device's session between tasks. Between {@link #enter} and {@link #leave} the caller owns the session exclusively; the
 * other methods never wait for it. Thread-safe.
 */
final class SessionSlot {
    private final Device device;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private boolean taken;
    private boolean unwanted;
    private int uses;
    private String home = "";
    private String prompt = "";
    private Instant since = Instant.EPOCH;
    private Instant lastUsed = Instant.EPOCH;
    private @Nullable Session session;

    SessionSlot(Device device) {
        this.device = device;
    }

    /** Blocks until no other caller owns the session, and takes it over. */
    void enter(Instant now) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken) {
                left.await();
            }
            taken = true;
            lastUsed = now;
        } finally {
            lock.unlock();
        }
    }

    /** The session; null if there is none. */
    @Nullable
    Session session() {
        lock.lock();
        try {
            return session;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a new session here. */
    void hold(Session fresh, Instant now) {
        lock.lock();
        try {
            session = fresh;
            since = now;
            uses = 0;
            prompt = fresh.prompt();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the prompt at which a task must leave the session for it to be kept. */
    void home(String privileged) {
        lock.lock();
        try {
            home = privileged;
            prompt = privileged;
        } finally {
            lock.unlock();
        }
    }

    /** Counts one more task of the session. */
    void count() {
        lock.lock();
        try {
            uses++;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the session, if there is one. */
    void drop() {
        Session dropped;
        lock.lock();
        try {
            dropped = take();
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            dropped.close();
        }
    }

    /** Lets the next caller enter. If the session is not to be kept, returns it for the caller to close. */
    @Nullable
    Session leave(Instant now, boolean last) {
        lock.lock();
        try {
            taken = false;
            lastUsed = now;
            left.signal();
            Session used = session;
            if (used == null) {
                unwanted = false;
                return null;
            }
            prompt = used.prompt();
            boolean keep = used.isOpen() && prompt.equals(home) && !unwanted && !last;
            return keep ? null : take();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an idle session to {@code released}; one in use is given up when its task is done. False if there is none. */
    boolean release(List<Session> released) {
        lock.lock();
        try {
            if (taken) {
                unwanted = true;
                return true;
            }
            Session kept = take();
            return kept != null && released.add(kept);
        } finally {
            lock.unlock();
        }
    }

    /** Adds the session to {@code due} if it has been idle for that long. Otherwise returns how long it may stay. */
    Optional<Duration> expire(Instant now, Duration idle, List<Session> due) {
        lock.lock();
        try {
            if (taken) {
                return Optional.of(idle);
            }
            Session kept = session;
            if (kept == null) {
                return Optional.empty();
            }
            Duration rest = Duration.between(now, lastUsed.plus(idle));
            if (kept.isOpen() && rest.isPositive()) {
                return Optional.of(rest);
            }
            take();
            due.add(kept);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a session is here, or somebody has entered who may open one. */
    boolean isOccupied() {
        lock.lock();
        try {
            return taken || session != null;
        } finally {
            lock.unlock();
        }
    }

    /** Since when the session has not been used; empty if there is none, or if it is in use. */
    Optional<Instant> idleSince() {
        lock.lock();
        try {
            return taken || session == null ? Optional.empty() : Optional.of(lastUsed);
        } finally {
            lock.unlock();
        }
    }

    /** Adds the session to {@code released} if nobody uses it; false if there is none, or if it is in use. */
    boolean giveUp(List<Session> released) {
        lock.lock();
        try {
            Session kept = taken ? null : take();
            return kept != null && released.add(kept);
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot of the session; null if there is none. */
    @Nullable
    KeptSession shown() {
        lock.lock();
        try {
            return session == null ? null : new KeptSession(device, since, lastUsed, uses, taken, prompt);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Session take() {
        Session taken = session;
        session = null;
        unwanted = false;
        return taken;
    }
}
