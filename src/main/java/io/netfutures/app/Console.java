package io.netfutures.app;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;

/**
 * The world around one command.
 *
 * @param in where a person's answers come from
 * @param out where results go
 * @param err where log lines, failures and questions go
 * @param terminal whether a person can be asked: {@code in} and {@code err} are a terminal
 * @param environment variables of the process
 * @param directory that relative paths start from
 * @param label what a complaint begins with
 * @param columns how many columns a line has, now
 */
record Console(
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        BooleanSupplier terminal,
        Map<String, String> environment,
        Path directory,
        String label,
        IntSupplier columns) {
    private static final String PROGRAM = "netfutures: ";
    private static final int UNKNOWN_WIDTH = 80;

    /** One whose complaints begin with the name of the program. */
    Console(
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            BooleanSupplier terminal,
            Map<String, String> environment,
            Path directory) {
        this(in, out, err, terminal, environment, directory, PROGRAM, () -> UNKNOWN_WIDTH);
    }

    /** That of this process. */
    static Console system() {
        return new Console(
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Console::isTerminal,
                System.getenv(),
                Path.of(""));
    }

    /** The same with other streams, for a shell that draws; complaints begin with nothing there. */
    Console with(BufferedReader otherIn, PrintStream otherOut, PrintStream otherErr, IntSupplier width) {
        return new Console(otherIn, otherOut, otherErr, terminal, environment, directory, "", width);
    }

    /** Says what is wrong, in one line on {@code err}. */
    void complain(String sentence) {
        err.println(label + sentence);
    }

    /** The folder for what the program keeps of itself, by the rules of the XDG base directories. */
    Path state() {
        String configured = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return (configured.isEmpty() ? home.resolve(".local/state") : Path.of(configured)).resolve("netfutures");
    }

    /** How many columns a line has. */
    int width() {
        return columns.getAsInt();
    }

    /** Runs a program whose output is shown as our own; returns its exit code. Blocks until it ends. */
    int run(ProcessBuilder program, String input) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        try (Writer to = process.outputWriter(StandardCharsets.UTF_8)) {
            to.write(input);
        } catch (IOException itDoesNotRead) {
            // as head -1 does
        }
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(out::println);
        }
        return process.waitFor();
    }

    /** Lets Ctrl-C run {@code action} instead of ending the process. */
    void onInterrupt(Runnable action) {
        Signals.register("INT", action);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14), true, StandardCharsets.UTF_8);
    }

    private static boolean isTerminal() {
        try {
            TerminalProvider provider = TerminalProvider.load("jni");
            return provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Error);
        } catch (IOException noNativeLibraryForThisSystem) {
            return false;
        }
    }
}
