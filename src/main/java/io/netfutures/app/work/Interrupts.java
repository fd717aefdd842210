package io.netfutures.app.work;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.Ticker;
import io.netfutures.concurrent.Workers;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Run;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does while futures are active: the first one starts nothing new; a second one within ten seconds cancels all.
 *
 * <pre>
 * Ctrl-C: nothing new is started. 2 running, 950 pending.
 *   f1 (R1)  running for 4.2 s, command
 *   f2 (R2)  running for 3.1 s, login
 *   pending: R[3-952]
 * Ctrl-C again within 10 s cancels all; resume lets the pending ones start.
 * </pre>
 *
 * At a prompt the pending ones are held back, so that they may go on; elsewhere nobody could say so, and they are cancelled, and the running
 * ones too if they have not ended within five seconds. The signals that end a process do as the first Ctrl-C does, with ten seconds; ten more, and it
 * is ended whatever it waits for.
 */
public final class Interrupts {
    private static final long TWICE = Duration.ofSeconds(10).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CTRL_C = "Ctrl-C";
    private static final String CLOSED = "standard output was closed";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);
    private static final Duration AT_LATEST = LAST_PATIENCE.plusSeconds(10);
    private static final int SIGHUP = 1;
    private static final int SIGTERM = 15;

    private final Console console;
    private final Workers workers;
    private final Supplier<List<Run>> active;
    private final Function<DeviceFuture, String> label;
    private final BooleanSupplier isMidline;
    private final boolean atPrompt;
    private final LongSupplier clock;
    private @Nullable Completion<?> waiting;
    private @Nullable Runnable playing;
    private @Nullable Long last;
    private @Nullable Ticker ending;
    private int code = ExitCode.INTERRUPTED;
    private boolean happened;
    private boolean early;
    private boolean pressed;

    /** @param isMidline whether the cursor is behind a question */
    Interrupts(
            Console console,
            Workers workers,
            Supplier<List<Run>> active,
            Function<DeviceFuture, String> label,
            BooleanSupplier isMidline,
            boolean atPrompt,
            LongSupplier nanoClock) {
        this.console = console;
        this.workers = workers;
        this.active = active;
        this.label = label;
        this.isMidline = isMidline;
        this.atPrompt = atPrompt;
        this.clock = nanoClock;
    }

    /** From now on handles Ctrl-C and the signals that end a process; if there is nothing to stop, the process ends immediately. */
    public void listen() {
        console.onInterrupt(() -> {
            if (!interrupt()) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        });
        listen("TERM", SIGTERM);
        listen("HUP", SIGHUP);
        console.tty().onUnread(this::unread);
    }

    /** From now on SIGUSR1 prints how far everything is; it changes nothing. */
    public void answer() {
        console.onSignal("USR1", () -> {
            List<Run> runs = active.get();
            Activity activity = Activity.of(runs);
            int done = runs.stream().mapToInt(each -> each.futures().size()).sum() - activity.unfinished();
            console.err().print("SIGUSR1: " + activity.counts() + ", " + done + " done.\n" + activity.list(label));
            console.err().flush();
        });
    }

    private void listen(String signal, int number) {
        console.onSignal(signal, () -> {
            if (!atPrompt) {
                endAtLatest("SIG" + signal, ExitCode.SIGNALLED + number);
            }
            if (!terminate("SIG" + signal, number)) {
                Runtime.getRuntime().halt(exitCode());
            }
        });
    }

    /** Ends the process even if a reader that takes nothing holds up everything; the journal has all that has ended. Takes no lock. */
    private void endAtLatest(String signal, int exitCode) {
        Ticker.start("end of the process", () -> Runtime.getRuntime().halt(exitCode))
                .wakeWithin(AT_LATEST.plus(LAST_WORDS));
        // In another thread, for nobody may read standard error either.
        Ticker.start(
                        "last words",
                        () -> console.err()
                                .println(signal + ": it does not end by itself, perhaps because nobody reads its"
                                        + " output; it is ended now."))
                .wakeWithin(AT_LATEST);
    }

    /** The next command is about to be typed; a Ctrl-C after its Enter is meant for it. */
    public synchronized void begin() {
        early = false;
        waiting = null;
        playing = null;
        pressed = false;
    }

    /**
     * Ctrl-C was pressed while a command works, or after its Enter; from any thread. If there is nothing to stop, it is kept for
     * what the command starts next.
     */
    public synchronized void press() {
        if (!interrupt()) {
            early = true;
        }
    }

    /** The interpreter begins this wait; at a prompt Ctrl-C ends the wait, also one that was pressed before it began. */
    public synchronized void waiting(Completion<?> completion) {
        waiting = completion;
        settle();
        if (pressed && atPrompt) {
            completion.letGo();
        }
    }

    /** Something is being shown that depends on no future; Ctrl-C, also one that was pressed before, runs {@code stop}. */
    public synchronized void playing(Runnable stop) {
        playing = stop;
        settle();
    }

    /** Nothing is being shown any more. */
    public synchronized void played() {
        playing = null;
    }

    /** Carries out a Ctrl-C that was kept, now that the command works or has ended. */
    public synchronized void settle() {
        if (early) {
            early = false;
            interrupt();
        }
    }

    /** Whether a running program is to end: Ctrl-C was pressed since its line was typed, or has ended the run. */
    public synchronized boolean stopsPrograms() {
        return pressed || early;
    }

    /** Whether Ctrl-C or a signal has stopped anything. */
    public synchronized boolean happened() {
        return happened;
    }

    /** The exit code for this: 128 plus the number of the signal. */
    synchronized int exitCode() {
        return code;
    }

    /**
     * The process received the signal of this name and number; from any thread.
     *
     * @return whether there is something to stop first
     */
    synchronized boolean terminate(String signal, int number) {
        code = ExitCode.SIGNALLED + number;
        return stop(signal, LAST_PATIENCE);
    }

    /**
     * Ctrl-C was pressed; from any thread.
     *
     * @return whether there was something to stop
     */
    public synchronized boolean interrupt() {
        if (playing != null) {
            playing.run();
            return true;
        }
        return stop(CTRL_C, PATIENCE);
    }

    /** Nobody reads the results any more, so nothing new is started; from any thread. */
    private synchronized void unread() {
        List<Run> runs = active.get();
        Activity activity = Activity.of(runs);
        if (!happened && activity.unfinished() > 0) { // a Ctrl-C ends the reader of a pipe too
            code = ExitCode.OUTPUT;
            happened = true;
            startNothingNew(CLOSED, PATIENCE, runs, activity);
        }
    }

    /** What was held back goes on: the next Ctrl-C is a first one. */
    public synchronized void resumed() {
        last = null;
    }

    private boolean stop(String signal, Duration patience) {
        List<Run> runs = active.get();
        if (runs.isEmpty()) {
            return false;
        }
        Activity activity = Activity.of(runs);
        long now = clock.getAsLong();
        boolean again = last != null && now - last <= TWICE;
        last = now;
        if (activity.unfinished() == 0) {
            // All is done, and what came last is being written; only whoever insists loses that.
            return !again;
        }
        happened = true;
        if (again) {
            console.err().println(signal + " again: " + activity.unfinished() + " cancelled.");
            // Pending ones first, so that none of them takes the worker that a running one leaves.
            runs.forEach(Run::cancelPending);
            runs.forEach(Run::cancel);
            workers.release();
        } else {
            startNothingNew(signal, patience, runs, activity);
        }
        pressed = true;
        if (atPrompt && waiting != null) {
            waiting.letGo();
        }
        return true;
    }

    private void startNothingNew(String signal, Duration patience, List<Run> runs, Activity activity) {
        if (!atPrompt || !activity.pending().isEmpty()) { // else only what is submitted later would wait, for ever
            workers.hold();
        }
        console.err().print((isMidline.getAsBoolean() ? "\n" : "") + text(signal, patience, activity));
        console.err().flush();
        if (!atPrompt) {
            runs.forEach(Run::cancelPending);
            workers.release();
            if (ending == null) {
                ending = Ticker.start("end of the run", this::cancelRunning);
            }
            ending.wakeWithin(patience);
        }
    }

    private synchronized void cancelRunning() {
        active.get().forEach(Run::cancel);
    }

    private String text(String signal, Duration patience, Activity activity) {
        boolean isPending = !activity.pending().isEmpty();
        StringBuilder text = new StringBuilder();
        text.append(signal)
                .append(": nothing new is started. ")
                .append(activity.counts())
                .append(atPrompt || !isPending ? ".\n" : ", which are cancelled.\n")
                .append(activity.list(label));
        if (!atPrompt && !activity.running().isEmpty()) {
            text.append("What still runs in ").append(patience.toSeconds()).append(" s is cancelled then.\n");
        }
        if (!atPrompt && (activity.running().isEmpty() || signal.equals(CLOSED))) {
            return text.toString();
        }
        return text.append("Ctrl-C again within 10 s cancels all")
                .append(atPrompt && isPending ? "; resume lets the pending ones start.\n" : ".\n")
                .toString();
    }
}
