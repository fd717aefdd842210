package io.netfutures.app.chapter;

import io.netfutures.device.Reply;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the chapter's {@code send_show} returns: a dict of one entry, from the device to its output. For several commands the
 * output is a dict again, from command to output.
 */
public final class AnswerDict extends AbstractMap<String, Object> {
    private final Reply reply;
    private final boolean byCommand;

    public AnswerDict(Reply reply) {
        this(reply, reply.shown().size() != 1);
    }

    /** A part of what was asked for has the form of the whole. */
    public AnswerDict(Reply reply, boolean byCommand) {
        this.reply = reply;
        this.byCommand = byCommand;
    }

    /** The reply that it shows. */
    public Reply reply() {
        return reply;
    }

    /** The output, or a dict of the outputs. */
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
