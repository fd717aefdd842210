package io.netfutures.app;

import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** netfutures in this process, without a terminal; keeps what the last command has said. */
final class InProcess {
    private final Path home;
    private String out = "";
    private String err = "";

    /** In {@code home}, which is also the user's home directory. */
    InProcess(Path home) {
        this.home = home;
    }

    /** Runs one command without input; returns its exit code. */
    int run(String... words) {
        return typed("", words);
    }

    /** Runs one command, which finds these lines on standard input; returns its exit code. */
    int typed(String lines, String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(
                        new BufferedReader(new StringReader(lines)),
                        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                        new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                        () -> false,
                        Map.of("HOME", home.toString()),
                        home),
                words);
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
