package io.netfutures.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What to do on a device, as data: it can be printed, stored and sent elsewhere. */
public sealed interface Task {
    /** Whether it writes to the configuration of the device, so that it is done once and not beside another that does. */
    default boolean configures() {
        return switch (this) {
            case Ping ping -> false;
            case Show show -> false;
            case Configure configure -> true;
            case Settle settle -> true;
        };
    }

    /**
     * Only find out whether an SSH server answers, without key exchange or login. The reply has one output, a line with the time it
     * took and the identification of the server.
     */
    record Ping() implements Task {}

    /**
     * Commands that read, in privileged mode, one after the other.
     *
     * @param commands at least one, each a single line that is sent unchanged
     * @param answers to what the device may ask; any other question is an error
     * @param until a Java regular expression for a last line that ends an answer as a prompt does, or null
     * @param rather what is sent instead of some of the commands, which are sent only where the device refuses that
     * @param expectations what must hold of the answers; a worker need not look at them, see {@link Judge}
     */
    record Show(
            List<String> commands,
            List<Answer> answers,
            @Nullable String until,
            Map<String, String> rather,
            List<Expectation> expectations)
            implements Task {
        public Show {
            commands = List.copyOf(commands);
            answers = List.copyOf(answers);
            rather = Map.copyOf(rather);
            expectations = List.copyOf(expectations);
            if (until != null) {
                checkPattern(until);
            }
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

        /** Commands that ask no questions and end at the prompt. */
        public Show(List<String> commands) {
            this(commands, List.of(), null);
        }

        /** Commands that are sent as they are. */
        public Show(List<String> commands, List<Answer> answers, @Nullable String until) {
            this(commands, answers, until, Map.of(), List.of());
        }

        /** This task, for which something else is sent instead of some commands, if the device takes it. */
        public Show sending(Map<String, String> others) {
            return new Show(commands, answers, until, others, expectations);
        }

        /** This task, whose answers must be like this too. */
        public Show expecting(List<Expectation> others) {
            return new Show(commands, answers, until, rather, others);
        }

        private static void checkPattern(String until) {
            try {
                if (Pattern.compile(until).matcher("").find()) {
                    throw new IllegalArgumentException("what ends an answer must not fit everywhere");
                }
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "\"" + Printable.line(until) + "\" is no regular expression: " + e.getDescription(), e);
            }
        }

        /**
         * The command as it may be kept, or told in an error, with {@code ****} in place of what looks like a secret. A command that shows something has one
         * behind a pipe or in a URL only: {@code show crypto key mypubkey rsa} has none.
         */
        public static String masked(String command) {
            return SecretWords.maskedCommand(command);
        }

        /** These commands. */
        public static Show of(String... commands) {
            return new Show(List.of(commands));
        }
    }

    /**
     * Lines for configuration mode, one after the other.
     *
     * @param lines at least one, each a single line that is sent unchanged; {@link #isComment comments} are sent only within a text
     *     such as a banner. The commands that enter and leave configuration mode are not among them
     * @param save whether to save the configuration, so that it survives a restart, if no line was refused; not with
     *     {@link Commit.Check}
     * @param commit how the lines take effect on a device that has a candidate configuration
     * @param onRefused what happens to the lines after one that the device refuses
     * @param answers to what the device may ask, also when it commits or saves; any other question is an error
     * @param care what is done around the lines
     */
    record Configure(
            List<String> lines, boolean save, Commit commit, OnRefused onRefused, List<Answer> answers, Care care)
            implements Task {
        public Configure {
            lines = List.copyOf(lines);
            answers = List.copyOf(answers);
            if (lines.stream().allMatch(Configure::isComment)) {
                throw new IllegalArgumentException("a configuration needs at least one line");
            }
            if (save && commit instanceof Commit.Check) {
                throw new IllegalArgumentException(
                        "a check brings nothing into force that could be saved: leave out save");
            }
            if (!(commit instanceof Commit.Now) && !care.undo().isNone()) {
                throw new IllegalArgumentException(
                        commit instanceof Commit.Check
                                ? "a check brings nothing into force that could be taken back: leave out undo"
                                : "a commit that you confirm is taken back by the device: leave out undo");
            }
            lines.forEach(Configure::check);
        }

        static void check(String line) {
            if (line.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                throw new IllegalArgumentException(
                        "a line of the configuration has a control character: " + Printable.text(masked(line)));
            }
            if (line.strip().equals("end")) {
                throw new IllegalArgumentException("leave out end: configuration mode is left by itself");
            }
        }

        /** Lines around which nothing is done. */
        public Configure(List<String> lines, boolean save, Commit commit, OnRefused onRefused, List<Answer> answers) {
            this(lines, save, commit, onRefused, answers, Care.NONE);
        }

        /** After which a device that can takes the lines back by itself, unless it is told to keep them; null if it is to keep them. */
        public Commit.@Nullable Confirmed timed() {
            return commit instanceof Commit.Confirmed asked
                    ? asked
                    : care.undo().timed();
        }

        /** These lines instead, with a commit and saved as said, and nothing done around them. */
        public Configure plain(List<String> others, boolean isSaved, Commit other) {
            return new Configure(others, isSaved, other, onRefused, answers);
        }

        /** Lines that take effect at once, or with a commit; a refused line is the last to be sent. */
        public Configure(List<String> lines, boolean save) {
            this(lines, save, new Commit.Now());
        }

        /** Lines of which a refused one is the last to be sent. */
        public Configure(List<String> lines, boolean save, Commit commit) {
            this(lines, save, commit, OnRefused.STOP, List.of());
        }

        /** Whether a line has no effect on the device because it is blank or begins with {@code !}. */
        public static boolean isComment(String line) {
            return line.isBlank() || line.strip().startsWith("!");
        }

        /** The line as it may be shown, with {@code ****} in place of what looks like a secret. */
        public static String masked(String line) {
            return SecretWords.masked(line);
        }

        /** The lines, without secrets. */
        @Override
        public String toString() {
            return "Configure" + lines.stream().map(Configure::masked).toList();
        }
    }

    /** What happens to the lines after one that the device refuses. */
    enum OnRefused {
        /** They are not sent. */
        STOP,
        /**
         * They are sent, and the task fails at its end with everything that was refused. A device with a candidate configuration
         * does not commit it then.
         */
        CONTINUE
    }

    /**
     * What becomes of a change that was made before: it is kept, or taken back, or the configuration as it is now is saved.
     *
     * @param deeds one after the other
     * @param name the {@link Commit.Confirmed#name()} of the change
     * @param change the running configuration before the change and after it: what is no longer as the change has left it is not taken back, and
     *     what is as before is not called kept. Null if that is not looked at
     */
    record Settle(List<Deed> deeds, String name, Care.@Nullable Goal change) implements Task {
        /** Nothing is looked at before it or after it. */
        public Settle(List<Deed> deeds, String name) {
            this(deeds, name, null);
        }

        public Settle {
            deeds = List.copyOf(deeds);
            if (deeds.isEmpty()) {
                throw new IllegalArgumentException("nothing is to be done about the change");
            }
        }

        /** {@code confirm; save}. */
        public String text() {
            return String.join("; ", deeds.stream().map(Deed::toString).toList());
        }
    }

    /** What can be done about a change. {@code toString()} is the word for users. */
    enum Deed {
        /** It was to be confirmed, and is. */
        KEEP("confirm"),
        /** It is taken back before its time. */
        TAKE_BACK("abandon"),
        /** The configuration survives a restart. */
        SAVE("save"),
        /** The configuration is remembered as it is now, so that a change can be taken back. */
        REMEMBER("checkpoint"),
        /** The configuration that was remembered is needed no more. */
        FORGET("forget checkpoint");

        private final String word;

        Deed(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** How lines take effect on a device that has a candidate configuration. */
    sealed interface Commit {
        /** At once and permanently. */
        record Now() implements Commit {}

        /** Not at all: the device checks them, and they are discarded. */
        record Check() implements Commit {}

        /**
         * At once, but the device rolls back by itself unless they are confirmed within this time.
         *
         * @param name what the change is called on devices that give it a name; a word
         */
        record Confirmed(Duration within, String name) implements Commit {
            /** What a change is called where nothing else is said. */
            public static final String NAME = "netfutures";

            private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,40}");

            public Confirmed {
                if (within.toSeconds() < 1) {
                    throw new IllegalArgumentException("the time to confirm within is a second at least");
                }
                if (!WORD.matcher(name).matches()) {
                    throw new IllegalArgumentException(
                            "a change is called by a word of letters and digits, not " + name);
                }
            }

            /** A change without a name of its own. */
            public Confirmed(Duration within) {
                this(within, NAME);
            }
        }
    }
}
