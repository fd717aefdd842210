package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The visible future of one submitted task, with the states and the text of Python's {@code concurrent.futures.Future}.
 *
 * <ul>
 *   <li>Its status only moves forward. If several threads try to end it, exactly one succeeds, and all see that outcome.
 *   <li>{@link #cancel()} also interrupts a running task, which Python cannot do.
 *   <li>Everything that the task wrote before it ended is visible to a thread that reads the outcome.
 * </ul>
 *
 * <p>Every method may be called from any thread; only {@code result}, {@code exception} and {@code get} block.
 */
public final class TaskFuture<T extends @Nullable Object> implements Future<T> {
    private static final AtomicLong NEXT_ID = new AtomicLong(0x7f0d_682b_2410L);

    private final long id = NEXT_ID.getAndAdd(0xd0);
    private final String name;
    private final Runnable onInterrupt;
    private final CountDownLatch done = new CountDownLatch(1);

    // Guarded by this; the volatile ones are read without it.
    private final List<Moment> history = new ArrayList<>(4);
    private volatile Status status;
    private volatile @Nullable Instant handedOver;
    private Audience<T> audience = new Audience<>();
    private @Nullable Thread worker;

    /** {@code onInterrupt} is called in a thread that is interrupted while it waits for this future. */
    TaskFuture(String name, Runnable onInterrupt) {
        this.name = name;
        this.onInterrupt = onInterrupt;
        this.status = new Pending();
        history.add(new Moment(Instant.now(), status));
    }

    /** The name under which the task was submitted. */
    public String name() {
        return name;
    }

    /** The current status. */
    public Status status() {
        return status;
    }

    /** Every status so far, from the submission on; never empty. */
    public synchronized List<Moment> history() {
        return List.copyOf(history);
    }

    /**
     * When the outcome was first fetched with {@link #result()}, {@link #exception()}, {@link #get()}, {@link #resultNow()} or
     * {@link #exceptionNow()}; empty if it has not been. Looking at status, state or text does not count.
     */
    public Optional<Instant> handedOver() {
        return Optional.ofNullable(handedOver);
    }

    /** Whether the task has a worker and has not ended. */
    public boolean running() {
        return status instanceof Running;
    }

    /** Whether the task has returned, raised or been cancelled. */
    public boolean done() {
        return status.isDone();
    }

    /** Whether the task was cancelled. */
    public boolean cancelled() {
        return status instanceof Cancelled;
    }

    /**
     * Blocks until the task has ended, and returns its value or throws the very exception that it threw.
     *
     * @throws CancellationException if the task was cancelled
     * @throws InterruptedException if the waiting thread is interrupted: in the thread that owns the scope this cancels all its
     *     tasks, in any other thread the task goes on
     */
    public T result() throws Exception {
        await();
        return end();
    }

    /**
     * Like {@link #result()}, but blocks for {@code timeout} at most; with zero it does not block.
     *
     * @throws TimeoutException if the task has not ended by then; it goes on
     * @throws CancellationException if the task was cancelled
     */
    public T result(Duration timeout) throws Exception {
        await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        return end();
    }

    /**
     * Blocks until the task has ended, and returns what it threw, or null if it returned.
     *
     * @throws CancellationException if the task was cancelled
     */
    public @Nullable Throwable exception() throws InterruptedException {
        await();
        return thrown();
    }

    /**
     * Like {@link #exception()}, but blocks for {@code timeout} at most; with zero it does not block.
     *
     * @throws TimeoutException if the task has not ended by then; it goes on
     * @throws CancellationException if the task was cancelled
     */
    public @Nullable Throwable exception(Duration timeout) throws InterruptedException, TimeoutException {
        await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        return thrown();
    }

    /**
     * Cancels the task: a pending one never starts, the thread of a running one is interrupted. Returns at once; the worker of a
     * running task is free once the task has really ended.
     *
     * @return whether the task is cancelled now; false if it had finished before
     */
    public boolean cancel() {
        return finish(before -> new Cancelled(before instanceof Running)) || cancelled();
    }

    /**
     * Calls {@code callback} once with this future when it is done, also if cancelled: in the order in which callbacks were added,
     * in the thread that ends the task; immediately, in this thread, if it is done already. What the callback throws is logged.
     */
    public void addDoneCallback(Consumer<? super TaskFuture<T>> callback) {
        synchronized (this) {
            if (!done()) {
                audience.add(callback);
                return;
            }
        }
        Audience.call(callback, this);
    }

    /**
     * Gives up the value of a task that has returned, which nobody needs any more, so that its memory is free: whoever asks from now on
     * gets {@code rest}. Does nothing if the task has not returned.
     */
    public synchronized void keepOnly(T rest) {
        if (status instanceof Returned<?>(Object value, Duration took)) {
            status = new Returned<>(rest, took);
            history.set(history.size() - 1, new Moment(history.getLast().at(), status));
        }
    }

    /** The text of Python's {@code Future}, for instance {@code <Future at 0x7f0d682b2410 state=finished returned dict>}. */
    @Override
    public String toString() {
        return toString(value -> null);
    }

    /** {@link #toString()} with the type of the value or exception as {@code type} names it; null means the default name. */
    public String toString(Function<Object, @Nullable String> type) {
        return "<Future at 0x" + Long.toHexString(id) + " state=" + PythonTypes.state(status, type) + ">";
    }

    /** {@link #cancel()}, but with {@code mayInterruptIfRunning} false a running task goes on. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return mayInterruptIfRunning ? cancel() : finishPending(new Cancelled(false)) || cancelled();
    }

    @Override
    public boolean isCancelled() {
        return cancelled();
    }

    @Override
    public boolean isDone() {
        return done();
    }

    /** {@link #result()}, with the task's exception wrapped as {@link Future} requires. */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        await();
        return value();
    }

    /** Both {@code Pending} and {@code Running} are {@code RUNNING}. Does not count as fetching the outcome. */
    @Override
    public State state() {
        return switch (status) {
            case Pending pending -> State.RUNNING;
            case Running running -> State.RUNNING;
            case Returned<?> returned -> State.SUCCESS;
            case Raised raised -> State.FAILED;
            case Cancelled cancelled -> State.CANCELLED;
        };
    }

    /** The value of a task that has returned; never blocks, and ignores an interrupt. */
    @Override
    public T resultNow() {
        if (!(status instanceof Returned<?>)) {
            throw new IllegalStateException("it has not returned: " + this);
        }
        try {
            return value();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The exception of a task that has raised; never blocks. */
    @Override
    public Throwable exceptionNow() {
        if (!(status instanceof Raised raised)) {
            throw new IllegalStateException("it has not raised: " + this);
        }
        handOver();
        return raised.cause();
    }

    /** {@link #result(Duration)}, with the task's exception wrapped as {@link Future} requires. */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        await(timeout, unit);
        return value();
    }

    /** Sets the thread of the task, which is interrupted when the future is ended from another thread. */
    synchronized void bind(Thread thread) {
        worker = thread;
    }

    /** From pending to running; false if the future has been ended meanwhile. */
    synchronized boolean start(int slot) {
        if (status instanceof Pending) {
            Instant now = Instant.now();
            become(now, new Running(now, slot, ""));
            return true;
        }
        return false;
    }

    /** Names the current step, if the task is running. */
    synchronized void step(String step) {
        if (status instanceof Running running) {
            become(Instant.now(), new Running(running.since(), running.slot(), step));
        }
    }

    /** Ends the future with this status, unless it is done; calls listeners and callbacks. */
    boolean finish(Status end) {
        return finish(Status.class, before -> end);
    }

    /** Ends the future with this status if it is pending; calls listeners and callbacks. */
    boolean finishPending(Status end) {
        return finish(Pending.class, before -> end);
    }

    /** Ends the future with what {@code end} makes of its status, unless it is done; calls listeners and callbacks. */
    boolean finish(UnaryOperator<Status> end) {
        return finish(Status.class, end);
    }

    /** Blocks until the task has ended, for {@code timeout} at most; true if it has, or if the thread was interrupted. */
    boolean awaitDone(Duration timeout) {
        try {
            return done.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private boolean finish(Class<? extends Status> only, UnaryOperator<Status> end) {
        Audience<T> told;
        synchronized (this) {
            if (done() || !only.isInstance(status)) {
                return false;
            }
            become(Instant.now(), end.apply(status));
            told = audience;
            audience = new Audience<>();
            if (worker != null && worker != Thread.currentThread()) {
                worker.interrupt();
            }
            worker = null;
        }
        done.countDown();
        told.tell(this);
        return true;
    }

    private synchronized void become(Instant at, Status next) {
        status = next;
        history.add(new Moment(at, next));
    }

    /** Calls {@code listener} when the future is done, before any callback; immediately if it is. It neither blocks nor throws. */
    void whenDone(Runnable listener) {
        synchronized (this) {
            if (!done()) {
                audience.add(listener);
                return;
            }
        }
        listener.run();
    }

    private void await() throws InterruptedException {
        if (done()) {
            return;
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            onInterrupt.run();
            throw e;
        }
    }

    private void await(long timeout, TimeUnit unit) throws InterruptedException, TimeoutException {
        if (done()) {
            return;
        }
        try {
            if (!done.await(timeout, unit)) {
                throw new TimeoutException();
            }
        } catch (InterruptedException e) {
            onInterrupt.run();
            throw e;
        }
    }

    private T end() throws Exception {
        handOver();
        return switch (status) {
            case Raised(Exception exception, Duration took) -> throw exception;
            case Raised(Error error, Duration took) -> throw error;
            default -> value();
        };
    }

    @SuppressWarnings("unchecked") // the scope puts in what its callable of T returned
    private T value() throws ExecutionException {
        handOver();
        return switch (status) {
            case Returned<?> returned -> (T) returned.value();
            case Raised raised -> throw new ExecutionException(raised.cause());
            case Cancelled cancelled -> throw new CancellationException();
            case Pending pending -> throw new IllegalStateException("not done");
            case Running running -> throw new IllegalStateException("not done");
        };
    }

    private synchronized void handOver() {
        if (handedOver == null) {
            handedOver = Instant.now();
        }
    }

    private @Nullable Throwable thrown() {
        handOver();
        return switch (status) {
            case Raised raised -> raised.cause();
            case Cancelled cancelled -> throw new CancellationException();
            default -> null;
        };
    }
}
