package io.netfutures.device;

import java.util.List;

/** What is to be done on a device, as data: it can be printed, kept and sent elsewhere. */
public sealed interface Task {

    /**
     * Commands that read, in privileged mode, one after the other.
     *
     * @param commands each one line, at least one, sent unchanged
     */
    record Show(List<String> commands) implements Task {
        public Show {
            commands = List.copyOf(commands);
            if (commands.isEmpty()) {
                throw new IllegalArgumentException("a show task needs at least one command");
            }
            for (String command : commands) {
                if (command.isBlank()) {
                    throw new IllegalArgumentException("a command is empty");
                }
                if (command.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                    throw new IllegalArgumentException(
                            "a command is one line without control characters, this one is not: "
                                    + Printable.text(command));
                }
            }
        }

        /** These commands. */
        public static Show of(String... commands) {
            return new Show(List.of(commands));
        }
    }
}
