package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes what happens in a run: hand it as listener to {@link Fleet#submit(io.netfutures.fleet.Plan, Fleet.Listener)}, before those that
 * print. A line is written for each start, before a configuration sends its first line, and for each end, after the answers; when an
 * event returns, the operating system has its line, so that a killed process loses no end. The disk has it within 200 ms of the next
 * event, and when the run is done.
 *
 * <p>If something cannot be written, the run goes on, but a configuration that has not sent a line is cancelled: what it does could not
 * be known later. Thread-safe; its methods block for the file system.
 */
public final class RunJournal implements Fleet.Listener, AutoCloseable {
    private static final long SYNC = Duration.ofMillis(200).toNanos();

    private final RunFolder folder;
    private final AnswerFiles answers;
    private final InstantSource clock;
    private final Consumer<IOException> trouble;
    private final FileOutputStream out;
    private final List<RunLock> locks;
    private final AtomicInteger unfinished;
    private final AtomicInteger lost = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong synced = new AtomicLong(System.nanoTime());
    private volatile boolean configurationLost;
    private boolean torn;
    private boolean troubled;
    private boolean closed;

    /**
     * Takes over a journal that is locked and open at its end.
     *
     * @param locks of the run and what belongs to it, which are released at the end
     * @param devices how many will end
     */
    RunJournal(
            RunFolder folder,
            AnswerFiles answers,
            InstantSource clock,
            Consumer<IOException> trouble,
            FileOutputStream out,
            List<RunLock> locks,
            int devices) {
        this.folder = folder;
        this.answers = answers;
        this.clock = clock;
        this.trouble = trouble;
        this.out = out;
        this.locks = locks;
        this.unfinished = new AtomicInteger(devices);
    }

    /** Marks the beginning of a round; a line that an earlier one has not written to its end is ended. */
    void begin(int round) throws IOException {
        torn = round > 1;
        append(json -> json.writeNumberField(round == 1 ? "begin" : "resume", round));
        sync();
    }

    /** The number of the run. */
    public int id() {
        return folder.id();
    }

    /** Whether all ends have been written, or could not be. */
    public boolean isClosed() {
        writing.lock();
        try {
            return closed;
        } finally {
            writing.unlock();
        }
    }

    /** How many ends could not be written. */
    public int lost() {
        return lost.get();
    }

    /** Whether an end of a configuration is among them. */
    public boolean isConfigurationLost() {
        return configurationLost;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Started(DeviceFuture device) ->
                started(device, json -> json.writeStringField("start", name(device)));
            case Event.At(DeviceFuture device, Step step)
            when step == Step.CONFIG -> {
                started(device, json -> json.writeStringField("sends", name(device)));
                sync();
            }
            case Event.Ended(DeviceFuture device) -> ended(device);
            case Event.Submitted submitted -> {}
            case Event.At at -> {}
            case Event.Received received -> {}
            case Event.Again again -> {}
            case Event.Stopped stopped -> {}
            case Event.WaveEnded ended -> {}
        }
    }

    /** Keeps what was found of devices that had ended well, and were no longer as expected after a soak; a sentence for each. */
    public void worsened(List<String> complaints) {
        try {
            append(json -> TaskJson.lines(json, "worsened", complaints));
            sync();
        } catch (IOException e) {
            report(e);
        }
    }

    private void started(DeviceFuture device, JournalLine.Fields fields) {
        try {
            append(fields);
        } catch (IOException e) {
            report(e);
            if (device.task().configures()) {
                device.future().cancel();
                Thread.currentThread().interrupt(); // the thread of the device, which has sent no line yet
            }
        }
    }

    private void ended(DeviceFuture device) {
        try {
            DeviceResult result = DeviceResult.of(device);
            try {
                write(device, result);
            } catch (IOException e) {
                lost.incrementAndGet();
                configurationLost |= device.task().configures();
                answers.remove(result);
                report(e);
            }
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                close();
            }
        }
    }

    private void write(DeviceFuture device, DeviceResult result) throws IOException {
        List<KeptAnswer> kept = answers.write(result);
        append(json -> {
            json.writeStringField("end", name(device));
            end(json, result, kept, Unsaid.of(device.task()));
            steps(json, device.future().history());
        });
        if (System.nanoTime() - synced.get() > SYNC) {
            sync();
        }
    }

    private static void end(JsonGenerator json, DeviceResult result, List<KeptAnswer> kept, Unsaid unsaid)
            throws IOException {
        json.writeStringField("state", result.state().toString());
        json.writeNumberField("seconds", result.took().toMillis() / 1000.0);
        json.writeNumberField("attempts", result.attempts());
        json.writeArrayFieldStart("answers");
        for (KeptAnswer each : kept) {
            each.write(json);
        }
        json.writeEndArray();
        if (result.proof() != null) {
            json.writeStringField("change", result.proof().end().toString());
        }
        if (!result.refused().isEmpty()) {
            json.writeArrayFieldStart("refused");
            for (Reply.Output each : result.refused()) {
                json.writeStartObject();
                json.writeStringField("command", Task.Configure.masked(unsaid.in(each.command())));
                json.writeStringField("output", each.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!result.unsent().isEmpty()) {
            TaskJson.lines(
                    json, "unsent", result.unsent().stream().map(unsaid::in).toList());
        }
        DeviceResult.Failure failure = result.failure();
        if (failure != null) {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", failure.type());
            json.writeStringField("step", failure.step());
            json.writeStringField("reason", unsaid.in(failure.reason()));
            json.writeStringField("advice", unsaid.in(failure.advice()));
            json.writeStringField("message", unsaid.in(failure.message()));
            json.writeEndObject();
        }
    }

    /** When it got which worker, and how many milliseconds after that it entered which step. */
    private static void steps(JsonGenerator json, List<Moment> history) throws IOException {
        Instant start = null;
        for (Moment each : history) {
            if (each.status() instanceof Status.Running running) {
                if (start == null) {
                    start = running.since();
                    json.writeStringField("started", start.toString());
                    json.writeNumberField("slot", running.slot());
                    json.writeArrayFieldStart("steps");
                }
                if (!running.step().isEmpty()) {
                    json.writeStartObject();
                    json.writeStringField("step", running.step());
                    json.writeNumberField(
                            "ms", Duration.between(start, each.at()).toMillis());
                    json.writeEndObject();
                }
            }
        }
        if (start != null) {
            json.writeEndArray();
        }
    }

    private static String name(DeviceFuture device) {
        return device.device().name();
    }

    private void append(JournalLine.Fields fields) throws IOException {
        byte[] line = JournalLine.of(json -> {
            json.writeStringField("t", clock.instant().toString());
            fields.write(json);
        });
        writing.lock();
        try {
            if (closed) {
                throw new IOException("the journal of run " + id() + " is closed");
            }
            if (torn) {
                out.write('\n');
            }
            torn = true;
            out.write(line);
            torn = false;
        } catch (IOException e) {
            throw OwnFile.about(folder.journal(), e);
        } finally {
            writing.unlock();
        }
    }

    private void sync() {
        synced.set(System.nanoTime());
        try {
            out.getFD().sync();
        } catch (IOException e) {
            report(OwnFile.about(folder.journal(), e));
        }
    }

    /** Tells of the first trouble only; the others have the same cause. */
    private void report(IOException e) {
        writing.lock();
        try {
            if (troubled) {
                return;
            }
            troubled = true;
        } finally {
            writing.unlock();
        }
        trouble.accept(e);
    }

    /** Ends the journal, as the end of the last device does by itself. Idempotent. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                try (out) {
                    out.getFD().sync();
                } finally {
                    RunLock.closeAll(locks);
                }
            }
        } catch (IOException e) {
            report(OwnFile.about(folder.journal(), e));
        } finally {
            writing.unlock();
        }
    }
}
