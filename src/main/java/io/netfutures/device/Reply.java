package io.netfutures.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a device to a task.
 *
 * @param outputs one for each command or line of the task, in their order
 * @param transcript of a configuration, with its prompts, as netmiko's {@code send_config_set} returns it; null for commands
 * @param proof what was shown around a configuration; null if nothing was asked for
 */
public record Reply(
        Device device,
        List<Output> outputs,
        @Nullable String transcript,
        @Nullable Proof proof) {
    public Reply {
        outputs = List.copyOf(outputs);
    }

    /** The answers to commands. */
    public Reply(Device device, List<Output> outputs) {
        this(device, outputs, null, null);
    }

    /** The answers to the lines of a configuration. */
    public Reply(Device device, List<Output> outputs, @Nullable String transcript) {
        this(device, outputs, transcript, null);
    }

    /** This reply, with what was shown around it. */
    public Reply with(Proof other) {
        return new Reply(device, outputs, transcript, other);
    }

    /**
     * The answer to one command.
     *
     * @param prompt at which the command was typed, such as {@code R1#}; empty if there was none
     * @param command as it was sent
     * @param text without echo and prompt, and without the newlines before the prompt; lines end with {@code \n}
     */
    public record Output(String prompt, String command, String text) {
        /** An answer without a prompt. */
        public Output(String command, String text) {
            this("", command, text);
        }

        /** What a terminal would have shown: the command behind its prompt, then the answer. */
        public String dialogue() {
            return prompt + command + (text.isEmpty() ? "" : "\n" + text);
        }
    }

    /** What a terminal would have shown: each command after its prompt, then its answer. */
    public String dialogue() {
        return transcript != null
                ? transcript
                : String.join("\n", outputs.stream().map(Output::dialogue).toList());
    }

    /** The outputs to display, or the transcript as a single one. */
    public List<Output> shown() {
        return transcript == null ? outputs : List.of(new Output("configure", transcript));
    }

    /** The texts of {@link #shown()}, joined by newlines; for one command exactly its output. */
    public String text() {
        return String.join("\n", shown().stream().map(Output::text).toList());
    }

    /** This with the dialogue of another one, which begins at the prompt with which this one ends. */
    public Reply followedBy(Reply second) {
        String begin = String.valueOf(transcript);
        return new Reply(device, outputs, begin.substring(0, begin.lastIndexOf('\n') + 1) + second.transcript(), proof);
    }
}
