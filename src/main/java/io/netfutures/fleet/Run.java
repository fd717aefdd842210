package io.netfutures.fleet;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.Stage;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Reply;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan being carried out, or done: its futures in the order of the plan. Created by {@link Fleet#submit(Plan)}.
 *
 * <p>Any thread may inspect, hold, release and cancel; {@link #asCompleted()} and {@link #results()} are for the thread that
 * submitted the plan, whose interrupt cancels the run. Only their iteration and {@link #completion}'s block.
 */
public final class Run {
    private final Plan plan;
    private final TaskScope scope;
    private final List<DeviceFuture> futures;
    private final List<Stage> stages;
    private final Instant start = Instant.now();
    /** Of each wave. */
    private final AtomicIntegerArray unfinished;

    private final Intermission between;
    private volatile Runnable intermissionEnd = () -> {};
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    Run(Plan plan, TaskScope scope, Intermission between) {
        this.plan = plan;
        this.scope = scope;
        this.between = between;
        this.futures = plan.assignments().stream().map(DeviceFuture::new).toList();
        this.stages = Stream.generate(Stage::new).limit(plan.waves()).toList();
        stages.getFirst().begin();
        this.unfinished = new AtomicIntegerArray(stages.size());
        futures.forEach(each -> unfinished.incrementAndGet(each.wave()));
    }

    /** The plan that is carried out. */
    public Plan plan() {
        return plan;
    }

    /** Its devices in the order of the plan. */
    public List<DeviceFuture> futures() {
        return futures;
    }

    /** When the plan was submitted. */
    public Instant start() {
        return start;
    }

    /**
     * The devices of a wave, in the order of the plan. Those of the first wave, 0, start as soon as there are workers. Those of each other
     * are pending, and take no worker, until the wave before it has ended, and the {@link Intermission} after that; later tasks for the
     * same endpoint come after them. It never begins if more devices have failed than {@link Limits#tolerance()} allows, or one was
     * cancelled or came to the end of the time for the run: then the others are cancelled.
     */
    public List<DeviceFuture> wave(int wave) {
        return futures.stream().filter(each -> each.wave() == wave).toList();
    }

    /** Lets the devices of the next wave start after the intermission, if that is what it decides; returns at once. */
    void pauseAfter(int wave) {
        intermissionEnd = scope.beside("intermission", () -> {
            if (isGoingOnAfter(wave)) {
                stages.get(wave + 1).begin();
            } else {
                cancelPending();
            }
        });
    }

    private boolean isGoingOnAfter(int wave) {
        try {
            return between.goesOn(this, wave);
        } catch (InterruptedException ignored) { // nothing is left
            return false;
        } catch (Throwable e) { // nobody else would know of it, and the run would never end
            System.getLogger("io.netfutures.fleet").log(Level.ERROR, "no wave after wave " + (wave + 1), e);
            return false;
        }
    }

    /** Nothing is left for an intermission to decide. */
    void endIntermission() {
        intermissionEnd.run();
    }

    /** Whether any device is pending or running. */
    public boolean isActive() {
        return futures.stream().anyMatch(DeviceFuture::isActive);
    }

    /** How many devices have ended in which way so far. */
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
     * The replies in the order of the plan, as Python's {@code map} gives them: the first failure is thrown at its position, ends
     * the results, and cancels the devices that have not started.
     */
    public Results<Reply> results() {
        return scope.results(futures.stream().map(DeviceFuture::future).toList());
    }

    /** A wait for the futures, which any thread can give up; the run goes on. {@code timeout} null is no bound. */
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

    /** Lets pending devices start again; returns at once. */
    public void release() {
        scope.release();
    }

    /** Whether pending devices are held back by {@link #hold()}. */
    public boolean isHeld() {
        return scope.isHeld();
    }

    /** Cancels the devices that have not started; returns at once. */
    public void cancelPending() {
        scope.cancelPending();
    }

    /** Cancels all devices not done: a pending one is never contacted, a running session is closed. Returns at once. */
    public void cancel() {
        scope.cancelAll();
    }

    /** Whether so many of its devices have failed that nothing more of it is started: see {@link Limits#tolerance()}. */
    public boolean isStopped() {
        Tolerance tolerance = plan.limits().tolerance();
        return tolerance != null && failed.get() > tolerance.of(futures.size());
    }

    /** Before which the work on a device does not begin. */
    Stage stage(DeviceFuture device) {
        return stages.get(device.wave());
    }

    TaskScope scope() {
        return scope;
    }

    /** Counts the end of one device in its wave; returns whether it was the last there. */
    boolean countEnded(int wave) {
        return unfinished.decrementAndGet(wave) == 0;
    }

    /** Whether the wave after this one may begin: none of its devices was cancelled, or came to the end of the time. */
    boolean mayGoOnAfter(int wave) {
        return !isStopped()
                && wave(wave).stream()
                        .map(DeviceFuture::status)
                        .noneMatch(each -> each instanceof Status.Cancelled
                                || (each instanceof Status.Raised raised
                                        && raised.cause() instanceof DeadlineExceeded late
                                        && late.timer() == DeadlineExceeded.Timer.RUN));
    }

    /** Counts the end of one device; returns whether it was the last. */
    boolean countEnded() {
        return ended.incrementAndGet() == futures.size();
    }

    /** Counts the failure of one device, and returns how many have failed. */
    int countFailed() {
        return failed.incrementAndGet();
    }

    /** Its submission failed half way: cancels what was submitted, and lets a wait for the rest end with {@code cause}. */
    void abandon(Throwable cause) {
        scope.cancelAll(); // first, so that no device that waits for its beginning is contacted
        futures.forEach(each -> each.abandon(cause));
        scope.close();
    }
}
