package io.netfutures.fleet;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A plan under way, or done: its futures in the order of the plan. Made by {@link Fleet#submit(Plan)}.
 *
 * <p>Any thread may look, hold, release and cancel; {@link #asCompleted()} and {@link #results()} are for the thread that
 * submitted, whose interrupt cancels the run.
 */
public final class Run {
    private final Plan plan;
    private final TaskScope scope;
    private final List<DeviceFuture> futures;
    private final Instant start = Instant.now();
    private final AtomicInteger ended = new AtomicInteger();

    Run(Plan plan, TaskScope scope) {
        this.plan = plan;
        this.scope = scope;
        this.futures = plan.assignments().stream().map(DeviceFuture::new).toList();
    }

    /** What it does. */
    public Plan plan() {
        return plan;
    }

    /** Its devices in the order of the plan. */
    public List<DeviceFuture> futures() {
        return futures;
    }

    /** When it was submitted. */
    public Instant start() {
        return start;
    }

    /** Whether some of it is pending or running. */
    public boolean isActive() {
        return futures.stream().anyMatch(DeviceFuture::isActive);
    }

    /** How many devices have come to which end by now. */
    public Outcome outcome() {
        return Outcome.of(futures);
    }

    /**
     * The futures in the order in which they are done, each once; the iterator blocks for the next one. It keeps nothing that it has
     * given out, so that a loop over many long replies holds only those that are not done with.
     */
    public Iterable<DeviceFuture> asCompleted() {
        Map<TaskFuture<Reply>, DeviceFuture> devices = new HashMap<>();
        futures.forEach(each -> devices.put(each.future(), each));
        Iterable<TaskFuture<Reply>> completed =
                scope.asCompleted(futures.stream().map(DeviceFuture::future).toList());
        return () -> {
            Iterator<TaskFuture<Reply>> rest = completed.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public DeviceFuture next() {
                    return Objects.requireNonNull(devices.remove(rest.next()));
                }
            };
        };
    }

    /**
     * The replies in the order of the plan, as Python's {@code map} gives them: the first failure is thrown at its place, ends
     * them, and cancels what has not started.
     */
    public Results<Reply> results() {
        return scope.results(futures.stream().map(DeviceFuture::future).toList());
    }

    /** A wait for its futures, which any thread can give up; {@code timeout} null is no bound. */
    public Completion<DeviceFuture> completion(@Nullable Duration timeout) {
        return Completion.of(futures, DeviceFuture::future, timeout);
    }

    /**
     * Lets none of its pending devices start; those that run go on. A held device keeps its place in front of later tasks for the same
     * endpoint, of other runs too.
     */
    public void hold() {
        scope.hold();
    }

    /** Lets its pending devices start again. */
    public void release() {
        scope.release();
    }

    /** Whether it is held. */
    public boolean isHeld() {
        return scope.isHeld();
    }

    /** Cancels what has not started; returns at once. */
    public void cancelPending() {
        scope.cancelPending();
    }

    /** Cancels what has not finished: a pending device is never contacted, the session of a running one is closed. Returns at once. */
    public void cancel() {
        scope.cancelAll();
    }

    TaskScope scope() {
        return scope;
    }

    /** Counts the end of one device; returns whether it was the last. */
    boolean countEnded() {
        return ended.incrementAndGet() == futures.size();
    }

    /** Its submission failed half way: cancels what was submitted, and lets a wait for the rest end with {@code cause}. */
    void abandon(Throwable cause) {
        futures.forEach(each -> each.abandon(cause));
        scope.cancelAll();
        scope.close();
    }
}
