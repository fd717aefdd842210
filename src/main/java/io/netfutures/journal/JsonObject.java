package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Failure;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * A result as a JSON object on one line. It is ASCII, with escapes for all else, so that nothing a device sent can act on a terminal, and
 * nothing is lost.
 */
final class JsonObject {
    private JsonObject() {}

    /** The object, without a newline. */
    static String of(DeviceResult result) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("device", result.device().name());
            json.writeStringField("address", result.device().address());
            json.writeNumberField("port", result.device().port());
            json.writeStringField("state", result.state().toString());
            json.writeNumberField("seconds", result.took().toMillis() / 1000.0);
            json.writeStringField("platform", result.device().platform());
            if (result.started() != null) {
                json.writeStringField("started", result.started().toString());
            }
            json.writeNumberField("attempts", result.attempts());
            outputs(json, "outputs", result.outputs());
            rest(json, result);
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void rest(JsonGenerator json, DeviceResult result) throws IOException {
        if (result.transcript() != null) {
            lines(
                    json,
                    "accepted",
                    result.outputs().stream().map(Reply.Output::command).toList());
            outputs(json, "refused", result.refused());
        }
        if (result.transcript() != null || result.state() != DeviceResult.State.RETURNED) {
            lines(json, "unsent", result.unsent());
        }
        if (result.transcript() != null) {
            json.writeStringField("transcript", result.transcript());
        }
        Failure failure = result.failure();
        if (failure != null) {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", failure.type());
            if (!failure.step().isEmpty()) {
                json.writeStringField("step", failure.step());
                json.writeStringField("advice", failure.advice());
            }
            json.writeStringField("message", failure.message());
            json.writeEndObject();
        }
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
}
