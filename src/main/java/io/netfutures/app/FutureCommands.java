package io.netfutures.app;

import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Unfinished;
import io.netfutures.device.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The methods of a Future, by their Python names. */
final class FutureCommands {
    private FutureCommands() {}

    /** A list of all that are named. */
    @Command(
            name = "futures",
            description = "Lists the futures: name, device, state, slot, step, time, and what was submitted.",
            footerHeading = "%nExamples:%n",
            footer = {"  futures", "  futures failed"})
    static final class ListFutures extends Verb.OnFutures {
        @Override
        public Integer call() {
            NamedFutures futures = workspace().futures();
            Table table = new Table("FUTURE", "DEVICE", "STATE", "SLOT", "STEP", "TIME", "TASK");
            List<NamedFuture> listed = names.isEmpty() ? futures.all() : futures();
            futures.show(listed);
            for (NamedFuture named : listed) {
                Status status = named.status();
                table.row(
                        named.name(),
                        named.device().name(),
                        state(status),
                        status instanceof Status.Running running ? Integer.toString(running.slot()) : "",
                        status instanceof Status.Running running ? running.step() : "",
                        time(status),
                        task(named.task()));
            }
            out().print(table);
            out().flush();
            return ExitCode.OK;
        }

        private static String state(Status status) {
            return switch (status) {
                case Status.Pending pending -> "pending";
                case Status.Running running -> "running";
                case Status.Returned<?> returned -> "returned";
                case Status.Raised raised ->
                    "raised " + raised.cause().getClass().getSimpleName();
                case Status.Cancelled cancelled -> "cancelled";
            };
        }

        private static String time(Status status) {
            return switch (status) {
                case Status.Running running -> Durations.text(running.elapsed());
                case Status.Returned<?> returned -> Durations.text(returned.took());
                case Status.Raised raised -> Durations.text(raised.took());
                case Status.Pending pending -> "";
                case Status.Cancelled cancelled -> "";
            };
        }
    }

    /** What was submitted, on one line. */
    static String task(Task task) {
        return switch (task) {
            case Task.Ping ping -> "ping";
            case Task.Show show -> String.join("; ", show.commands());
            case Task.Configure configure ->
                "config "
                        + String.join(
                                "; ",
                                configure.lines().stream()
                                        .map(Task.Configure::masked)
                                        .toList())
                        + (configure.save() ? "; save" : "");
        };
    }

    /** Python's print of futures. */
    @Command(
            name = "print",
            description = "Prints the text of each future, as Python's print does; f1 alone is short for print f1.",
            footerHeading = "%nExample:%n",
            footer = {"  print f1 f2 f3"})
    static final class Print extends Verb.OnFutures {
        @Override
        public Integer call() {
            StringBuilder text = new StringBuilder();
            List<NamedFuture> printed = futures();
            workspace().futures().show(printed);
            printed.forEach(named -> text.append(named).append('\n'));
            out().print(text);
            out().flush();
            return ExitCode.OK;
        }
    }

    /** Future.result(). */
    @Command(
            name = "result",
            description =
                    "Waits for each of the futures in turn, and prints its result, or the failure that it raised.",
            footerHeading = "%nExamples:%n",
            footer = {"  result f1", "  result f1 --timeout 5s", "  result R17"})
    static final class Result extends Verb.OnFutures {
        @Mixin
        Timeout timeout;

        @Option(names = "--format", paramLabel = "FORMAT", description = "dict, text, json or transcript")
        RunOptions.@Nullable Format format;

        @Override
        public Integer call() throws InterruptedException, LetGo {
            RunOptions said = new RunOptions();
            said.format = format;
            RunOptions options = said.over(workspace().defaults());
            options.showFutures = false;
            int code = ExitCode.OK;
            for (NamedFuture named : futures()) {
                named.claim();
                code = isDone(this, named, timeout) && told(named, options) ? code : ExitCode.FAILED;
            }
            return code;
        }

        private boolean told(NamedFuture named, RunOptions options) {
            if (named.status() instanceof Status.Cancelled) {
                root.interpreter().complain(named.label() + " was cancelled; it has no result");
            }
            return workspace().report().done(named, options);
        }
    }

    /** Future.exception(). */
    @Command(
            name = "exception",
            description = "Waits for each of the futures in turn, and prints what it raised, or None.",
            footerHeading = "%nExample:%n",
            footer = {"  exception f2"})
    static final class ExceptionOf extends Verb.OnFutures {
        @Mixin
        Timeout timeout;

        @Override
        public Integer call() throws InterruptedException, LetGo {
            int code = ExitCode.OK;
            for (NamedFuture named : futures()) {
                if (!isDone(this, named, timeout)) {
                    code = ExitCode.FAILED;
                } else if (named.status() instanceof Status.Cancelled) {
                    root.interpreter().complain(named.label() + " was cancelled; it raised nothing");
                    code = ExitCode.FAILED;
                } else {
                    Throwable raised = named.future().exception();
                    out().println(
                                    raised == null
                                            ? "None"
                                            : raised.getClass().getSimpleName() + ": " + Report.text(named, raised));
                }
            }
            return code;
        }
    }

    /** Waits for one; says so if the time is over first. */
    private static boolean isDone(Verb verb, NamedFuture named, Verb.Timeout timeout)
            throws InterruptedException, LetGo {
        try {
            verb.workspace().waiting(List.of(named), timeout.bound).next();
            return true;
        } catch (Unfinished notYet) {
            verb.root
                    .interpreter()
                    .complain(named.label() + " is "
                            + (named.status() instanceof Status.Running running
                                    ? "running" + (running.step().isEmpty() ? "" : " (" + running.step() + ")")
                                    : "pending")
                            + ", and not done within " + Durations.text(Objects.requireNonNull(timeout.bound))
                            + "; it goes on");
            return false;
        }
    }

    /** A yes or no about each of the futures, in Python's words. */
    abstract static class Question extends Verb.OnFutures {
        abstract boolean answer(NamedFuture named);

        @Override
        public final Integer call() {
            List<NamedFuture> futures = futures();
            for (NamedFuture named : futures) {
                out().println((futures.size() == 1 ? "" : named.name() + " ") + (answer(named) ? "True" : "False"));
            }
            return ExitCode.OK;
        }
    }

    /** Future.done(). */
    @Command(
            name = "done",
            description = "Says whether each of the futures has returned, raised or been cancelled.",
            footerHeading = "%nExample:%n",
            footer = {"  done f1"})
    static final class Done extends Question {
        @Override
        boolean answer(NamedFuture named) {
            return named.future().done();
        }
    }

    /** Future.running(). */
    @Command(
            name = "running",
            description = "Says whether each of the futures has a worker, and has not ended.",
            footerHeading = "%nExample:%n",
            footer = {"  running f1"})
    static final class IsRunning extends Question {
        @Override
        boolean answer(NamedFuture named) {
            return named.future().running();
        }
    }

    /** Future.cancelled(). */
    @Command(
            name = "cancelled",
            description = "Says whether each of the futures has been cancelled.",
            footerHeading = "%nExample:%n",
            footer = {"  cancelled f1"})
    static final class IsCancelled extends Question {
        @Override
        boolean answer(NamedFuture named) {
            return named.future().cancelled();
        }
    }

    /** Future.cancel(). */
    @Command(
            name = "cancel",
            description = {
                "Cancels futures: a pending one never starts, the session of a running one is closed.",
                "Says True for each that is cancelled now, and False for one that had finished."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  cancel f3", "  cancel pending", "  cancel all"})
    static final class Cancel extends Verb.OnFutures {
        @Override
        public Integer call() {
            if (names.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "cancel what? Name futures, or say pending, running or all");
            }
            boolean many = names.stream()
                    .anyMatch(each -> List.of("pending", "running", "all").contains(each));
            List<NamedFuture> chosen = new ArrayList<>(
                    workspace().futures().select(names, workspace().site().inventory()));
            Predicate<NamedFuture> spared = named -> many && named.future().done();
            chosen.removeIf(spared);
            // Pending ones first: none of them shall take the worker that a running one leaves.
            chosen.forEach(named -> named.future().cancel(false));
            int code = ExitCode.OK;
            int cancelled = 0;
            for (NamedFuture named : chosen) {
                boolean now = named.future().cancel();
                cancelled += now ? 1 : 0;
                if (!many) {
                    out().println((chosen.size() == 1 ? "" : named.name() + " ") + (now ? "True" : "False"));
                }
                if (!now) {
                    root.interpreter().complain(named.label() + " had finished; what is done cannot be cancelled");
                    code = ExitCode.FAILED;
                }
            }
            if (many) {
                out().println(cancelled + " cancelled");
            }
            return code;
        }
    }
}
