package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks, each in a virtual thread of its own and under a cap, and lets none of them outlive it.
 *
 * <pre>{@code
 * try (var scope = TaskScope.open(Workers.of(2))) {
 *     List<TaskFuture<String>> futures = new ArrayList<>();
 *     for (String host : hosts) {
 *         futures.add(scope.submit(host, () -> ask(host)));     // returns at once
 *     }
 *     for (TaskFuture<String> future : scope.asCompleted(futures)) {
 *         System.out.println(future.result());                  // in the order in which they finish
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>A task waits for its worker in its own thread, first in, first out. It has a worker already when {@code submit}
 *       returns, if one was free.
 *   <li>Its thread has the name of a pool's worker, {@code <scope>_<slot>}.
 *   <li>Only the thread that opened the scope submits, waits and closes. Any thread may look, and cancel.
 *   <li>{@link #close()} waits until every thread of the scope has ended, whatever has happened. Pending tasks still run, as
 *       at the end of Python's {@code with}; who does not want that calls {@link #cancelPending()} first.
 *   <li>An interrupt of the owner while it waits, here or at one of the futures, cancels all tasks. The interrupt is still
 *       set afterwards, except where an {@code InterruptedException} says it.
 *   <li>What becomes of the others when one task ends is the scope's {@link Policy}.
 *   <li>It holds a future only until that has finished: the result of a task lives as long as somebody holds its future.
 *   <li>Inheritable thread locals and the context class loader of the owner reach the tasks.
 * </ul>
 *
 * <p>The words are those of Python's {@code concurrent.futures}. Of the promises of the JDK's {@code StructuredTaskScope} it
 * gives those above, and not these two: a {@code ScopedValue} of the owner is not bound in the tasks, for no stable API
 * hands bindings on, so a task binds again what it needs; and scopes that are closed in another order than the reverse of
 * their opening are not reported.
 */
public final class TaskScope implements AutoCloseable {
    private static final AtomicInteger UNNAMED = new AtomicInteger();

    private final String name;
    private final Workers.Group turns;
    private final Verdict verdict;
    private final Thread owner = Thread.currentThread();
    private final Outstanding outstanding = new Outstanding();
    /** Of the tasks and their deadlines. */
    private final Threads threads = new Threads();
    /** Of the deadlines of the scope. */
    private final Threads timers = new Threads();

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Duration expired;
    private boolean joined;

    private TaskScope(String name, Workers workers, Policy policy) {
        this.name = name;
        this.turns = workers.group();
        this.verdict = new Verdict(policy);
    }

    /** A scope named {@code TaskScope-0}, {@code TaskScope-1} and so on, that collects failures. */
    public static TaskScope open(Workers workers) {
        return open("TaskScope-" + UNNAMED.getAndIncrement(), workers, Policy.COLLECT);
    }

    /** A scope of this name, under this cap, with this policy. */
    public static TaskScope open(String name, Workers workers, Policy policy) {
        return new TaskScope(name, workers, policy);
    }

    /**
     * Sets the bound of the whole scope, from now: when it is over, all that has not finished raises
     * {@link DeadlineExceeded}, and running threads are interrupted. What has finished is kept. It holds in
     * {@link #close()} too.
     */
    public void deadline(Duration bound) {
        owned();
        if (joined) {
            throw new IllegalStateException("cannot set a deadline after shutdown");
        }
        timers.add(spawn("deadline", () -> {
            try {
                if (closed.await(TimeUnit.NANOSECONDS.convert(bound), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                return;
            }
            expired = bound;
            List<TaskFuture<?>> late = outstanding.list();
            late.forEach(
                    future -> future.finishPending(new Raised(new DeadlineExceeded("the run", bound), Duration.ZERO)));
            late.forEach(future -> Execution.expire(future, new DeadlineExceeded("the run", bound)));
        }));
    }

    /** Submits a task; returns its future at once. */
    public <T extends @Nullable Object> TaskFuture<T> submit(String task, Callable<? extends T> work) {
        return submit(task, (Stepped<T>) step -> work.call());
    }

    /** Submits a task that says what it is doing; returns its future at once. */
    public <T extends @Nullable Object> TaskFuture<T> submit(String task, Stepped<? extends T> work) {
        return submit(task, null, work);
    }

    /** Submits a task with a deadline, counted from the moment in which it gets a worker. Does not block. */
    public <T extends @Nullable Object> TaskFuture<T> submit(
            String task, @Nullable Duration deadline, Stepped<? extends T> work) {
        return submit(task, null, deadline, work);
    }

    /**
     * Submits a task that shares something with others, of which one may have it at a time: of the tasks with an equal
     * {@code lane}, under one {@link Workers}, one runs after the other, first in, first out. One that waits for another is
     * pending and holds no worker.
     */
    public <T extends @Nullable Object> TaskFuture<T> submitInLane(
            String task, Object lane, Stepped<? extends T> work) {
        return submit(task, lane, null, work);
    }

    private <T extends @Nullable Object> TaskFuture<T> submit(
            String task, @Nullable Object lane, @Nullable Duration deadline, Stepped<? extends T> work) {
        owned();
        if (joined) {
            throw new IllegalStateException("cannot schedule new futures after shutdown");
        }
        TaskFuture<T> future = new TaskFuture<>(task, this::waitInterrupted);
        future.whenDone(() -> {
            if (verdict.take(future.status())) {
                cancelAll();
            }
            outstanding.remove(future);
        });
        Workers.Turn turn = turns.turn(lane);
        Thread thread =
                Thread.ofVirtual().name(name + "_pending " + task).unstarted(() -> run(future, turn, deadline, work));
        future.bind(thread);
        turn.enqueue(); // from here on the thread must start: it alone gives the slot back
        if (turn.slot() >= 0) {
            future.start(turn.slot());
        }
        outstanding.add(future);
        Duration over = expired;
        if (over != null) {
            Execution.expire(future, new DeadlineExceeded("the run", over));
        } else if (verdict.decided()) {
            future.cancel();
        }
        thread.start();
        threads.add(thread);
        return future;
    }

    /**
     * Submits {@code work} for each argument, all of them now; the results come in the order of the arguments. The first
     * exception is thrown at its place, ends the results, and cancels those of the tasks that have not started.
     */
    public <A, T extends @Nullable Object> Results<T> map(
            Work<? super A, ? extends T> work, Iterable<? extends A> arguments) {
        return new Results<>(submitAll(work, arguments), null);
    }

    /**
     * The values of futures of this scope, in their order, as {@link #map} gives them: the first exception is thrown at its place,
     * ends the results, and cancels those of the futures that have not started.
     */
    public <T extends @Nullable Object> Results<T> results(List<TaskFuture<T>> futures) {
        return new Results<>(futures, null);
    }

    /**
     * Submits the work for each argument and returns the values in the order of the arguments. A value that is not there
     * {@code timeout} after this call makes {@link Results#next()} give up.
     */
    public <A, T extends @Nullable Object> Results<T> map(
            Work<? super A, ? extends T> work, Iterable<? extends A> arguments, Duration timeout) {
        long start = System.nanoTime();
        return new Results<>(submitAll(work, arguments), timeout.minusNanos(System.nanoTime() - start));
    }

    private <A, T extends @Nullable Object> List<TaskFuture<T>> submitAll(
            Work<? super A, ? extends T> work, Iterable<? extends A> arguments) {
        List<TaskFuture<T>> submitted = new ArrayList<>();
        for (A argument : arguments) {
            submitted.add(submit(String.valueOf(argument), () -> work.call(argument)));
        }
        return submitted;
    }

    /**
     * Submits the work for each pair of arguments, one from each list, and returns the values in that order; the shorter list ends both.
     */
    public <A, B, T extends @Nullable Object> Results<T> map(
            Work2<? super A, ? super B, ? extends T> work,
            Iterable<? extends A> arguments,
            Iterable<? extends B> others) {
        List<TaskFuture<T>> submitted = new ArrayList<>();
        Iterator<? extends A> first = arguments.iterator();
        Iterator<? extends B> second = others.iterator();
        while (first.hasNext() && second.hasNext()) {
            A argument = first.next();
            B other = second.next();
            submitted.add(submit(String.valueOf(argument), () -> work.call(argument, other)));
        }
        return new Results<>(submitted, null);
    }

    /**
     * The futures in the order in which they are done, each once, those that are done already first; cancelled and failed
     * ones too. Its iterator blocks for the next one. Leaving the loop stops nothing.
     */
    public <T extends @Nullable Object> Iterable<TaskFuture<T>> asCompleted(Collection<TaskFuture<T>> some) {
        return completion(some, null);
    }

    /**
     * Iterates over futures as they end, waiting no longer than {@code timeout} from this call: then the iterator throws {@link Unfinished}, and
     * what has not finished goes on.
     */
    public <T extends @Nullable Object> Iterable<TaskFuture<T>> asCompleted(
            Collection<TaskFuture<T>> some, Duration timeout) {
        return completion(some, timeout);
    }

    private <T extends @Nullable Object> Iterable<TaskFuture<T>> completion(
            Collection<TaskFuture<T>> some, @Nullable Duration timeout) {
        owned();
        Completion<TaskFuture<T>> completion = Completion.inScope(some, timeout);
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return completion.hasNext();
            }

            @Override
            public TaskFuture<T> next() {
                owned();
                return completion.next(TaskScope.this::cancelAll);
            }
        };
    }

    /**
     * Blocks until the first of them is done, the first has raised, or all are done; or until {@code timeout} is over,
     * which is no error.
     */
    public <T extends @Nullable Object> DoneAndNotDone<T> waitFor(
            Collection<TaskFuture<T>> some, When when, @Nullable Duration timeout) {
        owned();
        Completion.inScope(some, timeout).await(when, this::cancelAll);
        return DoneAndNotDone.of(some);
    }

    /** Blocks until what {@code when} names has happened to these futures, without a bound. */
    public <T extends @Nullable Object> DoneAndNotDone<T> waitFor(Collection<TaskFuture<T>> some, When when) {
        return waitFor(some, when, null);
    }

    /**
     * Blocks until every task of the scope is done. Nothing can be submitted after that.
     *
     * @throws ExecutionException with the first failure, if the policy is {@link Policy#FAIL_FAST}, or if it is
     *     {@link Policy#FIRST_SUCCESS} and no task succeeded; further failures are suppressed in it
     */
    public void join() throws ExecutionException {
        owned();
        joined = true;
        outstanding.awaitNone(this::cancelAll);
        List<Throwable> failures = verdict.failures();
        if (!failures.isEmpty()) {
            throw Verdict.suppressing(new ExecutionException(failures.getFirst()), failures);
        }
    }

    /** What has not finished, in the order of submission; from any thread. */
    public List<TaskFuture<?>> unfinished() {
        return outstanding.list();
    }

    /** Lets none of its pending tasks start from now on, nor later ones; running tasks go on. From any thread. */
    public void hold() {
        turns.hold();
    }

    /** Lets its pending tasks start again, each where it was in the queue; from any thread. */
    public void release() {
        turns.release();
    }

    /** Whether its pending tasks are held back, by {@link #hold()}; from any thread. */
    public boolean isHeld() {
        return turns.isHeld();
    }

    /** Cancels what has not started; from any thread. Running tasks go on. */
    public void cancelPending() {
        outstanding.list().forEach(future -> future.cancel(false));
    }

    /** Cancels what has not finished, and interrupts what is running; from any thread. Returns at once. */
    public void cancelAll() {
        // Pending ones first: none of them shall take the worker that a running one leaves.
        cancelPending();
        outstanding.list().forEach(TaskFuture::cancel);
    }

    /** The name of the scope. */
    public String name() {
        return name;
    }

    /** {@code TaskScope-0: 1 pending, 2 running, 7 done}. */
    @Override
    public String toString() {
        List<TaskFuture<?>> now = outstanding.list();
        long pending = now.stream()
                .filter(future -> future.status() instanceof Pending)
                .count();
        return name + ": " + pending + " pending, " + (now.size() - pending) + " running, " + outstanding.finished()
                + " done";
    }

    /**
     * Blocks until every thread of the scope has ended, also those that ignore an interrupt. Can be called again.
     *
     * @throws IllegalStateException where {@link #join()} would have thrown, if it has not been called: a failure shall
     *     not be lost
     */
    @Override
    public void close() {
        owned();
        joined = true;
        boolean interrupted = threads.join(this::cancelAll);
        closed.countDown();
        interrupted |= timers.join(this::cancelAll);
        if (interrupted) {
            owner.interrupt();
        }
        List<Throwable> failures = verdict.failures();
        if (!failures.isEmpty()) {
            throw Verdict.suppressing(
                    new IllegalStateException(
                            "a task of " + name + " failed, and join() was not called", failures.getFirst()),
                    failures);
        }
    }

    private <T extends @Nullable Object> void run(
            TaskFuture<T> future, Workers.Turn turn, @Nullable Duration deadline, Stepped<? extends T> work) {
        try {
            int slot = turn.take();
            Thread.currentThread().setName(name + "_" + slot);
            if (future.running() || future.start(slot)) {
                if (deadline != null) {
                    threads.add(spawn("deadline " + future.name(), () -> {
                        if (!future.awaitDone(deadline)) {
                            Execution.expire(future, new DeadlineExceeded(future.name(), deadline));
                        }
                    }));
                }
                Execution.perform(future, work);
            }
        } catch (InterruptedException ignored) {
            // It was cancelled while it was pending, and leaves the queue.
        } finally {
            turn.end();
        }
    }

    private Thread spawn(String what, Runnable body) {
        return Thread.ofVirtual().name(name + "_" + what).start(body);
    }

    private void waitInterrupted() {
        if (Thread.currentThread() == owner) {
            cancelAll();
        }
    }

    private void owned() {
        if (Thread.currentThread() != owner) {
            throw new WrongThreadException(name + " belongs to thread " + owner.getName());
        }
    }
}
