package io.netfutures.app.script;

import io.netfutures.app.chapter.DeviceDict;
import io.netfutures.app.chapter.PythonLog;
import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Interrupts;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.RunLimits;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.Unfinished;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.python.Job;
import io.netfutures.python.Promise;
import io.netfutures.python.Raised;
import io.netfutures.python.Stopped;
import io.netfutures.python.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the shell offers to Python programs: its devices, its futures, its workers. For the interpreter's thread. */
final class PythonWorld implements World {
    /** In the place of a number of workers: as many as answer well. */
    private static final int AUTO = -1;

    private final Interpreter interpreter;
    private final Map<TaskFuture<Reply>, PythonFuture> submitted = new WeakHashMap<>();

    PythonWorld(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void print(String text) {
        interpreter.console().out().print(Printable.text(text));
        interpreter.console().out().flush();
    }

    @Override
    public void log(String level, String message) {
        PythonLog log = PythonLog.to(interpreter.console().err());
        if (level.equals("INFO")) {
            log.info(Printable.text(message));
        } else {
            log.warning(Printable.text(message));
        }
    }

    @Override
    public String now() {
        return PythonLog.to(interpreter.console().err()).now();
    }

    @Override
    public void sleep(Duration time) {
        Interrupts interrupts = interpreter.workspace().interrupts();
        CountDownLatch stop = new CountDownLatch(1);
        interrupts.playing(stop::countDown);
        try {
            if (stop.await(interpreter.workspace().paced(time).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            interrupts.played();
        }
    }

    @Override
    public void check() {
        if (interpreter.isExiting()
                || interpreter
                        .openWorkspace()
                        .map(open -> open.interrupts().stopsPrograms())
                        .orElse(false)) {
            throw new Stopped();
        }
    }

    @Override
    public Optional<Object> find(String name) {
        Workspace workspace = interpreter.workspace();
        if (name.equals("devices")) {
            return Optional.of(dicts(workspace.selection()));
        }
        if (workspace.futures().knows(name)) {
            List<PythonFuture> futures =
                    workspace.futures(List.of(name)).stream().map(this::future).toList();
            return Optional.of(futures.size() == 1 ? futures.getFirst() : new ArrayList<>(futures));
        }
        return device(workspace, name).map(DeviceDict::new);
    }

    private static Optional<Device> device(Workspace workspace, String name) {
        try {
            Inventory chosen = workspace.site().inventory().select(name);
            return chosen.size() == 1 ? Optional.of(chosen.devices().getFirst()) : Optional.empty();
        } catch (IllegalArgumentException ignored) { // no device
            return Optional.empty();
        }
    }

    private static List<Object> dicts(Inventory devices) {
        List<Object> dicts = new ArrayList<>();
        devices.forEach(device -> dicts.add(new DeviceDict(device)));
        return dicts;
    }

    private PythonFuture future(NamedFuture named) {
        return submitted.getOrDefault(
                named.future(), new PythonFuture(interpreter.workspace(), named, Optional.empty()));
    }

    @Override
    public List<?> inventory(String file) {
        Workspace workspace = interpreter.workspace();
        Path own = workspace.inventoryFile();
        if (!String.valueOf(Path.of(file).getFileName()).equals(String.valueOf(own.getFileName()))) {
            throw Raised.refused("only the inventory can be opened here, which is " + own
                    + "; -i chooses it at the start, and" + " devices is its list");
        }
        return dicts(workspace.selection());
    }

    @Override
    public int workers(int count) {
        Workspace workspace = interpreter.workspace();
        int before = workspace.runs().autoWorkers().isOn()
                ? AUTO
                : workspace.workers().limit();
        workspace.resize(count == AUTO ? Crew.AUTO : Crew.of(count));
        return before;
    }

    @Override
    public Promise submit(Job job, Optional<String> name) {
        Workspace workspace = interpreter.workspace();
        Device device = switch (job.device()) {
            case DeviceDict dict -> dict.device();
            case String said ->
                device(workspace, said)
                        .orElseThrow(() -> Raised.refused("there is no device " + said + "; devices lists them"));
            default ->
                throw Raised.refused(
                        "only a device of the inventory can be asked, as r1 or devices[0]; a dict of one's own"
                                + " is none");
        };
        Map<String, Duration> delays =
                job.delay().isZero() ? Map.of() : Map.of(device.name(), workspace.paced(job.delay()));
        RunSettings settings = RunSettings.of(RunLimits.delaying(delays)).unkept();
        try {
            Task task = Task.Show.of(job.commands().toArray(String[]::new));
            NamedFuture named = workspace
                    .submit(Submission.of(
                            Map.of(device, task),
                            settings,
                            Optional.of(workspace.futures().free(name)),
                            new Keeping.Anew("submit", List.of())))
                    .futures()
                    .getFirst();
            PythonFuture future = new PythonFuture(workspace, named, job.result());
            submitted.put(named.future(), future);
            return future;
        } catch (IllegalArgumentException e) {
            throw Raised.refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    @Override
    public Iterator<Promise> asCompleted(List<Promise> promises, Optional<Duration> timeout) {
        Workspace workspace = interpreter.workspace();
        List<PythonFuture> futures = new ArrayList<>();
        for (Promise each : promises) {
            if (each instanceof PythonFuture future && !futures.contains(future)) {
                future.named().claim();
                futures.add(future);
            }
        }
        futures.sort(Comparator.comparing(future -> future.named().end()));
        Completion<NamedFuture> completion =
                workspace.waiting(futures.stream().map(PythonFuture::named).toList(), timeout.orElse(null));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return completion.hasNext();
            }

            @Override
            public Promise next() {
                if (!completion.hasNext()) {
                    throw new NoSuchElementException();
                }
                try {
                    workspace.interrupts().waiting(completion);
                    return future(completion.next());
                } catch (Unfinished e) {
                    throw Raised.of("TimeoutError", e.getMessage() + "; they go on");
                } catch (LetGo ignored) {
                    throw new Stopped();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Stopped();
                }
            }
        };
    }

    @Override
    public void exit() {
        interpreter.exit();
        throw new Stopped();
    }
}
