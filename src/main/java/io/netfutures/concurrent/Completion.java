package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Raised;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Yields futures in the order in which they finish, each once, starting with those that are done already. They may belong to
 * several scopes.
 *
 * <p>For one thread, except {@link #letGo()}, which ends the wait from any thread. Neither that nor an interrupt touches the
 * futures, whereas an interrupted wait at a {@link TaskScope} cancels its tasks.
 *
 * @param <F> a {@link TaskFuture}, or something that holds one
 */
public final class Completion<F> {
    private final BlockingQueue<Optional<F>> done = new LinkedBlockingQueue<>();
    private final Function<? super F, ? extends TaskFuture<?>> future;
    private final int total;
    private final boolean bounded;
    private final long end;
    private int left;

    private Completion(
            Collection<? extends F> some,
            Function<? super F, ? extends TaskFuture<?>> future,
            BiConsumer<TaskFuture<?>, Runnable> whenDone,
            @Nullable Duration timeout) {
        Set<F> each = new LinkedHashSet<>(some);
        this.future = future;
        total = each.size();
        left = total;
        bounded = timeout != null;
        end = System.nanoTime() + (timeout == null ? 0 : TimeUnit.NANOSECONDS.convert(timeout));
        each.forEach(one -> whenDone.accept(future.apply(one), () -> done.add(Optional.of(one))));
    }

    /**
     * Waits for the futures of {@code some}, as {@code future} finds them. A future is yielded after the callbacks that it had
     * before this call; does not block.
     *
     * @param timeout the bound of the whole wait, counted from now; null for none
     */
    public static <F> Completion<F> of(
            Collection<? extends F> some,
            Function<? super F, ? extends TaskFuture<?>> future,
            @Nullable Duration timeout) {
        return new Completion<>(some, future, (one, told) -> one.addDoneCallback(done -> told.run()), timeout);
    }

    /** A wait of the scope itself: a future is yielded before its callbacks are called, as in Python. */
    static <T extends @Nullable Object> Completion<TaskFuture<T>> inScope(
            Collection<TaskFuture<T>> some, @Nullable Duration timeout) {
        return new Completion<>(some, one -> one, TaskFuture::whenDone, timeout);
    }

    /** Whether there is another future to wait for; does not block. */
    public boolean hasNext() {
        return left > 0;
    }

    /**
     * Blocks until the next future is done, the wait is given up or the time is over.
     *
     * @throws LetGo if the wait was given up
     * @throws Unfinished if the time is over; futures that have not finished go on
     * @throws InterruptedException if interrupted; futures that have not finished go on
     * @throws NoSuchElementException if all have been yielded
     */
    public F next() throws LetGo, InterruptedException {
        if (left == 0) {
            throw new NoSuchElementException("all " + total + " futures have been given out");
        }
        Optional<F> next = bounded ? done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS) : done.take();
        if (next == null) {
            throw new Unfinished(left, total);
        }
        F given = next.orElseThrow(LetGo::new);
        left--;
        return given;
    }

    /**
     * Blocks until the futures not yielded yet meet {@code when}, or until the time is over.
     *
     * @return whether they met it in time
     * @throws LetGo if the wait was given up
     */
    public boolean await(When when) throws LetGo, InterruptedException {
        try {
            while (hasNext() && !ends(when, next())) {}
            return true;
        } catch (Unfinished ignored) { // the time is over
            return false;
        }
    }

    /** Ends the wait, from any thread, after what is done already has been yielded; the futures go on. */
    public void letGo() {
        done.add(Optional.empty());
    }

    /** {@link #next()} for the owner of the scope: an interrupt runs {@code onInterrupt}, stays set, and the wait goes on. */
    F next(Runnable onInterrupt) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return next();
                } catch (InterruptedException e) {
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        } catch (LetGo e) {
            throw new IllegalStateException("nobody else has this wait", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@link #await(When)} for the owner of the scope: an interrupt runs {@code onInterrupt}, stays set, and the wait goes on. */
    void await(When when, Runnable onInterrupt) {
        try {
            while (hasNext() && !ends(when, next(onInterrupt))) {}
        } catch (Unfinished ignored) {
            // the caller sees it from what is not done
        }
    }

    private boolean ends(When when, F one) {
        return switch (when) {
            case FIRST_COMPLETED -> true;
            case FIRST_EXCEPTION -> future.apply(one).status() instanceof Raised;
            case ALL_COMPLETED -> false;
        };
    }
}
