package io.netfutures.app;

import io.netfutures.app.Interpreter.Door;
import io.netfutures.app.script.Secrets;
import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Policy;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Ticker;
import io.netfutures.concurrent.When;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Secret;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Announced;
import io.netfutures.fleet.Box;
import io.netfutures.fleet.Delays;
import io.netfutures.fleet.LastLines;
import io.netfutures.platform.Platform;
import io.netfutures.platform.ReadOnly;
import io.netfutures.ssh.KeptSession;
import io.netfutures.ssh.KeptSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lives from one command to the next: the way to the devices, the workers, the futures, and what was set. Opened by the
 * first command that needs it; for the interpreter's thread, but for what {@link #interrupts()} does.
 */
final class Workspace implements AutoCloseable {
    private static final String EXECUTOR = "ThreadPoolExecutor-0";
    /** Shorter than the ten minutes after which IOS itself closes a line. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Console console;
    private final Network network;
    private final Path inventoryFile;
    private final RunOptions defaults;
    private final Workers workers;
    private final LastLines lastLines;
    private final @Nullable KeptSessions kept;
    private final @Nullable Ticker closing;
    private final Report report;
    private final Futures futures = new Futures();
    private final Queue<Submission> submissions = new ConcurrentLinkedQueue<>();
    private final Map<String, Duration> delays = new LinkedHashMap<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final List<Consumer<Held>> callbacks = new ArrayList<>();
    private final Set<String> secrets;
    private final Interrupts interrupts;
    private Inventory selection;
    private int haste = 1;

    private Workspace(Console console, Network network, Path inventoryFile, RunOptions options, Door door) {
        this.console = console;
        this.inventoryFile = inventoryFile;
        this.network = network;
        this.defaults = options;
        this.workers = Workers.of(affordable(options.workers == null ? RunOptions.WORKERS : options.workers, options));
        // One command opens and closes its sessions; what is followed by another keeps them.
        this.kept = door == Door.COMMAND ? null : network.ssh().keeping(IDLE);
        this.lastLines = new LastLines(kept == null ? network.ssh().worker() : kept);
        this.closing = kept == null ? null : Ticker.start("idle sessions", this::closeIdle);
        this.report = new Report(console, network.lab().isPresent());
        this.selection = network.inventory();
        addDelays(options.delays, delays);
        this.secrets = network.inventory().devices().stream()
                .flatMap(device -> Stream.of(
                        device.credentials().password(), device.credentials().secret()))
                .filter(Objects::nonNull)
                .map(Secret::reveal)
                .collect(Collectors.toUnmodifiableSet());
        this.interrupts = new Interrupts(console, workers, this::active, door == Door.PROMPT, System::nanoTime);
    }

    /**
     * No more workers than this process may open connections for, before the first is opened: a limit of our own is no failure of a
     * device. A device takes one, a simulated one another for its own end, and its recording a file.
     */
    private int affordable(int wanted, RunOptions options) {
        int each = 1 + (network.routers().isEmpty() ? 0 : 1) + (options.record == null ? 0 : 1);
        int most = Math.max(1, OpenFiles.left().orElse(Integer.MAX_VALUE) / each);
        if (most < Math.min(wanted, network.inventory().size()) && !options.quiet) {
            console.complain("note: at most " + most + " devices at once and not " + wanted
                    + ", for this process may not open more files; ulimit -n allows more");
        }
        return Math.min(wanted, most);
    }

    /** A workspace for the devices that {@code root} selects. */
    static Workspace open(NetFutures root, RunOptions options, Door door) {
        if (options.workers != null && options.workers <= 0) {
            throw new UserError(ExitCode.USAGE, "--workers must be greater than 0, not " + options.workers);
        }
        if (options.timeout != null && options.timeout.isZero()) {
            throw new UserError(ExitCode.USAGE, "--timeout must be greater than 0");
        }
        return new Workspace(root.console(), Network.open(root, options), root.inventoryFile(), options, door);
    }

    /**
     * Submits a task for each of these devices, and returns at once. A future's end is given to everybody who asked for it
     * with {@link #callback}, and then, if nobody has claimed it, printed.
     *
     * @param name what the futures are held by; empty for {@code f1}, {@code f2} ..., whose ends are printed as they come
     */
    Submission submit(Inventory devices, Task task, RunOptions said, Optional<String> name)
            throws InterruptedException {
        return submit(everywhere(devices, task), said, name, name.isEmpty());
    }

    /** The same task for each of these devices. */
    static Map<Device, Task> everywhere(Inventory devices, Task task) {
        Map<Device, Task> tasks = new LinkedHashMap<>();
        devices.forEach(device -> tasks.put(device, task));
        return tasks;
    }

    /** Submits a task for each device; {@code asTheyCome} false leaves the printing of the ends to the caller. */
    Submission submit(Map<Device, Task> tasks, RunOptions said, Optional<String> name, boolean asTheyCome)
            throws InterruptedException {
        RunOptions options = said.over(defaults);
        if (said.record != null && !said.record.equals(defaults.record)) {
            throw new UserError(
                    ExitCode.USAGE, "what is recorded is chosen at the start, as in shell --record " + said.record);
        }
        if (said.hostKeys != null && said.hostKeys != defaults.hostKeys) {
            throw new UserError(
                    ExitCode.USAGE,
                    "which host keys are accepted is chosen at the start, as in shell --host-keys " + said.hostKeys);
        }
        if (said.platform != null && !said.platform.equals(defaults.platform)) {
            throw new UserError(
                    ExitCode.USAGE, "the platform is chosen at the start, as in shell --platform " + said.platform);
        }
        if (said.workers != null) {
            resize(said.workers);
        }
        if (!options.unsafe) {
            tasks.forEach(this::refuseWriting);
        }
        name.ifPresent(futures::claimName);
        for (Task each : tasks.values()) {
            if (each instanceof Task.Show show) {
                sent.addAll(show.commands());
            }
        }
        Map<String, Duration> waits = new LinkedHashMap<>(delays);
        addDelays(said.delays, waits);
        network.prepare(tasks.entrySet().stream()
                .filter(each -> !(each.getValue() instanceof Task.Ping))
                .map(Map.Entry::getKey)
                .toList());
        reap();
        TaskScope scope = TaskScope.open(EXECUTOR, workers, Policy.COLLECT);
        if (options.deadline != null) {
            scope.deadline(options.deadline);
        }
        Submission submission = new Submission(scope, options);
        submissions.add(submission);
        if (closing != null) {
            closing.wakeWithin(IDLE);
        }
        Worker chain = worker(options, waits);
        List<String> names = futures.names(name, tasks.size());
        for (Map.Entry<Device, Task> each : tasks.entrySet()) {
            Device device = each.getKey();
            Task task = each.getValue();
            Device asked = said.timeout == null ? device : Network.bounded(device, said.timeout);
            SoFar soFar = new SoFar(device, task);
            TaskFuture<Answer> future = scope.submitInLane(
                    device.name(),
                    Box.of(device),
                    step -> new Answer(
                            chain.perform(asked, task, soFar.heardBeside(at -> step.accept(at.toString())))));
            Held held = new Held(
                    names.get(submission.futures().size()),
                    device,
                    task,
                    soFar,
                    future,
                    name.isPresent(),
                    new AtomicBoolean(name.isPresent()));
            submission.futures().add(held);
            report.submitted(held, options);
        }
        futures.add(name, submission.futures());
        // Only now: the last of them must know that it is the last.
        for (Held held : submission.futures()) {
            callbacks.forEach(callback -> held.future().addDoneCallback(done -> callback.accept(held)));
        }
        if (asTheyCome) {
            printAsTheyCome(submission.futures(), submission);
        }
        if (name.isEmpty()) {
            submission.futures().forEach(held -> held.future().addDoneCallback(done -> summary(submission)));
        }
        return submission;
    }

    /** What may change something on a device is refused before anything is contacted. */
    private void refuseWriting(Device device, Task task) {
        if (!(task instanceof Task.Show show)) {
            return;
        }
        Platform platform = network.platform(device).orElseGet(network::generic);
        ReadOnly guard = ReadOnly.of(platform);
        for (String command : show.commands()) {
            guard.objection(command).ifPresent(reason -> {
                throw new UserError(ExitCode.USAGE, device.name() + ": " + reason);
            });
        }
    }

    private Worker worker(RunOptions options, Map<String, Duration> waits) {
        Worker chain = waits.isEmpty() ? lastLines : new Delays(lastLines, waits);
        return options.quiet ? chain : new Announced(chain, new ChapterLog(Log.to(console.err())));
    }

    /** Lets each of these be printed in the thread that ends it, unless somebody else has claimed it by then. */
    void printAsTheyCome(List<Held> some, Submission submission) {
        for (Held held : some) {
            held.future().addDoneCallback(done -> {
                if (held.claim() && !submission.isSilenced()) {
                    boolean returned = report.done(held, submission.options());
                    if (!returned && submission.options().raises() && held.status() instanceof Status.Raised) {
                        submission.silence();
                    }
                }
            });
        }
    }

    private void summary(Submission submission) {
        if (submission.countReported() && !submission.options().quiet && !submission.isSilenced()) {
            report.summary(submission);
        }
    }

    /** Lets the interpreter wait for these until Ctrl-C. */
    Completion<Held> waiting(List<Held> some, @Nullable Duration timeout) {
        Completion<Held> completion = Completion.of(some, Held::future, timeout);
        interrupts.waiting(completion);
        return completion;
    }

    /** Blocks until all of these are done. */
    void await(List<Held> some) throws InterruptedException, LetGo {
        waiting(some, null).await(When.ALL_COMPLETED);
    }

    /** Calls {@code callback} with every future submitted from now on, when it is done, in the thread that ends it. */
    void callback(Consumer<Held> callback) {
        callbacks.add(callback);
    }

    /** Forgets the callbacks for later futures. */
    void forgetCallbacks() {
        callbacks.clear();
    }

    /** Changes the cap. */
    void resize(int limit) {
        if (limit <= 0) {
            throw new UserError(ExitCode.USAGE, "workers must be greater than 0, not " + limit);
        }
        workers.resize(limit);
    }

    private void addDelays(Map<String, Duration> said, Map<String, Duration> delays) {
        said.forEach((set, time) -> {
            try {
                select(set).forEach(device -> delays.put(device.name(), time));
            } catch (UserError e) {
                throw new UserError(e.code(), "--delay: " + e.getMessage());
            }
        });
    }

    /** From now on {@link #paced} makes a time so many times shorter. */
    void hasten(int times) {
        haste = times;
    }

    /** The time that is meant by one that was said. */
    Duration paced(Duration said) {
        return said.dividedBy(haste);
    }

    /** The devices that {@code expression} selects from all. */
    Inventory select(String expression) {
        try {
            return network.inventory().select(expression);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The devices that commands go to which name none. */
    Inventory selection() {
        return selection;
    }

    void select(Inventory devices) {
        selection = devices;
    }

    Network network() {
        return network;
    }

    /** Where the devices are described. */
    Path inventoryFile() {
        return inventoryFile;
    }

    Workers workers() {
        return workers;
    }

    Futures futures() {
        return futures;
    }

    Report report() {
        return report;
    }

    Map<String, Duration> delays() {
        return delays;
    }

    RunOptions defaults() {
        return defaults;
    }

    /** The commands that were sent, without repetitions. */
    Set<String> sent() {
        return sent;
    }

    /** The sessions that are open, waiting for the next command. */
    List<KeptSession> sessions() {
        return kept == null ? List.of() : kept.list();
    }

    /** Closes the kept sessions of these devices, those in use later; returns how many. */
    int disconnect(Predicate<Device> which) {
        return kept == null ? 0 : kept.disconnect(which);
    }

    private void closeIdle() {
        if (kept != null && closing != null) {
            kept.closeIdle().ifPresent(closing::wakeWithin);
        }
    }

    /** Whether a line that was typed must not be kept. */
    boolean holdsSecret(String line) {
        return Secrets.in(line, secrets);
    }

    /** These futures as they are drawn. */
    List<FutureView> views(List<Held> some) {
        return some.stream()
                .map(held -> held.view(lastLines.lastLine(held.device().name()).orElse("")))
                .toList();
    }

    /** Submissions that are not all done. */
    List<Submission> active() {
        return submissions.stream().filter(Submission::isActive).toList();
    }

    /** What Ctrl-C does. */
    Interrupts interrupts() {
        return interrupts;
    }

    /** Closes the scopes of what is done: nothing waits. */
    private void reap() {
        submissions.removeIf(each -> {
            if (each.isActive()) {
                return false;
            }
            each.scope().close();
            return true;
        });
        futures.trim();
    }

    /** Blocks until everything that was submitted is done. */
    void awaitAll() {
        submissions.forEach(each -> each.scope().close());
    }

    /** Blocks until everything that was submitted is done; then closes the connections. */
    @Override
    public void close() {
        workers.release();
        awaitAll();
        submissions.clear();
        if (closing != null) {
            closing.close();
        }
        if (kept != null) {
            kept.close();
        }
        network.close();
    }
}
