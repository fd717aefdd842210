package io.netfutures.device;

import java.util.List;
import java.util.regex.Pattern;

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

    /**
     * Lines for configuration mode, one after the other, until the device refuses one.
     *
     * @param lines each one line, at least one, sent unchanged; the way into configuration mode and out of it is not among them
     * @param save whether the device shall keep its configuration over a restart, if it refused nothing
     */
    record Configure(List<String> lines, boolean save) implements Task {
        /** A word for a secret, perhaps its kind, and the secret: {@code password 7 0822455D0A16}. */
        private static final Pattern SECRET = Pattern.compile(
                "(?i)\\b(password|secret|community|key-string|key|passphrase|md5|pre-shared-key(?: local| remote)?)"
                        + "((?: +\\d)?) +(?!chain\\b|\\*)\\S+");

        public Configure {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a configuration needs at least one line");
            }
            for (String line : lines) {
                if (line.isBlank()) {
                    throw new IllegalArgumentException("a line of the configuration is empty");
                }
                if (line.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                    throw new IllegalArgumentException(
                            "a line of the configuration has a control character: " + Printable.text(masked(line)));
                }
                if (line.strip().equals("end")) {
                    throw new IllegalArgumentException("leave out end: configuration mode is left by itself");
                }
            }
        }

        /** The line as it may be shown: what looks like a secret is {@code ****}. */
        public static String masked(String line) {
            return SECRET.matcher(line).replaceAll("$1$2 ****");
        }

        /** The lines, without secrets. */
        @Override
        public String toString() {
            return "Configure" + lines.stream().map(Configure::masked).toList();
        }
    }
}
