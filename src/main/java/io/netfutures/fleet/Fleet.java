package io.netfutures.fleet;

import io.netfutures.concurrent.Policy;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Terms;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans on devices, one or several at a time, and lets none outlive it.
 *
 * <pre>{@code
 * try (Ssh ssh = Ssh.open(known); Fleet fleet = Fleet.open(ssh.worker(), Workers.of(50))) {
 *     Run run = fleet.submit(Plan.of(inventory, Task.Show.of("sh clock")));     // returns at once
 *     for (DeviceFuture each : run.asCompleted()) { ... }
 * }
 * }</pre>
 *
 * <p>Every device becomes a visible future whose running state shows the step of its dialogue. The {@link Workers} decide which
 * device starts when: first in, first out under their cap, with tasks for one endpoint one after the other. A {@link Listener}
 * receives the events of a run.
 *
 * <p>Only the thread that opened the fleet submits, waits and closes.
 */
public final class Fleet implements AutoCloseable {
    private final String name;
    private final Worker worker;
    private final Workers workers;
    private final AutoWorkers auto;
    /** Those that are not done; a run that is done lives no longer than somebody holds it. */
    private final Queue<Run> runs = new ConcurrentLinkedQueue<>();
    /** Of all runs whose threads may not have ended. */
    private final Queue<TaskScope> scopes = new ConcurrentLinkedQueue<>();

    private Fleet(String name, Worker worker, Workers workers) {
        this.name = name;
        this.worker = worker;
        this.workers = workers;
        this.auto = new AutoWorkers(workers);
    }

    /** Opens a fleet whose devices are worked on by {@code worker}, under a cap that other fleets may share. */
    public static Fleet open(Worker worker, Workers workers) {
        return open("fleet", worker, workers);
    }

    /** Opens a fleet whose threads are named {@code <name>_<slot>}. */
    public static Fleet open(String name, Worker worker, Workers workers) {
        return new Fleet(name, worker, workers);
    }

    /** Receives the events of a run. */
    @FunctionalInterface
    public interface Listener {
        /** For a caller that does not care. */
        Listener NONE = event -> {};

        /** One that tells all of these, in this order; one that fails does not keep an event from the others. */
        static Listener of(List<? extends Listener> listeners) {
            return event -> listeners.forEach(each -> tell(each, event));
        }

        /** Called in the thread that the event names; must not block for long. What it throws is logged and goes no further. */
        void on(Event event);
    }

    /** Submits the same task for each of these devices, without limits; returns at once. */
    public Run submit(Iterable<Device> devices, Task task) {
        return submit(Plan.of(devices, task));
    }

    /** Submits a plan; returns at once. */
    public Run submit(Plan plan) {
        return submit(plan, Listener.NONE);
    }

    /**
     * Submits a plan, and tells {@code listener} what happens. Returns when everything is submitted, without waiting for any of it. Of a
     * plan with waves the first one begins; see {@link Run#wave}.
     *
     * @throws RuntimeException what made a thread fail to start; what was submitted is cancelled then
     */
    public Run submit(Plan plan, Listener listener) {
        return submit(plan, UnaryOperator.identity(), Intermission.NONE, listener);
    }

    /**
     * Submits a plan as {@link #submit(Plan, Listener)} does, with a worker of its own.
     *
     * @param around makes it of the fleet's, which tries again already as often as the plan says
     * @param between comes between its waves
     */
    public Run submit(Plan plan, UnaryOperator<Worker> around, Intermission between, Listener listener) {
        closeScopesThatAreDone();
        Run run = open(plan, between);
        int retries = plan.limits().retries();
        Worker own = around.apply(retries == 0 ? worker : new Retrying(worker, retries));
        try {
            run.futures().forEach(each -> submit(run, own, each, listener));
        } catch (RuntimeException | Error e) {
            runs.remove(run);
            run.abandon(e);
            throw e;
        }
        run.futures().forEach(each -> each.future().addDoneCallback(done -> ended(run, each, listener)));
        run.futures().forEach(DeviceFuture::begin);
        return run;
    }

    /**
     * The runs that are not done, or whose last end a listener is still being told of, in the order of submission; from any thread.
     */
    public List<Run> active() {
        return List.copyOf(runs);
    }

    /** How the cap on the workers follows the devices, if it does: see {@link Limits#autoWorkers()}. */
    public AutoWorkers autoWorkers() {
        return auto;
    }

    /**
     * From now on the cap on the workers follows how well the devices answer, up to this many. Of fleets that share their workers only one
     * may do this.
     */
    public void adaptWorkers(int most) {
        auto.begin(most);
    }

    /** From now on the cap on the workers stays as it is. */
    public void fixWorkers() {
        auto.end();
    }

    /** Blocks until every submitted run is done and its threads have ended. An interrupt cancels them all, and stays set. */
    public void await() {
        scopes.forEach(TaskScope::close);
    }

    /**
     * Releases the runs that are held, and blocks until everything that was submitted is done and every thread has ended. An interrupt
     * cancels it.
     */
    @Override
    public void close() {
        runs.forEach(Run::release);
        await();
        scopes.clear();
        auto.close();
    }

    private void closeScopesThatAreDone() {
        scopes.removeIf(scope -> {
            boolean done = scope.unfinished().isEmpty();
            if (done) {
                scope.close();
            }
            return done;
        });
    }

    private Run open(Plan plan, Intermission between) {
        TaskScope scope = TaskScope.open(name, workers, Policy.COLLECT);
        Duration deadline = plan.limits().deadline();
        if (deadline != null) {
            scope.deadline(deadline);
        }
        Integer most = plan.limits().autoWorkers();
        if (most != null) {
            auto.begin(most);
        }
        plan.limits().caps().forEach(cap -> workers.quota(cap.name(), cap.width()));
        Run run = new Run(plan, scope, between);
        scopes.add(scope);
        runs.add(run);
        return run;
    }

    private void submit(Run run, Worker own, DeviceFuture device, Listener listener) {
        Limits limits = run.plan().limits();
        device.bind(run.scope()
                .submit(
                        device.device().name(),
                        terms(device.device(), limits).in(run.stage(device)),
                        step -> perform(own, limits.timeout(), device, listener, step)));
        tell(listener, new Event.Submitted(device));
        if (limits.tolerance() == null) { // otherwise no failure may come before all can be cancelled because of it
            device.begin();
        }
    }

    private static Terms terms(Device device, Limits limits) {
        Set<String> caps = limits.caps().stream()
                .filter(cap -> cap.devices().contains(device.name()))
                .map(Cap::name)
                .collect(Collectors.toSet());
        return Terms.NONE.inLane(Endpoint.of(device)).under(caps).within(limits.deviceTimeout());
    }

    private void ended(Run run, DeviceFuture device, Listener listener) {
        tell(listener, new Event.Ended(device));
        stopIfTooMany(run, device, listener);
        if (run.countEnded(device.wave())) {
            goOnAfter(device.wave(), run, device, listener);
        }
        // Not before: until everybody was told, the process has something to wait for.
        if (run.countEnded()) {
            run.endIntermission();
            runs.remove(run);
        }
    }

    private static void goOnAfter(int wave, Run run, DeviceFuture last, Listener listener) {
        if (wave == run.plan().waves() - 1) {
            return;
        }
        boolean goesOn = run.mayGoOnAfter(wave);
        tell(listener, new Event.WaveEnded(last, wave, goesOn));
        if (goesOn) {
            run.pauseAfter(wave);
        } else {
            run.cancelPending();
        }
    }

    private static void stopIfTooMany(Run run, DeviceFuture device, Listener listener) {
        Tolerance tolerance = run.plan().limits().tolerance();
        if (tolerance != null && device.status() instanceof Status.Raised) {
            int failed = run.countFailed();
            if (failed == tolerance.of(run.futures().size()) + 1) {
                tell(listener, new Event.Stopped(device, failed));
                run.cancelPending();
            }
        }
    }

    private Reply perform(
            Worker worker, @Nullable Duration timeout, DeviceFuture device, Listener listener, Consumer<String> shown)
            throws DeviceException, InterruptedException {
        Duration delay = device.awaitBegin();
        tell(listener, new Event.Started(device));
        if (Thread.interrupted()) { // also by a listener, which cancels what must not begin
            throw new InterruptedException();
        }
        auto.begins(device);
        try {
            if (!delay.isZero()) {
                Thread.sleep(delay);
            }
            return worker.perform(
                    bounded(device.device(), timeout), device.task(), device.keeping(telling(device, listener, shown)));
        } catch (DeviceException failure) {
            auto.fails(device, failure);
            throw failure;
        } finally {
            auto.ends(device);
        }
    }

    private Progress telling(DeviceFuture device, Listener listener, Consumer<String> shown) {
        return new Progress() {
            @Override
            public void at(Step step) {
                auto.at(device, step);
                shown.accept(step.toString());
                tell(listener, new Event.At(device, step));
            }

            @Override
            public void received(String lastLine) {
                tell(listener, new Event.Received(device, lastLine));
            }

            @Override
            public void again(DeviceException failure, int attempt, int most, Duration pause) {
                auto.pauses(device, failure);
                Event.Again again = new Event.Again(device, failure, attempt, most, pause);
                shown.accept(again.text());
                tell(listener, again);
            }
        };
    }

    private static Device bounded(Device device, @Nullable Duration timeout) {
        return timeout == null
                ? device
                : device.with(
                        device.settings().with(device.settings().timeouts().within(timeout)));
    }

    private static void tell(Listener listener, Event event) {
        try {
            listener.on(event);
        } catch (Throwable e) { // no listener's failure is one of the device
            System.getLogger("io.netfutures.fleet").log(Level.ERROR, "a listener failed at " + event, e);
        }
    }
}
