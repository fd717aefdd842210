package io.netfutures.app.chapter;

import io.netfutures.device.Reply;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the chapter's {@code send_show} returns: a dict with one entry, from the device to its output. For several commands the
 * output is itself a dict, from command to output.
 */
public final class AnswerDict extends AbstractMap<String, Object> {
    private final String device;
    private final List<Reply.Output> shown;
    private final boolean byCommand;

    public AnswerDict(Reply reply) {
        this(reply.device().name(), reply.shown(), reply.shown().size() != 1);
    }

    /** {@code byCommand} gives a dict of outputs even if only part of the commands was answered. */
    public AnswerDict(String device, List<Reply.Output> shown, boolean byCommand) {
        this.device = device;
        this.shown = List.copyOf(shown);
        this.byCommand = byCommand;
    }

    /** The outputs in this dict, each with its command. */
    public List<Reply.Output> shown() {
        return shown;
    }

    /** The output, or a dict of outputs. */
    Object value() {
        if (!byCommand) {
            return String.join("\n", shown.stream().map(Reply.Output::text).toList());
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        shown.forEach(output -> outputs.put(output.command(), output.text()));
        return outputs;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Set.of(Map.entry(device, value()));
    }
}
