package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
 *   <li>It only moves forward. Of several threads that end it at once exactly one wins, and everybody sees that end.
 *   <li>{@link #cancel()} reaches a running task too: its thread is interrupted. Python cannot do that.
 *   <li>What the task wrote before it ended is visible to whoever reads its end.
 * </ul>
 *
 * <p>Every method may be called from any thread.
 */
public final class TaskFuture<T extends @Nullable Object> implements Future<T> {
    private static final Logger LOG = System.getLogger("io.netfutures.concurrent");
    private static final AtomicLong NEXT_ID = new AtomicLong(0x7f0d_682b_2410L);

    private final long id = NEXT_ID.getAndAdd(0xd0);
    private final String name;
    private final Runnable onInterrupt;
    private final CountDownLatch done = new CountDownLatch(1);

    // Guarded by this; the volatile ones are read without it.
    private final List<Moment> history = new ArrayList<>(4);
    private volatile Status status;
    private volatile @Nullable Instant handedOver;
    private List<Runnable> listeners = new ArrayList<>(2);
    private List<Consumer<? super TaskFuture<T>>> callbacks = new ArrayList<>(0);
    private @Nullable Thread worker;

    /** {@code onInterrupt} is called in a thread that has been interrupted while it waited for this future. */
    TaskFuture(String name, Runnable onInterrupt) {
        this.name = name;
        this.onInterrupt = onInterrupt;
        this.status = new Pending();
        history.add(new Moment(Instant.now(), status));
    }

    /** What it was submitted as. */
    public String name() {
        return name;
    }

    /** Where it is now. */
    public Status status() {
        return status;
    }

    /** Everything that it has been so far, from its submission on; at least one moment. */
    public synchronized List<Moment> history() {
        return List.copyOf(history);
    }

    /**
     * When somebody first got its end from {@link #result()}, {@link #exception()}, {@link #get()}, {@link #resultNow()} or
     * {@link #exceptionNow()}. Who looks at its status, its state or its text gets nothing.
     */
    public Optional<Instant> handedOver() {
        return Optional.ofNullable(handedOver);
    }

    /** Whether it has a worker and has not ended. */
    public boolean running() {
        return status instanceof Running;
    }

    /** Whether it has returned, raised or been cancelled. */
    public boolean done() {
        return status.isDone();
    }

    /** Whether it has been cancelled. */
    public boolean cancelled() {
        return status instanceof Cancelled;
    }

    /**
     * Blocks until the end, and returns the value or throws the very exception that the task threw.
     *
     * @throws CancellationException if it has been cancelled
     * @throws InterruptedException if the waiting thread is interrupted: the scope's own thread cancels all its tasks then,
     *     for any other thread the task goes on
     */
    public T result() throws Exception {
        await();
        return end();
    }

    /**
     * Returns what the task returned, waiting for its end for {@code timeout} at most; with zero it only looks.
     *
     * @throws TimeoutException if it has not ended by then; it goes on
     */
    public T result(Duration timeout) throws Exception {
        await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        return end();
    }

    /**
     * Blocks until the end, and returns what the task threw, or null if it returned.
     *
     * @throws CancellationException if it has been cancelled
     */
    public @Nullable Throwable exception() throws InterruptedException {
        await();
        return thrown();
    }

    /**
     * Returns what the task raised, or null if it returned, waiting for its end for {@code timeout} at most.
     *
     * @throws TimeoutException if it has not ended by then
     */
    public @Nullable Throwable exception(Duration timeout) throws InterruptedException, TimeoutException {
        await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        return thrown();
    }

    /**
     * Cancels it: a pending task never starts, the thread of a running one is interrupted. Returns at once; the worker of
     * a running task is free again when the task has really ended.
     *
     * @return whether it is cancelled now; false if it had finished before
     */
    public boolean cancel() {
        return finish(before -> new Cancelled(before instanceof Running)) || cancelled();
    }

    /**
     * Calls {@code callback} with this future when it is done, cancelled ones too: once, in the order of adding, in the
     * thread that ends it; at once in this thread if it is done already. An exception from it is logged and goes no
     * further.
     */
    public void addDoneCallback(Consumer<? super TaskFuture<T>> callback) {
        synchronized (this) {
            if (!done()) {
                callbacks.add(callback);
                return;
            }
        }
        call(callback);
    }

    /** The text of Python's Future, for instance {@code <Future at 0x7f0d682b2410 state=finished returned dict>}. */
    @Override
    public String toString() {
        return toString(value -> null);
    }

    /** {@link #toString()} with the type of a value or a failure as {@code type} names it; null where it does not know one. */
    public String toString(Function<Object, @Nullable String> type) {
        return "<Future at 0x" + Long.toHexString(id) + " state=" + PythonTypes.state(status, type) + ">";
    }

    /** {@link #cancel()}; {@code mayInterruptIfRunning} false spares a running task. */
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

    /** {@link #result()} with the exception of the task wrapped, as {@link Future} wants it. */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        await();
        return value();
    }

    /** Only looks: it hands nothing over, and {@code RUNNING} is pending too. */
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

    /** The value of a future that has returned; never blocks, whether the thread is interrupted or not. */
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

    /** What a future that has raised has thrown; never blocks. */
    @Override
    public Throwable exceptionNow() {
        if (!(status instanceof Raised raised)) {
            throw new IllegalStateException("it has not raised: " + this);
        }
        handOver();
        return raised.cause();
    }

    /** {@link #result(Duration)} with the exception of the task wrapped, as {@link Future} wants it. */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        await(timeout, unit);
        return value();
    }

    /** The thread that will do it, which an end from outside interrupts. */
    synchronized void bind(Thread thread) {
        worker = thread;
    }

    /** Pending to running; false if it has been ended meanwhile. */
    synchronized boolean start(int slot) {
        if (status instanceof Pending) {
            Instant now = Instant.now();
            become(now, new Running(now, slot, ""));
            return true;
        }
        return false;
    }

    /** The running task says what it is doing. */
    synchronized void step(String step) {
        if (status instanceof Running running) {
            become(Instant.now(), new Running(running.since(), running.slot(), step));
        }
    }

    /** Ends it like this, unless it is done; tells everybody. */
    boolean finish(Status end) {
        return finish(Status.class, before -> end);
    }

    /** Ends it like this if it has not started; tells everybody. */
    boolean finishPending(Status end) {
        return finish(Pending.class, before -> end);
    }

    /** Ends it with what {@code end} makes of its last state, unless it is done; tells everybody. */
    boolean finish(UnaryOperator<Status> end) {
        return finish(Status.class, end);
    }

    /** Waits for the end, for {@code timeout} at most; an interrupt counts as the end. */
    boolean awaitDone(Duration timeout) {
        try {
            return done.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private boolean finish(Class<? extends Status> only, UnaryOperator<Status> end) {
        List<Runnable> told;
        List<Consumer<? super TaskFuture<T>>> called;
        synchronized (this) {
            if (done() || !only.isInstance(status)) {
                return false;
            }
            become(Instant.now(), end.apply(status));
            told = listeners;
            called = callbacks;
            listeners = List.of();
            callbacks = List.of();
            if (worker != null && worker != Thread.currentThread()) {
                worker.interrupt();
            }
            worker = null;
        }
        done.countDown();
        told.forEach(Runnable::run);
        called.forEach(this::call);
        return true;
    }

    private synchronized void become(Instant at, Status next) {
        status = next;
        history.add(new Moment(at, next));
    }

    /** Calls {@code listener} once it is done, before any callback; at once if it is. The listener neither blocks nor throws. */
    void whenDone(Runnable listener) {
        synchronized (this) {
            if (!done()) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    private void call(Consumer<? super TaskFuture<T>> callback) {
        try {
            callback.accept(this);
        } catch (Throwable e) { // nobody's callback shall keep the others from being called
            LOG.log(Level.ERROR, "exception calling callback for " + this, e);
        }
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
