package io.netfutures.app;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.Nearest;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Announced;
import io.netfutures.fleet.Delays;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.OneSessionEach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Submits show commands to every selected device; the subclasses differ in the order in which they wait for results. */
abstract class RunCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SHOW-COMMAND", description = "what to send, as \"sh clock\"")
    List<String> commands = new ArrayList<>();

    @Mixin
    RunOptions options;

    @ParentCommand
    NetFutures root;

    @Spec
    CommandSpec spec;

    /** The futures in the order in which their ends are reported; blocks for the next one. */
    abstract Iterable<TaskFuture<Reply>> inOrder(TaskScope scope, List<TaskFuture<Reply>> futures);

    @Override
    public final Integer call() throws InterruptedException {
        if (options.workers <= 0) {
            throw new ParameterException(
                    spec.commandLine(), "--workers must be greater than 0, not " + options.workers);
        }
        Task task = task();
        try (Network network = Network.open(root, options)) {
            Worker worker = worker(network);
            Report report = new Report(options, root.console);
            long start = System.nanoTime();
            AtomicBoolean interrupted = new AtomicBoolean();
            try (TaskScope scope = TaskScope.open(Workers.of(options.workers))) {
                root.console.onInterrupt(() -> {
                    interrupted.set(true);
                    scope.cancelAll();
                });
                if (options.deadline != null) {
                    scope.deadline(options.deadline);
                }
                Fleet fleet = new Fleet(scope, worker);
                List<TaskFuture<Reply>> futures = new ArrayList<>();
                for (Device device : network.inventory()) {
                    TaskFuture<Reply> future = fleet.submit(device, task);
                    futures.add(future);
                    report.submitted(device, future);
                }
                for (TaskFuture<Reply> future : inOrder(scope, futures)) {
                    if (!report.done(future)) {
                        stop(scope);
                        break;
                    }
                }
            }
            if (!options.quiet && report.isComplete()) {
                root.console.err().println(report.summary(Duration.ofNanos(System.nanoTime() - start)));
            }
            return interrupted.get() ? ExitCode.INTERRUPTED : report.exitCode();
        }
    }

    /** What becomes of the others when a failure has ended the output. */
    abstract void stop(TaskScope scope);

    private Worker worker(Network network) {
        for (String name : options.delays.keySet()) {
            if (network.inventory().named(name).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--delay: there is no device " + name
                                + Nearest.hint(
                                        name,
                                        network.inventory().devices().stream()
                                                .map(Device::name)
                                                .toList()));
            }
        }
        Worker worker = new OneSessionEach(network.ssh().worker());
        if (!options.delays.isEmpty()) {
            worker = new Delays(worker, options.delays);
        }
        return options.quiet ? worker : new Announced(worker, new ChapterLog(Log.to(root.console.err())));
    }

    private Task task() {
        try {
            return new Task.Show(commands);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
