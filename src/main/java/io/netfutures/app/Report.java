package io.netfutures.app;

import io.netfutures.app.RunOptions.Format;
import io.netfutures.app.RunOptions.OnError;
import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.JsonResults;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what became of each device as it becomes known, results to standard output and failures to standard error, and
 * knows in the end which exit code that makes. For one thread.
 */
final class Report {
    private final RunOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final JsonResults json;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private int returned;
    private int raised;
    private int cancelled;
    private boolean hostKeyChanged;
    private boolean deadline;

    Report(RunOptions options, Console console) {
        this.options = options;
        this.out = console.out();
        this.err = console.err();
        this.json = new JsonResults(out);
    }

    /** {@code future} was submitted for {@code device} a moment ago. */
    void submitted(Device device, TaskFuture<Reply> future) {
        devices.put(future.name(), device);
        if (options.showFutures) {
            out.println("Future: " + future + " for device " + device.name());
        }
    }

    /**
     * Writes the end of one device; {@code future} is done.
     *
     * @return whether the output goes on: with {@code --on-error raise} a failure ends it
     */
    boolean done(TaskFuture<Reply> future) {
        Device device = Objects.requireNonNull(devices.get(future.name()), "it was not submitted");
        if (options.showFutures) {
            out.println("Future done " + future);
        }
        switch (future.status()) {
            case Status.Returned<?> end -> {
                returned++;
                result(device, future.resultNow(), end.took());
                return true;
            }
            case Status.Raised(Throwable cause, Duration took) -> {
                raised++;
                failure(device, cause, took);
            }
            case Status.Cancelled end -> {
                cancelled++;
                if (options.format == Format.json) {
                    json(writer -> writer.cancelled(device));
                }
            }
            case Status.Pending notDone -> throw new IllegalArgumentException(future + " is not done");
            case Status.Running notDone -> throw new IllegalArgumentException(future + " is not done");
        }
        return options.onError == OnError.collect;
    }

    /** The exit code that all of it makes. */
    int exitCode() {
        if (hostKeyChanged) {
            return ExitCode.HOST_KEY_CHANGED;
        }
        return deadline ? ExitCode.DEADLINE : raised + cancelled > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private void result(Device device, Reply reply, Duration took) {
        switch (options.format) {
            case dict -> out.println(PythonText.repr(Map.of(device.name(), value(reply))));
            case text ->
                reply.outputs()
                        .forEach(output -> Printable.text(output.text())
                                .lines()
                                .forEach(line -> out.println(device.name() + ": " + line)));
            case json -> json(writer -> writer.returned(device, reply, took));
        }
    }

    /** For one command its output; for several a dict of them. */
    private static Object value(Reply reply) {
        if (reply.outputs().size() == 1) {
            return reply.text();
        }
        Map<String, String> byCommand = new LinkedHashMap<>();
        reply.outputs().forEach(output -> byCommand.put(output.command(), output.text()));
        return byCommand;
    }

    private void failure(Device device, Throwable cause, Duration took) {
        hostKeyChanged |= cause instanceof HostKeyChanged;
        deadline |= cause instanceof DeadlineExceeded;
        String text =
                cause instanceof DeviceException ? cause.getMessage() : device.label() + ": " + cause.getMessage();
        err.println("netfutures: " + text);
        if (!(cause instanceof DeviceException || cause instanceof DeadlineExceeded)) {
            cause.printStackTrace(err);
        }
        if (options.format == Format.json) {
            json(writer -> writer.raised(device, cause, took));
        }
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

    /** Whether the end of every device has been reported. */
    boolean isComplete() {
        return returned + raised + cancelled == devices.size();
    }

    /** One line about the whole run: how many devices came to which end. */
    String summary(Duration took) {
        StringBuilder text = new StringBuilder();
        text.append(devices.size())
                .append(devices.size() == 1 ? " device: " : " devices: ")
                .append(returned)
                .append(" ok");
        if (raised > 0) {
            text.append(", ").append(raised).append(" failed");
        }
        if (cancelled > 0) {
            text.append(", ").append(cancelled).append(" cancelled");
        }
        return text.append(" in ").append(Durations.text(took)).toString();
    }
}
