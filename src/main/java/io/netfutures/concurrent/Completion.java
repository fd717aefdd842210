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
 * A wait for futures, which come out in the order in which they are done: each once, those that are done already first. They may
 * belong to several scopes.
 *
 * <p>For one thread, but {@link #letGo()}, which ends the wait from any thread and leaves the futures alone. An interrupt does
 * that too, where a wait at a {@link TaskScope} would cancel the tasks.
 *
 * @param <F> what stands for a future: a {@link TaskFuture}, or something that holds one
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
     * Waits for the futures that {@code future} finds in {@code some}. One comes out when the callbacks have been called that it had
     * by now.
     *
     * @param timeout how long at most, counted from now; null is no bound
     */
    public static <F> Completion<F> of(
            Collection<? extends F> some,
            Function<? super F, ? extends TaskFuture<?>> future,
            @Nullable Duration timeout) {
        return new Completion<>(some, future, (one, told) -> one.addDoneCallback(done -> told.run()), timeout);
    }

    /** Waits for these futures for their scope: one comes out before its callbacks are called, as in Python. */
    static <T extends @Nullable Object> Completion<TaskFuture<T>> inScope(
            Collection<TaskFuture<T>> some, @Nullable Duration timeout) {
        return new Completion<>(some, one -> one, TaskFuture::whenDone, timeout);
    }

    /** Whether there is another one to wait for. */
    public boolean hasNext() {
        return left > 0;
    }

    /**
     * Blocks for the next one.
     *
     * @throws LetGo if the wait was given up
     * @throws Unfinished if the time is over first; what has not finished goes on
     * @throws InterruptedException if interrupted; what has not finished goes on
     * @throws NoSuchElementException if all have been given out
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
     * Blocks until what {@code when} names has happened to those that have not been given out, or until the time is over.
     *
     * @return whether it happened in time
     */
    public boolean await(When when) throws LetGo, InterruptedException {
        try {
            while (hasNext() && !ends(when, next())) {}
            return true;
        } catch (Unfinished timeIsOver) {
            return false;
        }
    }

    /** Ends the wait, now or as soon as what is done already has been given out; the futures go on. */
    public void letGo() {
        done.add(Optional.empty());
    }

    /** {@link #next()} for the owner of the scope: an interrupt runs {@code onInterrupt} and stays set, and the wait goes on. */
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

    /** {@link #await(When)} for the owner of the scope. */
    void await(When when, Runnable onInterrupt) {
        try {
            while (hasNext() && !ends(when, next(onInterrupt))) {}
        } catch (Unfinished timeIsOver) {
            // said by what is not done
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
