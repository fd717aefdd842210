package io.netfutures.journal;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the results as one YAML document, a list with a mapping for each device. Outputs of several lines are literal blocks.
 *
 * <pre>
 * - device: R1
 *   address: "192.168.100.1"
 *   port: 22
 *   platform: cisco_ios
 *   state: returned
 *   started: "2026-11-30T01:47:09.121Z"
 *   seconds: 0.152
 *   attempts: 1
 *   outputs:
 *     - command: sh clock
 *       output: "*17:06:12.278 UTC Wed Mar 13 2019"
 * </pre>
 */
public final class YamlList implements ResultWriter {
    private final OutputStream out;
    private boolean isWritten;

    /** Writes to {@code out}, which is not closed. */
    public YamlList(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        entry(text, "- ", "device", result.device().name(), 2);
        entry(text, "  ", "address", result.device().address(), 2);
        text.append("  port: ").append(result.device().port()).append('\n');
        entry(text, "  ", "platform", result.device().platform(), 2);
        entry(text, "  ", "state", result.state().toString(), 2);
        if (result.started() != null) {
            entry(text, "  ", "started", result.started().toString(), 2);
        }
        text.append("  seconds: ").append(result.took().toMillis() / 1000.0).append('\n');
        text.append("  attempts: ").append(result.attempts()).append('\n');
        outputs(text, "outputs", result.outputs());
        rest(text, result);
        put(text.toString());
    }

    @Override
    public void end() throws IOException {
        if (!isWritten) {
            put("[]\n");
        }
    }

    private static void rest(StringBuilder text, DeviceResult result) {
        if (result.transcript() != null) {
            lines(
                    text,
                    "accepted",
                    result.outputs().stream().map(Reply.Output::command).toList());
            outputs(text, "refused", result.refused());
        }
        if (result.transcript() != null || result.state() != DeviceResult.State.RETURNED) {
            lines(text, "unsent", result.unsent());
        }
        if (result.transcript() != null) {
            entry(text, "  ", "transcript", result.transcript(), 2);
        }
        Failure failure = result.failure();
        if (failure != null) {
            text.append("  error:\n");
            entry(text, "    ", "type", failure.type(), 4);
            if (!failure.step().isEmpty()) {
                entry(text, "    ", "step", failure.step(), 4);
                entry(text, "    ", "advice", failure.advice(), 4);
            }
            entry(text, "    ", "message", failure.message(), 4);
        }
    }

    private static void outputs(StringBuilder text, String name, List<Reply.Output> outputs) {
        text.append("  ").append(name).append(outputs.isEmpty() ? ": []\n" : ":\n");
        for (Reply.Output output : outputs) {
            entry(text, "    - ", "command", output.command(), 6);
            entry(text, "      ", "output", output.text(), 6);
        }
    }

    private static void lines(StringBuilder text, String name, List<String> lines) {
        text.append("  ").append(name).append(lines.isEmpty() ? ": []\n" : ":\n");
        lines.forEach(
                line -> text.append("    - ").append(YamlScalar.of(line, 4)).append('\n'));
    }

    /** {@code depth} is the column in which the key stands. */
    private static void entry(StringBuilder text, String before, String key, String value, int depth) {
        text.append(before)
                .append(key)
                .append(": ")
                .append(YamlScalar.of(value, depth))
                .append('\n');
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        isWritten = true;
    }
}
