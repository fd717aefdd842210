package io.netfutures.ssh;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.AuthInteractionNeeded;
import io.netfutures.device.DeviceException.PasswordExpired;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a jump host that all devices behind it share: {@code none -> connecting -> open -> none}. A refused login
 * is final, since a password is tried only once. The first caller connects; the others wait for its connection, and hold no lock
 * meanwhile. Thread-safe.
 */
final class JumpHost {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int free;
    private @Nullable CompletableFuture<Connection> current;

    /** Connects and logs in. */
    @FunctionalInterface
    interface Opening {
        Connection connect() throws DeviceException, InterruptedException;
    }

    /** @param handshakes how many callers may be between {@link #enter} and {@link #leave} at a time */
    JumpHost(int handshakes) {
        this.free = handshakes;
    }

    /** Blocks until another connection may be opened through this host. Followed by {@link #leave}, whatever happens. */
    void enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (free == 0) {
                left.await();
            }
            free--;
        } finally {
            lock.unlock();
        }
    }

    /** Called after {@link #enter}, once the connection has been opened or has failed. */
    void leave() {
        lock.lock();
        try {
            free++;
            left.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the open connection, or makes it with {@code opening}. Blocks until then; {@code opening} has the bound.
     *
     * @throws DeviceException the failure of the jump host; all waiting callers get the same one
     */
    Connection connection(Opening opening) throws DeviceException, InterruptedException {
        while (true) {
            CompletableFuture<Connection> mine = new CompletableFuture<>();
            CompletableFuture<Connection> shared = claim(mine);
            if (shared == null) {
                return lead(mine, opening);
            }
            try {
                return shared.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof DeviceException known) {
                    throw known;
                }
                // The caller that was connecting has been interrupted; another one tries instead.
            }
        }
    }

    /** The connection that is open or being made; null if the caller is to make it and complete {@code mine}. */
    private @Nullable CompletableFuture<Connection> claim(CompletableFuture<Connection> mine) {
        lock.lock();
        try {
            CompletableFuture<Connection> known = current;
            boolean usable = known != null
                    && (!known.isDone()
                            || (known.isCompletedExceptionally()
                                    ? isFinal(known.exceptionNow())
                                    : known.resultNow().isOpen()));
            if (usable && known != null) {
                return known;
            }
            current = mine;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Connection lead(CompletableFuture<Connection> mine, Opening opening)
            throws DeviceException, InterruptedException {
        try {
            Connection open = opening.connect();
            mine.complete(open);
            return open;
        } catch (DeviceException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            mine.completeExceptionally(new InterruptedException());
        }
    }

    /** Whether another try would send the password again. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof AuthFailed
                || failure instanceof PasswordExpired
                || failure instanceof AuthInteractionNeeded;
    }
}
