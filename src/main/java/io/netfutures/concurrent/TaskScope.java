package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Pending;
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
 *   <li>A task waits for its worker in its own thread, first in, first out. If a worker is free, the task has it when
 *       {@code submit} returns.
 *   <li>A running task's thread is named like a pool's worker, {@code <scope>_<slot>}.
 *   <li>Only the thread that opened the scope submits, waits and closes; any other gets a {@link WrongThreadException}. Any thread
 *       may inspect, hold, release and cancel.
 *   <li>{@link #close()} blocks until every thread of the scope has ended, whatever has happened. Pending tasks still run, as at
 *       the end of Python's {@code with}; call {@link #cancelPending()} first to avoid that. So do those of a {@link Stage}, which
 *       another thread has to begin.
 *   <li>An interrupt of the owner while it waits, here or at one of the futures, cancels all tasks. The interrupt stays set, except
 *       where an {@code InterruptedException} is thrown.
 *   <li>The scope's {@link Policy} decides what the end of one task does to the others.
 *   <li>The scope refers to a future only until that has finished, so results can be garbage-collected.
 *   <li>Inheritable thread locals and the context class loader of the owner reach the tasks.
 * </ul>
 *
 * <p>The terms are those of Python's {@code concurrent.futures}. Two promises of the JDK's {@code StructuredTaskScope} are missing:
 * a {@code ScopedValue} of the owner is not bound in the tasks, since no stable API passes bindings on, so a task must bind what it
 * needs; and closing scopes in another order than the reverse of their opening is not reported.
 */
public final class TaskScope implements AutoCloseable {
    private static final AtomicInteger UNNAMED = new AtomicInteger();

    private final String name;
    private final Workers.Group turns;
    private final Verdict verdict;
    private final Thread owner = Thread.currentThread();
    private final Outstanding outstanding = new Outstanding();
    /** The threads of tasks and of their deadlines. */
    private final Threads threads = new Threads();
    /** The threads of the scope's deadlines. */
    private final Threads timers = new Threads();

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Duration expired;
    private boolean joined;

    private TaskScope(String name, Workers workers, Policy policy) {
        this.name = name;
        this.turns = workers.group();
        this.verdict = new Verdict(policy);
    }

    /** Opens a scope named {@code TaskScope-0}, {@code TaskScope-1} and so on, with {@link Policy#COLLECT}. */
    public static TaskScope open(Workers workers) {
        return open("TaskScope-" + UNNAMED.getAndIncrement(), workers, Policy.COLLECT);
    }

    /** Opens a scope, owned by this thread. */
    public static TaskScope open(String name, Workers workers, Policy policy) {
        return new TaskScope(name, workers, policy);
    }

    /**
     * Bounds the whole scope, counted from now: then all tasks that have not finished raise {@link DeadlineExceeded}, and running
     * threads are interrupted. It also holds during {@link #close()}.
     *
     * @throws IllegalStateException after {@link #join()} or {@link #close()}
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
            late.forEach(future -> Execution.expirePending(future, bound));
            late.forEach(future -> Execution.expire(future, DeadlineExceeded.Timer.RUN, bound));
        }));
    }

    /** Submits a task and returns its future at once; {@code task} is the future's name. */
    public <T extends @Nullable Object> TaskFuture<T> submit(String task, Callable<? extends T> work) {
        return submit(task, (Stepped<T>) step -> work.call());
    }

    /** Submits a task that names its steps; returns its future at once. */
    public <T extends @Nullable Object> TaskFuture<T> submit(String task, Stepped<? extends T> work) {
        return submit(task, Terms.NONE, work);
    }

    /** Submits a task with a deadline, counted from when it gets its worker; null for none. Returns its future at once. */
    public <T extends @Nullable Object> TaskFuture<T> submit(
            String task, @Nullable Duration deadline, Stepped<? extends T> work) {
        return submit(task, Terms.NONE.within(deadline), work);
    }

    /**
     * Submits a task that must not overlap with others: under one {@link Workers}, tasks with an equal {@code lane} run one after
     * the other, first in, first out. A task that waits for its lane is pending and holds no worker. Returns its future at once.
     */
    public <T extends @Nullable Object> TaskFuture<T> submitInLane(
            String task, Object lane, Stepped<? extends T> work) {
        return submit(task, Terms.NONE.inLane(lane), work);
    }

    /**
     * Submits a task under these terms: while it waits for them it is pending and holds no worker. Returns its future at once.
     */
    public <T extends @Nullable Object> TaskFuture<T> submit(String task, Terms terms, Stepped<? extends T> work) {
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
        Workers.Turn turn = turns.turn(terms);
        Thread thread = Thread.ofVirtual()
                .name(name + "_pending " + task)
                .unstarted(Execution.once(() -> run(future, turn, terms.deadline(), work)));
        future.bind(thread);
        turn.enqueue(); // from here on the thread must start: only it frees the slot
        if (turn.slot() >= 0) {
            future.start(turn.slot());
        }
        outstanding.add(future);
        Duration over = expired;
        if (over != null) {
            Execution.expire(future, DeadlineExceeded.Timer.RUN, over);
        } else if (verdict.decided()) {
            future.cancel();
        }
        thread.start();
        threads.add(thread);
        return future;
    }

    /**
     * Runs {@code work} in a virtual thread of its own, which is no task: it takes no worker, {@link #cancelAll()} does not end it, and
     * {@link #close()} blocks until it has ended. From any thread, while a task is not done. Returns at once what interrupts it.
     */
    public Runnable beside(String what, Runnable work) {
        Thread thread = spawn(what, work);
        threads.add(thread);
        return thread::interrupt;
    }

    /**
     * Submits {@code work} for each argument at once; the results come in the order of the arguments. The first exception is thrown
     * at its position, ends the results, and cancels those of the tasks that have not started. Does not block.
     */
    public <A, T extends @Nullable Object> Results<T> map(
            Work<? super A, ? extends T> work, Iterable<? extends A> arguments) {
        return new Results<>(submitAll(work, arguments), null);
    }

    /**
     * The values of futures of this scope, in their order, as {@link #map} gives them: the first exception is thrown at its
     * position, ends the results, and cancels those of the futures that have not started. Does not block.
     */
    public <T extends @Nullable Object> Results<T> results(List<TaskFuture<T>> futures) {
        return new Results<>(futures, null);
    }

    /**
     * Submits {@code work} for each argument at once; the results come in the order of the arguments. {@link Results#next()} times
     * out {@code timeout} after this call. Does not block.
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
     * Submits {@code work} for each pair of arguments, one from each list, up to the end of the shorter; the results come in order.
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
     * The futures in the order in which they finish, each once, starting with those that are done already; failed and cancelled
     * ones included. The iterator blocks for the next one. Leaving the loop stops nothing.
     */
    public <T extends @Nullable Object> Iterable<TaskFuture<T>> asCompleted(Collection<TaskFuture<T>> some) {
        return completion(some, null);
    }

    /**
     * The futures in the order in which they finish. The iterator blocks for the next one, until {@code timeout} after this call:
     * then it throws {@link Unfinished}, and what has not finished goes on.
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

    /** Blocks until the futures meet {@code when}, or until {@code timeout} is over, which is no error; null is no bound. */
    public <T extends @Nullable Object> DoneAndNotDone<T> waitFor(
            Collection<TaskFuture<T>> some, When when, @Nullable Duration timeout) {
        owned();
        Completion.inScope(some, timeout).await(when, this::cancelAll);
        return DoneAndNotDone.of(some);
    }

    /** Blocks until the futures meet {@code when}, without a bound. */
    public <T extends @Nullable Object> DoneAndNotDone<T> waitFor(Collection<TaskFuture<T>> some, When when) {
        return waitFor(some, when, null);
    }

    /**
     * Blocks until every task of the scope is done. After that {@code submit} throws an {@link IllegalStateException}.
     *
     * @throws ExecutionException with the first failure, if the policy is {@link Policy#FAIL_FAST}, or if it is
     *     {@link Policy#FIRST_SUCCESS} and no task succeeded; further failures are suppressed in it
     */
    public void join() throws ExecutionException {
        owned();
        joined = true;
        outstanding.awaitNone(this::cancelAll);
        verdict.raise(ExecutionException::new);
    }

    /** The futures that have not finished, in the order of submission; from any thread. */
    public List<TaskFuture<?>> unfinished() {
        return outstanding.list();
    }

    /** Holds all pending tasks back, and those submitted later; running tasks go on. From any thread. */
    public void hold() {
        turns.hold();
    }

    /** Lets held tasks start again, each at its old place in the queue; from any thread. */
    public void release() {
        turns.release();
    }

    /** Whether pending tasks are held back by {@link #hold()}; from any thread. */
    public boolean isHeld() {
        return turns.isHeld();
    }

    /** Cancels the tasks that have not started; running ones go on. From any thread; returns at once. */
    public void cancelPending() {
        outstanding.list().forEach(future -> future.cancel(false));
    }

    /** Cancels all tasks that have not finished, and interrupts the running ones; from any thread. Returns at once. */
    public void cancelAll() {
        // Pending ones first, so that none of them takes a worker that a running one frees.
        cancelPending();
        outstanding.list().forEach(TaskFuture::cancel);
    }

    /** The name of the scope, with which the names of its threads begin. */
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
     * Blocks until every thread of the scope has ended, even those that ignore an interrupt. Can be called again.
     *
     * @throws IllegalStateException if {@link #join()} was not called and would have thrown, so that no failure is lost
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
        verdict.raise(
                first -> new IllegalStateException("a task of " + name + " failed, and join() was not called", first));
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
                            Execution.expire(future, DeadlineExceeded.Timer.TASK, deadline);
                        }
                    }));
                }
                Execution.perform(future, work);
            }
        } catch (InterruptedException ignored) {
            // cancelled while pending
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
