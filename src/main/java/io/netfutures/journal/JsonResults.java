package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Writes the result of each device as one line of JSON, in one write that is flushed. Lines are ASCII, with escapes for all else, so that
 * nothing a device sent can act on a terminal. Each method blocks until its line is written. For one thread.
 */
public final class JsonResults {
    private final OutputStream out;

    /** Writes to {@code out}, which is not closed. */
    public JsonResults(OutputStream out) {
        this.out = out;
    }

    /** The device answered. */
    public void returned(Device device, Reply reply, Duration took) throws IOException {
        write(device, "returned", took, json -> {
            outputs(json, "outputs", reply.outputs());
            if (reply.transcript() != null) {
                configuration(json, reply, List.of(), List.of());
            }
        });
    }

    /**
     * The device failed.
     *
     * @param soFar what it had answered before; has a transcript if the task was a configuration
     * @param unsent the commands or lines that were not sent
     */
    public void raised(Device device, Throwable cause, Duration took, Reply soFar, List<String> unsent)
            throws IOException {
        write(device, "raised", took, json -> {
            outputs(json, "outputs", soFar.outputs());
            if (soFar.transcript() == null) {
                lines(json, "unsent", unsent);
            } else {
                configuration(
                        json,
                        soFar,
                        cause instanceof DeviceException.CommandRejected rejected ? rejected.refused() : List.of(),
                        unsent);
            }
            json.writeObjectFieldStart("error");
            json.writeStringField("type", cause.getClass().getSimpleName());
            if (cause instanceof DeviceException failure) {
                json.writeStringField("step", failure.step().toString());
                json.writeStringField("advice", failure.advice());
            }
            json.writeStringField("message", String.valueOf(cause.getMessage()));
            json.writeEndObject();
        });
    }

    /** The device was not contacted, or the work on it was cancelled before its end. */
    public void cancelled(Device device, Reply soFar, List<String> unsent) throws IOException {
        write(device, "cancelled", Duration.ZERO, json -> {
            outputs(json, "outputs", soFar.outputs());
            lines(json, "unsent", unsent);
        });
    }

    private static void outputs(JsonGenerator json, String name, List<Reply.Output> outputs) throws IOException {
        json.writeArrayFieldStart(name);
        for (Reply.Output output : outputs) {
            json.writeStartObject();
            json.writeStringField("command", output.command());
            json.writeStringField("output", output.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lines(JsonGenerator json, String name, List<String> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (String line : lines) {
            json.writeString(line);
        }
        json.writeEndArray();
    }

    private static void configuration(JsonGenerator json, Reply reply, List<Reply.Output> refused, List<String> unsent)
            throws IOException {
        lines(
                json,
                "accepted",
                reply.outputs().stream().map(Reply.Output::command).toList());
        outputs(json, "refused", refused);
        lines(json, "unsent", unsent);
        json.writeStringField("transcript", String.valueOf(reply.transcript()));
    }

    private interface Rest {
        void write(JsonGenerator json) throws IOException;
    }

    private void write(Device device, String state, Duration took, Rest rest) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("device", device.name());
            json.writeStringField("address", device.address());
            json.writeNumberField("port", device.port());
            json.writeStringField("state", state);
            json.writeNumberField("seconds", took.toMillis() / 1000.0);
            rest.write(json);
            json.writeEndObject();
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
