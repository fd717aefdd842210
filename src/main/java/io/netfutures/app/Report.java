package io.netfutures.app;

import io.netfutures.app.RunOptions.Format;
import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Status;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.journal.JsonResults;
import io.netfutures.lab.Lab;
import io.netfutures.python.PythonText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of each future, results to standard output and failures to standard error, and knows which exit code that
 * makes. Thread-safe: an end is written whole.
 */
final class Report {
    private final Console console;
    private final PrintStream out;
    private final JsonResults json;
    private final boolean simulated;
    private final Set<String> noted = new HashSet<>();
    private final Set<Held> caught = new HashSet<>();
    private @Nullable Thread catching;
    private boolean failed;
    private boolean hostKeyChanged;
    private boolean deadline;

    /** @param simulated whether the devices are those of the lab */
    Report(Console console, boolean simulated) {
        this.console = console;
        this.simulated = simulated;
        this.out = console.out();
        this.json = new JsonResults(out);
    }

    /**
     * Runs a command whose failures are told and make no exit code: those that it asks for, in this thread, and those of what it
     * submits without a name, whenever they come.
     */
    void catching(Runnable command) {
        Thread before = setCatching(Thread.currentThread());
        try {
            command.run();
        } finally {
            setCatching(before);
        }
    }

    private synchronized @Nullable Thread setCatching(@Nullable Thread other) {
        Thread before = catching;
        catching = other;
        return before;
    }

    /** Writes that {@code held} was submitted a moment ago, if that is wanted. */
    synchronized void submitted(Held held, RunOptions options) {
        if (Thread.currentThread().equals(catching) && !held.isNamed()) {
            caught.add(held);
        }
        if (options.showFutures) {
            out.println(
                    "Future: " + held.future() + " for device " + held.device().name());
        }
    }

    /**
     * Writes the end of a future that is done.
     *
     * @return whether it returned a result
     */
    synchronized boolean done(Held held, RunOptions options) {
        if (options.showFutures) {
            out.println("Future done " + held.future());
        }
        return switch (held.status()) {
            case Status.Returned<?> end -> {
                result(held, held.future().resultNow(), end.took(), options.format());
                yield true;
            }
            case Status.Raised end -> {
                failure(held, held.future().exceptionNow(), end.took(), options.format());
                if (simulated && !options.quiet && held.future().exceptionNow() instanceof CommandRejected) {
                    noteSimulation(Lab.simulation(held.device().platform()));
                }
                yield false;
            }
            case Status.Cancelled end -> {
                failed |= counts(held);
                if (options.format() == Format.json) {
                    json(writer -> writer.cancelled(held.device(), held.answered(), held.unsent()));
                } else if (answeredBefore(held, options.format())) {
                    console.complain(held.device().label() + ": cancelled");
                    complainOfUnsent(held);
                }
                yield false;
            }
            case Status.Pending notDone -> throw new IllegalArgumentException(held.label() + " is not done");
            case Status.Running notDone -> throw new IllegalArgumentException(held.label() + " is not done");
        };
    }

    /** One line about a submission that is done: how many devices came to which end. */
    synchronized void summary(Submission submission) {
        int returned = 0;
        int raised = 0;
        int cancelled = 0;
        for (Held held : submission.futures()) {
            switch (held.status()) {
                case Status.Returned<?> end -> returned++;
                case Status.Raised end -> raised++;
                case Status.Cancelled end -> cancelled++;
                case Status.Pending notDone -> {}
                case Status.Running notDone -> {}
            }
        }
        int devices = submission.futures().size();
        console.err()
                .println(devices + (devices == 1 ? " device: " : " devices: ") + returned + " ok"
                        + (raised > 0 ? ", " + raised + " failed" : "")
                        + (cancelled > 0 ? ", " + cancelled + " cancelled" : "") + " in "
                        + Durations.text(Duration.ofNanos(System.nanoTime() - submission.start())));
    }

    /** The exit code that all of it makes so far. */
    synchronized int exitCode() {
        if (hostKeyChanged) {
            return ExitCode.HOST_KEY_CHANGED;
        }
        return deadline ? ExitCode.DEADLINE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void result(Held held, Answer answer, Duration took, Format format) {
        switch (format) {
            case auto -> {
                boolean oneLine = answer.reply().shown().stream()
                        .noneMatch(output -> output.text().contains("\n"));
                out.print(oneLine ? PythonText.repr(answer) + "\n" : block(answer.reply()));
                out.flush();
            }
            case dict -> out.println(PythonText.repr(answer));
            case text -> {
                StringBuilder text = new StringBuilder();
                answer.reply()
                        .shown()
                        .forEach(output -> Printable.text(output.text())
                                .lines()
                                .forEach(line -> text.append(held.device().name())
                                        .append(": ")
                                        .append(line)
                                        .append('\n')));
                out.print(text);
                out.flush();
            }
            case transcript -> {
                out.print(Printable.text(answer.reply().dialogue()) + "\n");
                out.flush();
            }
            case json -> json(writer -> writer.returned(held.device(), answer.reply(), took));
        }
    }

    /**
     * <pre>
     * R1: sh ip int br
     * Interface       IP-Address     OK? Method Status  Protocol
     * Ethernet0/0     192.168.100.1  YES NVRAM  up      up
     *
     * </pre>
     */
    private static String block(Reply reply) {
        StringBuilder text = new StringBuilder();
        for (Reply.Output output : reply.shown()) {
            text.append(reply.device().name())
                    .append(": ")
                    .append(output.command())
                    .append('\n');
            text.append(Printable.text(output.text())).append("\n\n");
        }
        return text.toString();
    }

    /** Writes what a device had answered before it ended early; returns whether it had. */
    private boolean answeredBefore(Held held, Format format) {
        Reply reply = held.answered();
        if (!reply.outputs().isEmpty() && held.task() instanceof Task.Show show) {
            result(held, new Answer(reply, show.commands().size() > 1), Duration.ZERO, format);
        }
        return !reply.outputs().isEmpty();
    }

    private void complainOfUnsent(Held held) {
        if (!held.unsent().isEmpty()) {
            console.complain(held.device().name() + ": not sent: " + String.join("; ", held.unsent()));
        }
    }

    /** Whether a failure of this one makes an exit code. */
    private boolean counts(Held held) {
        return !caught.contains(held) && !Thread.currentThread().equals(catching);
    }

    private void failure(Held held, Throwable cause, Duration took, Format format) {
        boolean counts = counts(held);
        failed |= counts;
        if (format != Format.json) {
            answeredBefore(held, format);
        }
        hostKeyChanged |= counts && (cause instanceof HostKeyChanged || cause.getCause() instanceof HostKeyChanged);
        deadline |= counts && cause instanceof DeadlineExceeded;
        console.complain(text(held, cause));
        if (held.task() instanceof Task.Configure && cause instanceof DeviceException failure) {
            String name = held.device().name();
            failure.reply().outputs().forEach(line -> console.complain(name + ": accepted: " + line.command()));
            if (failure instanceof CommandRejected rejected) {
                rejected.refused().forEach(line -> console.complain(name + ": refused:  " + line.command()));
            }
        }
        if (!held.answered().outputs().isEmpty()) {
            complainOfUnsent(held);
        }
        if (!(cause instanceof DeviceException || cause instanceof DeadlineExceeded)) {
            cause.printStackTrace(console.err());
        }
        if (format == Format.json) {
            json(writer -> writer.raised(held.device(), cause, took, held.answered(), held.unsent()));
        }
    }

    /** A real device may know what a simulated one refuses: says so, once for each kind. */
    private void noteSimulation(String platform) {
        if (noted.add(platform)) {
            console.complain(
                    "note: a simulated " + platform + " knows a handful of commands, a real one may know this too;"
                            + " netfutures lab --knows " + platform + " lists them");
        }
    }

    /** What a failure says, with the device first. */
    static String text(Held held, Throwable cause) {
        return cause instanceof DeviceException
                ? String.valueOf(cause.getMessage())
                : held.device().label() + ": " + cause.getMessage();
    }

    private interface Writing {
        void with(JsonResults writer) throws IOException;
    }

    private void json(Writing writing) {
        try {
            writing.with(json);
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the results cannot be written: " + e.getMessage());
        }
    }
}
