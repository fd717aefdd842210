package io.netfutures.app.work;

import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Status;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.SkippedAuthBreaker;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Proof;
import io.netfutures.device.Task;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.JsonArray;
import io.netfutures.journal.ResultWriter;
import io.netfutures.lab.Lab;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints the outcome of each future, results to standard output and failures to standard error, and determines the exit code.
 * Thread-safe: each outcome is written as a whole.
 */
public final class Report {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Console console;
    private final PrintStream out;
    private final boolean simulated;
    private final Set<String> noted = new HashSet<>();
    private final Set<NamedFuture> caught = new HashSet<>();
    private @Nullable Thread catching;
    private boolean failed;
    private boolean hostKeyChanged;
    private boolean deadline;
    private boolean lost;
    private boolean defect;
    private @Nullable JsonArray openArray;
    private boolean policy;
    private @Nullable String firstSkipped;
    private @Nullable NextSteps next;
    private Supplier<Optional<String>> last = Optional::empty;

    /** @param simulated whether the devices are those of the lab */
    Report(Console console, boolean simulated) {
        this.console = console;
        this.simulated = simulated;
        this.out = console.out();
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

    /** Begins to report results by these settings to standard output. */
    public Listing listing(ReportSettings settings) {
        return listing(settings, settings.writer(out), false);
    }

    /**
     * Begins to report results with {@code writer}.
     *
     * @param gathersFailures whether the writer tells failures too, so that they are not told one by one
     */
    public Listing listing(ReportSettings settings, ResultWriter writer, boolean gathersFailures) {
        return new Listing(this, settings, writer, gathersFailures);
    }

    /**
     * Reports the outcome of a future that is done, its result or failure by {@code writer}.
     *
     * @param result of the future
     * @param readied the same, ready to be written by {@code writer}
     * @return whether it returned a result
     */
    synchronized boolean done(
            NamedFuture named,
            DeviceResult result,
            ReportSettings settings,
            ResultWriter writer,
            ResultWriter.Readied readied,
            boolean gathersFailures) {
        if (settings.showFutures()) {
            out.println("Future done " + named);
        }
        return switch (named.status()) {
            case Status.Returned<?> end -> {
                named.future().resultNow(); // the user gets it
                write(writer, readied);
                yield true;
            }
            case Status.Raised end -> {
                write(writer, readied);
                failure(named, named.future().exceptionNow(), gathersFailures);
                if (simulated && !settings.quiet() && end.cause() instanceof CommandRejected) {
                    noteSimulation(Lab.simulation(named.device().platform()));
                }
                yield false;
            }
            case Status.Cancelled end -> {
                failed |= counts(named);
                write(writer, readied);
                if (!gathersFailures
                        && !settings.formatOrAuto().isData()
                        && (!result.outputs().isEmpty() || result.proof() != null)) {
                    console.complain(named.device().label() + ": cancelled");
                    complainOfGivenUp(named);
                    complainOfUnsent(named);
                }
                yield false;
            }
            case Status.Pending notDone -> throw new IllegalArgumentException(named.label() + " is not done");
            case Status.Running notDone -> throw new IllegalArgumentException(named.label() + " is not done");
        };
    }

    /** An array that others are written into is ended first, so that each stays whole. */
    private void write(ResultWriter writer, ResultWriter.Readied readied) {
        try {
            if (openArray != null && openArray != writer) {
                openArray.end();
            }
            openArray = writer instanceof JsonArray array ? array : null;
            readied.write();
        } catch (IOException e) {
            lose(e);
        }
    }

    /** Completes the document of {@code writer}. */
    synchronized void end(ResultWriter writer) {
        try {
            writer.end();
            failed |= writer.isLacking();
        } catch (IOException e) {
            lose(e);
        }
    }

    private void lose(IOException e) {
        lost = true;
        console.complain("a result cannot be written: " + FileProblem.text(e));
    }

    /** Tells that something of netfutures itself has failed, where nobody else would. */
    synchronized void defect(Throwable problem) {
        defect = true;
        console.complain("this is a defect, please report it: " + problem);
        problem.printStackTrace(console.err());
    }

    /** Whether a result could not be written. */
    synchronized boolean isLost() {
        return lost;
    }

    /** From now on the summary of a run that was not wholly successful says what to type next; null for nothing. */
    synchronized void suggest(@Nullable NextSteps commands) {
        next = commands;
    }

    /**
     * Prints how the devices of a run have ended.
     *
     * @param leftOut how many were selected, and got no task
     * @param start of the run, of {@link System#nanoTime()}
     * @param isBegun whether lines of a configuration may have been sent to this device
     * @param isUnsaid whether the task of this device holds a secret, which is not kept
     */
    synchronized void summary(
            List<DeviceResult> results,
            int leftOut,
            long start,
            Predicate<String> isBegun,
            Predicate<String> isUnsaid) {
        NextSteps steps = next == null ? null : next.with(isBegun, isUnsaid);
        RunSummary.lines(results, leftOut, Duration.ofNanos(System.nanoTime() - start), steps)
                .forEach(console.err()::println);
        last.get().ifPresent(console.err()::println);
    }

    /** Says how the change of this run is kept, and until when: then the first of its devices takes it back. */
    synchronized void toConfirm(int run, Instant until) {
        String program = next == null || next.remembers() ? "" : "netfutures ";
        console.err()
                .println("keep: " + program + "config confirm " + run + ", before "
                        + TIME.format(until.atZone(ZoneId.systemDefault()))
                        + "; else each device takes its lines back in its time");
    }

    /** From now on a summary ends with this line, if there is one. */
    synchronized void closing(Supplier<Optional<String>> line) {
        last = line;
    }

    /** Says that nothing more of a run is started, for {@code failed} of its devices have failed. */
    synchronized void stopped(int failed, ReportSettings settings) {
        policy = true;
        if (!settings.quiet()) {
            console.complain(failed + (failed == 1 ? " device has" : " devices have")
                    + " failed, more than --max-fail allows: nothing more is started");
        }
    }

    /** The exit code of all outcomes so far. */
    public synchronized int exitCode() {
        if (defect) {
            return ExitCode.DEFECT;
        }
        if (hostKeyChanged) {
            return ExitCode.HOST_KEY_CHANGED;
        }
        if (policy) {
            return ExitCode.POLICY;
        }
        return deadline ? ExitCode.DEADLINE : failed ? ExitCode.FAILED : ExitCode.OK;
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

    /** Tells of futures that have raised without anybody asking, in one line those that failed for one reason. */
    synchronized void unasked(List<NamedFuture> raised) {
        IdentityHashMap<DeviceResult, String> names = new IdentityHashMap<>();
        List<DeviceResult> results = new ArrayList<>();
        for (NamedFuture each : raised) {
            DeviceResult result = DeviceResult.of(each.deviceFuture());
            names.put(result, each.name());
            results.add(result);
        }
        for (SameFailures same : SameFailures.among(results)) {
            int count = same.results().size();
            String who = count == 1 ? names.get(same.results().getFirst()) : count + " futures";
            console.complain(who + " raised, and nobody asked: " + same.text());
        }
    }

    /** Takes over the outcome of a future that is done without a word: it counts for the exit code only. */
    public synchronized void count(NamedFuture named) {
        if (named.status() instanceof Status.Raised) {
            count(named, named.future().exceptionNow());
        } else if (named.status() instanceof Status.Cancelled) {
            failed |= counts(named);
        }
    }

    private void count(NamedFuture named, Throwable cause) {
        boolean counts = counts(named);
        failed |= counts;
        hostKeyChanged |= counts && (cause instanceof HostKeyChanged || cause.getCause() instanceof HostKeyChanged);
        deadline |= counts && cause instanceof DeadlineExceeded late && late.timer() == DeadlineExceeded.Timer.RUN;
        policy |= counts && (cause instanceof SkippedAuthBreaker || cause.getCause() instanceof SkippedAuthBreaker);
    }

    private void failure(NamedFuture named, Throwable cause, boolean isGathered) {
        count(named, cause);
        if (!isGathered) {
            complain(named, cause);
        }
        if (!(cause instanceof DeviceException || cause instanceof DeadlineExceeded)) {
            cause.printStackTrace(console.err());
        }
    }

    private void complain(NamedFuture named, Throwable cause) {
        console.complain(cause instanceof SkippedAuthBreaker skipped ? text(skipped) : text(named, cause));
        if (named.task().configures() && cause instanceof DeviceException failure) {
            String name = named.device().name();
            failure.reply().outputs().forEach(line -> console.complain(name + ": accepted: " + line.command()));
            if (failure instanceof CommandRejected rejected) {
                rejected.refused().forEach(line -> console.complain(name + ": refused:  " + line.command()));
            }
            complainOfWayBack(name, failure);
            Proof proof = failure.reply().proof();
            if (proof != null && proof.end() != Proof.End.UNTOUCHED) {
                console.complain(name + ": " + became(proof));
            }
        }
        if (cause instanceof DeadlineExceeded) {
            complainOfGivenUp(named);
        }
        if (!named.answered().outputs().isEmpty()) {
            complainOfUnsent(named);
        }
    }

    /** What nobody does any more for a change that was cancelled, or came to the end of the time, behind its first line. */
    private void complainOfGivenUp(NamedFuture named) {
        if (named.task() instanceof Task.Configure configure && named.answered().proof() != null) {
            boolean isTimed = configure.timed() != null;
            console.complain(named.device().name()
                    + ": its change was given up on the way: we do not take it back, and what is in force there is not known; "
                    + (isTimed ? "a device that takes a change back by itself does so when its time is over; " : "")
                    + "look at it before you try again");
        }
    }

    /** Why what takes the change back was not done, or not all of it. */
    private void complainOfWayBack(String name, DeviceException failure) {
        for (Throwable other : failure.getSuppressed()) {
            if (other instanceof CommandRejected rejected) {
                rejected.refused().forEach(line -> console.complain(name + ": to undo, refused:  " + line.command()));
            } else if (other instanceof DeviceException) {
                console.complain(name + ": to undo: " + other.getMessage());
            }
        }
    }

    /** What became of a change that failed. */
    private static String became(Proof proof) {
        return switch (proof.end()) {
            case UNTOUCHED -> "nothing is changed";
            case IN_FORCE -> "the lines are in force";
            case TAKEN_BACK ->
                "the change is taken back"
                        + (proof.runningAfter() == null ? "" : "; its configuration is what it was before");
            case UNKNOWN -> "what is in force there is not known; look at it before you try again";
        };
    }

    /** The whole message for the first device that is skipped, and a short one for the others. */
    private String text(SkippedAuthBreaker skipped) {
        if (firstSkipped == null) {
            firstSkipped = skipped.device().name();
            return String.valueOf(skipped.getMessage());
        }
        return skipped.device().label() + ": " + skipped.step() + ": skipped, for the same reason as " + firstSkipped;
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
                        + tried(named.deviceFuture().attempts())
                : named.device().label() + ": " + cause.getMessage();
    }

    /** {@code ; tried 3 times}; empty if it was once at most. */
    public static String tried(int attempts) {
        return attempts <= 1 ? "" : "; tried " + attempts + " times";
    }
}
