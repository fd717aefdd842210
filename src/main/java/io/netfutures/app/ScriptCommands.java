package io.netfutures.app;

import io.netfutures.app.script.Statement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The few words that a language needs besides. */
final class ScriptCommands {
    private ScriptCommands() {}

    /** Text for people. */
    @Command(
            name = "echo",
            description = "Prints its words.",
            footerHeading = "%nExample:%n",
            footer = {"  echo \"two workers, three devices\""})
    static final class Echo extends Verb {
        @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what to print")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            out().println(String.join(" ", words));
            return ExitCode.OK;
        }
    }

    /** Python's try and except. */
    @Command(
            name = "try",
            description =
                    "Carries out a command whose failure is told, and neither ends the script nor makes its exit code.",
            footerHeading = "%nExample:%n",
            footer = {"  try result f2"})
    static final class Try extends Verb {
        @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "the command and its words")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            boolean assigns = words.size() > 2 && words.get(1).equals("=");
            Statement tried = new Statement(
                    assigns ? Optional.of(words.getFirst()) : Optional.empty(),
                    assigns ? words.subList(2, words.size()) : words);
            root.workspace(new RunOptions())
                    .report()
                    .catching(() -> root.interpreter().execute(tried));
            return ExitCode.OK;
        }
    }

    /** The time that something takes. */
    @Command(
            name = "time",
            description = "Carries out a command, and then prints how long it took.",
            footerHeading = "%nExample:%n",
            footer = {"  time map sh clock"})
    static final class Time extends Verb {
        @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "the command and its words")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            long start = System.nanoTime();
            int code = root.interpreter().execute(new Statement(root.target(), words));
            out().println(Durations.text(Duration.ofNanos(System.nanoTime() - start)));
            return code;
        }
    }

    /** A moment to look. */
    @Command(
            name = "pause",
            description = {
                "Lets a person look: at a terminal a script stops here, until Enter is pressed at its empty prompt.",
                "Elsewhere it only says its words."
            },
            footerHeading = "%nExample:%n",
            footer = {"  pause \"Which of the three is pending?\""})
    static final class Pause extends Verb {
        @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what to look at")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            root.interpreter().pause(String.join(" ", words));
            return ExitCode.OK;
        }
    }

    /** The lines that were typed. */
    @Command(
            name = "history",
            description = "Prints the last lines that were typed; a line that holds a secret is never kept.",
            footerHeading = "%nExample:%n",
            footer = {"  history 20"})
    static final class Typed extends Verb {
        @Parameters(arity = "0..1", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
        int count = 20;

        @Override
        public Integer call() {
            List<String> lines = root.interpreter().typed();
            lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size())
                    .forEach(out()::println);
            return ExitCode.OK;
        }
    }

    /** A command of the local shell. */
    @Command(
            name = "local",
            description = "Runs a command of the local shell; ! before the command is short for it.",
            footerHeading = "%nExample:%n",
            footer = {"  !ls results"})
    static final class Local extends Verb {
        @Parameters(arity = "1..*", paramLabel = "TEXT", description = "the command")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() throws IOException, InterruptedException {
            out().flush();
            ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", String.join(" ", words));
            shell.directory(root.console().directory().toAbsolutePath().toFile());
            int code = root.console().run(shell, "");
            if (code != ExitCode.OK && root.interpreter().isInScript()) {
                root.interpreter().complain("the local command ended with exit code " + code);
            }
            return code;
        }
    }

    /** The end. */
    @Command(
            name = "exit",
            aliases = "quit",
            description = "Ends the shell or the script; Ctrl-D does it too.",
            footerHeading = "%nExample:%n",
            footer = {"  exit"})
    static final class Exit extends Verb {
        @Override
        public Integer call() {
            root.interpreter().exit();
            return ExitCode.OK;
        }
    }
}
