package io.netfutures.app.chapter;

import io.netfutures.device.Reply;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the chapter's {@code send_show} returns: a dict with one entry, from the device to its output. For several commands the
 * output is itself a dict, from command to output.
 */
public final class AnswerDict extends AbstractMap<String, Object> {
    private final Reply reply;
    private final boolean byCommand;

    public AnswerDict(Reply reply) {
        this(reply, reply.shown().size() != 1);
    }

    /** {@code byCommand} gives a dict of outputs even if only part of the commands was answered. */
    public AnswerDict(Reply reply, boolean byCommand) {
        this.reply = reply;
        this.byCommand = byCommand;
    }

    /** The reply behind this dict. */
    public Reply reply() {
        return reply;
    }

    /** The output, or a dict of outputs. */
    Object value() {
        if (!byCommand) {
            return reply.text();
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        reply.shown().forEach(output -> outputs.put(output.command(), output.text()));
        return outputs;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Set.of(Map.entry(reply.device().name(), value()));
    }
}
