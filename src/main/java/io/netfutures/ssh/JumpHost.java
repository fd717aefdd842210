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
 * One connection to a jump host for all devices behind it: {@code none -> connecting -> open -> none}, and {@code refused},
 * from which there is no way, since a password is tried once. Who asks first connects; the others wait for the same
 * connection, without a lock and without a thread. Thread-safe.
 */
final class JumpHost {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int free;
    private @Nullable CompletableFuture<Connection> current;

    /** How to connect and log in. */
    @FunctionalInterface
    interface Opening {
        Connection connect() throws DeviceException, InterruptedException;
    }

    /** @param handshakes how many may be between {@link #enter} and {@link #leave} */
    JumpHost(int handshakes) {
        this.free = handshakes;
    }

    /** Waits until few enough are opening connections through this host. */
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

    /** Has opened its connection, or not. */
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
     * The open connection. Blocks as long as connecting takes.
     *
     * @throws DeviceException what went wrong with the jump host, the same for all who were waiting
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
                // Who was connecting has been interrupted, which is not our failure: somebody else tries.
            }
        }
    }

    /** The connection that is there or being made; null if it is now for the caller to complete {@code mine}. */
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

    /** Whether to try again would send the password again. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof AuthFailed
                || failure instanceof PasswordExpired
                || failure instanceof AuthInteractionNeeded;
    }
}
