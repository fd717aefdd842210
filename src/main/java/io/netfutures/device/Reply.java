package io.netfutures.device;

import java.util.List;

/**
 * What a device answered.
 *
 * @param outputs one for each command of the task, in its order
 */
public record Reply(Device device, List<Output> outputs) {
    public Reply {
        outputs = List.copyOf(outputs);
    }

    /**
     * The answer to one command.
     *
     * @param command as it was sent
     * @param text without echo, prompt and surrounding newlines; lines end with {@code \n}
     */
    public record Output(String command, String text) {}

    /** All outputs, joined by newlines; for one command exactly its output. */
    public String text() {
        return String.join("\n", outputs.stream().map(Output::text).toList());
    }
}
