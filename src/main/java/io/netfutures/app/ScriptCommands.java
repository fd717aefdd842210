package io.netfutures.app;

import java.io.IOException;
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
            description = "Carries out a command whose failure does not end the script.",
            footerHeading = "%nExample:%n",
            footer = {"  try result f2"})
    static final class Try extends Verb {
        @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "the command and its words")
        List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            root.interpreter().execute(Optional.empty(), words);
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
            return root.console().run(shell);
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
