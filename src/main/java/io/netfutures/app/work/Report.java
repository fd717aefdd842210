package io.netfutures.app.work;

import io.netfutures.app.chapter.AnswerDict;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Status;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.Outcome;
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
 * Prints the outcome of each future, results to standard output and failures to standard error, and determines the exit code.
 * Thread-safe: each outcome is written as a whole.
 */
public final class Report {
    private final Console console;
    private final PrintStream out;
    private final JsonResults json;
    private final boolean simulated;
    private final Set<String> noted = new HashSet<>();
    private final Set<NamedFuture> caught = new HashSet<>();
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
     * Runs a command whose failures are reported without affecting the exit code: those that it asks for, in this thread, and those
     * of what it submits without a name, whenever they come.
     */
    public void catching(Runnable command) {
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

    /** Registers a future that was just submitted, and prints it if the settings say so. */
    synchronized void submitted(NamedFuture named, ReportSettings settings) {
        if (Thread.currentThread().equals(catching) && !named.isChosen()) {
            caught.add(named);
        }
        if (settings.showFutures()) {
            out.println("Future: " + named + " for device " + named.device().name());
        }
    }

    /**
     * Prints the outcome of a future that is done.
     *
     * @return whether it returned a result
     */
    public synchronized boolean done(NamedFuture named, ReportSettings settings) {
        if (settings.showFutures()) {
            out.println("Future done " + named);
        }
        return switch (named.status()) {
            case Status.Returned<?> end -> {
                result(named, new AnswerDict(named.future().resultNow()), end.took(), settings.formatOrAuto());
                yield true;
            }
            case Status.Raised end -> {
                failure(named, named.future().exceptionNow(), end.took(), settings.formatOrAuto());
                if (simulated && !settings.quiet() && named.future().exceptionNow() instanceof CommandRejected) {
                    noteSimulation(Lab.simulation(named.device().platform()));
                }
                yield false;
            }
            case Status.Cancelled end -> {
                failed |= counts(named);
                if (settings.formatOrAuto() == Format.json) {
                    json(writer -> writer.cancelled(named.device(), named.answered(), named.unsent()));
                } else if (answeredBefore(named, settings.formatOrAuto())) {
                    console.complain(named.device().label() + ": cancelled");
                    complainOfUnsent(named);
                }
                yield false;
            }
            case Status.Pending notDone -> throw new IllegalArgumentException(named.label() + " is not done");
            case Status.Running notDone -> throw new IllegalArgumentException(named.label() + " is not done");
        };
    }

    /** Prints how many devices of a run, begun at {@code start} of {@link System#nanoTime()}, have ended in which way. */
    synchronized void summary(Outcome outcome, long start) {
        int devices = outcome.devices();
        console.err()
                .println(devices + (devices == 1 ? " device: " : " devices: ") + outcome.returned() + " ok"
                        + (outcome.raised() > 0 ? ", " + outcome.raised() + " failed" : "")
                        + (outcome.cancelled() > 0 ? ", " + outcome.cancelled() + " cancelled" : "") + " in "
                        + Durations.text(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** The exit code of all outcomes so far. */
    public synchronized int exitCode() {
        if (hostKeyChanged) {
            return ExitCode.HOST_KEY_CHANGED;
        }
        return deadline ? ExitCode.DEADLINE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void result(NamedFuture named, AnswerDict answer, Duration took, Format format) {
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
                                .forEach(line -> text.append(named.device().name())
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
            case json -> json(writer -> writer.returned(named.device(), answer.reply(), took));
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

    /** Prints what a device had answered before its task ended early; returns whether there was anything. */
    private boolean answeredBefore(NamedFuture named, Format format) {
        Reply reply = named.answered();
        if (!reply.outputs().isEmpty() && named.task() instanceof Task.Show show) {
            result(named, new AnswerDict(reply, show.commands().size() > 1), Duration.ZERO, format);
        }
        return !reply.outputs().isEmpty();
    }

    private void complainOfUnsent(NamedFuture named) {
        if (!named.unsent().isEmpty()) {
            console.complain(named.device().name() + ": not sent: " + String.join("; ", named.unsent()));
        }
    }

    /** Whether a failure of this future affects the exit code. */
    private boolean counts(NamedFuture named) {
        return !caught.contains(named) && !Thread.currentThread().equals(catching);
    }

    private void failure(NamedFuture named, Throwable cause, Duration took, Format format) {
        boolean counts = counts(named);
        failed |= counts;
        if (format != Format.json) {
            answeredBefore(named, format);
        }
        hostKeyChanged |= counts && (cause instanceof HostKeyChanged || cause.getCause() instanceof HostKeyChanged);
        deadline |= counts && cause instanceof DeadlineExceeded;
        console.complain(text(named, cause));
        if (named.task() instanceof Task.Configure && cause instanceof DeviceException failure) {
            String name = named.device().name();
            failure.reply().outputs().forEach(line -> console.complain(name + ": accepted: " + line.command()));
            if (failure instanceof CommandRejected rejected) {
                rejected.refused().forEach(line -> console.complain(name + ": refused:  " + line.command()));
            }
        }
        if (!named.answered().outputs().isEmpty()) {
            complainOfUnsent(named);
        }
        if (!(cause instanceof DeviceException || cause instanceof DeadlineExceeded)) {
            cause.printStackTrace(console.err());
        }
        if (format == Format.json) {
            json(writer -> writer.raised(named.device(), cause, took, named.answered(), named.unsent()));
        }
    }

    /** Notes, once for each kind of device, that a real device may know what a simulated one refuses. */
    private void noteSimulation(String platform) {
        if (noted.add(platform)) {
            console.complain(
                    "note: a simulated " + platform + " knows a handful of commands, a real one may know this too;"
                            + " netfutures lab --knows " + platform + " lists them");
        }
    }

    /** The message of a failure, beginning with the device. */
    public static String text(NamedFuture named, Throwable cause) {
        return cause instanceof DeviceException
                ? String.valueOf(cause.getMessage())
                : named.device().label() + ": " + cause.getMessage();
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
