package io.netfutures.app.work;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import io.netfutures.device.Printable;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The world around one command.
 *
 * @param in where a person's answers come from
 * @param out where results go
 * @param err where log lines, failures and questions go
 * @param terminal whether a person can be asked: {@code in} and {@code err} are a terminal
 * @param tty what the system says of the streams
 * @param environment variables of the process
 * @param directory that relative paths start from
 * @param label what a complaint begins with
 * @param looks how large the screen is now, and what may be drawn on it
 */
public record Console(
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        BooleanSupplier terminal,
        Tty tty,
        Map<String, String> environment,
        Path directory,
        String label,
        Supplier<Look> looks) {
    private static final String PROGRAM = "netfutures: ";
    private static final Look PLAIN = new Look(80, 24, false, true);

    /** One without a terminal, whose complaints begin with the name of the program. */
    public Console(
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            BooleanSupplier terminal,
            Map<String, String> environment,
            Path directory) {
        this(in, out, err, terminal, Tty.NONE, environment, directory, PROGRAM, () -> PLAIN);
    }

    /** That of this process. */
    public static Console system(Tty tty) {
        return system(tty, new FileOutputStream(FileDescriptor.out));
    }

    /** That of this process, whose results go to {@code results}. */
    public static Console system(Tty tty, OutputStream results) {
        return new Console(
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                stream(results),
                stream(new FileOutputStream(FileDescriptor.err)),
                () -> tty.isTerminal(Tty.Stream.INPUT, Tty.Stream.ERROR),
                tty,
                System.getenv(),
                Path.of(""),
                PROGRAM,
                () -> PLAIN);
    }

    /** This console with other streams, for a shell that draws; complaints have no label there. */
    public Console with(BufferedReader otherIn, PrintStream otherOut, PrintStream otherErr, Supplier<Look> screen) {
        return new Console(otherIn, otherOut, otherErr, terminal, tty, environment, directory, "", screen);
    }

    /** Says what is wrong on {@code err}; nothing in the sentence controls the terminal. */
    public void complain(String sentence) {
        err.println(label + Printable.text(sentence));
    }

    /** The folder for what the program keeps of itself, by the rules of the XDG base directories. */
    public Path state() {
        String configured = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return (configured.isEmpty() ? home.resolve(".local/state") : Path.of(configured)).resolve("netfutures");
    }

    /** How large the screen is now, and what may be drawn on it. */
    public Look look() {
        return looks.get();
    }

    /** Styled text as it is written to {@link #out()}: with colours only where they may be. */
    public String text(StyledLine styled) {
        return look().colour() ? styled.ansi() : styled.toString();
    }

    /** Runs a program whose output is shown as our own; returns its exit code. Blocks until it ends. */
    public int run(ProcessBuilder program, String input) throws IOException, InterruptedException {
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

    /** Lets Ctrl-C run {@code action} instead of what it does now; the returned one takes that back. */
    public Runnable onInterrupt(Runnable action) {
        return onSignal("INT", action);
    }

    /** Lets a signal, named without SIG, run {@code action}, in a thread of its own; the returned one takes that back. */
    Runnable onSignal(String signal, Runnable action) {
        return tty.onSignal(signal, action);
    }

    /** Whether standard output is a terminal. */
    public boolean isShown() {
        return tty.isTerminal(Tty.Stream.OUTPUT);
    }

    private static PrintStream stream(OutputStream to) {
        return new PrintStream(new BufferedOutputStream(to, 1 << 14), true, StandardCharsets.UTF_8);
    }

    /** The folder with {@code scripts} and {@code inventory}; the launcher says where it is. */
    public Path installation() {
        return directory.resolve(System.getProperty("netfutures.home", ""));
    }

    /** The user's own folder. */
    Path home() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** The folder in which netfutures keeps what it remembers for the user. */
    Path configuration() {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configured.isEmpty() ? home().resolve(".config") : Path.of(configured)).resolve("netfutures");
    }

    /** Whether lines can be drawn above the one that is typed: standard input and output are a terminal, and no dumb one. */
    public boolean canDraw() {
        return tty.isTerminal(Tty.Stream.INPUT, Tty.Stream.OUTPUT)
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
