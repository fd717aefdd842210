package io.netfutures.app;

import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** netfutures in this process, without a terminal unless told otherwise; keeps what the last command has said. */
final class InProcess {
    private final Path directory;
    private Map<String, String> environment;
    private boolean terminal;
    private boolean together;
    private String out = "";
    private String err = "";

    /** In {@code home}, which is also the user's home directory. */
    InProcess(Path home) {
        this(home, home);
    }

    /** In another directory than the user's home. */
    InProcess(Path home, Path directory) {
        this.directory = directory;
        this.environment = Map.of("HOME", home.toString());
    }

    /** From now on with this environment, which may still change. */
    InProcess with(Map<String, String> other) {
        environment = other;
        return this;
    }

    /** From now on what is typed comes from a terminal, or not. */
    InProcess atTerminal(boolean isTerminal) {
        terminal = isTerminal;
        return this;
    }

    /** From now on standard error is written to standard output, in the order in which it comes. */
    InProcess together() {
        together = true;
        return this;
    }

    /** Runs one command without input; returns its exit code. */
    int run(String... words) {
        return typed("", words);
    }

    int run(List<String> words) {
        return run(words.toArray(String[]::new));
    }

    /** Runs one command, which finds these lines on standard input; returns its exit code. */
    int typed(String lines, String... words) {
        return reading(new BufferedReader(new StringReader(lines)), words);
    }

    /** Runs one command, which reads this as standard input; returns its exit code. */
    int reading(BufferedReader input, String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
        PrintStream errStream = together ? outStream : new PrintStream(errBytes, true, StandardCharsets.UTF_8);
        int code = Main.run(new Console(input, outStream, errStream, () -> terminal, environment, directory), words);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
