package io.netfutures.app.work;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import io.netfutures.device.Printable;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
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
 * The process environment of one command.
 *
 * @param in where the user's answers come from
 * @param out where results go
 * @param err where log lines, failures and questions go
 * @param terminal whether the user can be asked: {@code in} and {@code err} are a terminal
 * @param tty what the operating system knows about the streams
 * @param environment variables of the process
 * @param directory the base of relative paths
 * @param label the prefix of error messages
 * @param looks the current size of the screen, and what may be drawn on it
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

    /** A console without a terminal, whose error messages begin with the name of the program. */
    public Console(
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            BooleanSupplier terminal,
            Map<String, String> environment,
            Path directory) {
        this(in, out, err, terminal, Tty.NONE, environment, directory, PROGRAM, () -> PLAIN);
    }

    /** The console of this process, with results going to {@code results}, and everything else to {@code messages}. */
    public static Console system(Tty tty, OutputStream results, OutputStream messages) {
        return new Console(
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                stream(results),
                stream(messages),
                () -> tty.isTerminal(Tty.Stream.INPUT, Tty.Stream.ERROR),
                tty,
                System.getenv(),
                Path.of(""),
                PROGRAM,
                () -> PLAIN);
    }

    /** This console with other streams, for a shell that draws; error messages have no prefix there. */
    public Console with(
            BufferedReader otherIn, PrintStream otherOut, PrintStream otherErr, Tty otherTty, Supplier<Look> screen) {
        return new Console(otherIn, otherOut, otherErr, terminal, otherTty, environment, directory, "", screen);
    }

    /** Prints an error message to {@code err}, with control characters made harmless. */
    public void complain(String sentence) {
        err.println(label + Printable.text(sentence));
    }

    /** The folder for the program's own files, by the rules of the XDG base directories. */
    public Path state() {
        String configured = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return (configured.isEmpty() ? home.resolve(".local/state") : Path.of(configured)).resolve("netfutures");
    }

    /** The current size of the screen, and what may be drawn on it. */
    public Look look() {
        return looks.get();
    }

    /** Styled text for {@link #out()}: with colours only where they are allowed. */
    public String text(StyledLine styled) {
        return look().colour() ? styled.ansi() : styled.toString();
    }

    /** Runs a program and copies its output to {@link #out()}; returns its exit code. Blocks until the program ends. */
    public int run(ProcessBuilder program, String input) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        try (Writer to = process.outputWriter(StandardCharsets.UTF_8)) {
            to.write(input);
        } catch (IOException ignored) {
            // the program does not read all of its input, like head -1
        }
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(out::println);
        }
        return process.waitFor();
    }

    /** Makes Ctrl-C run {@code action} instead of its current handler; the returned action restores that. */
    public Runnable onInterrupt(Runnable action) {
        return onSignal("INT", action);
    }

    /** Makes a signal, named without SIG, run {@code action} in its own thread; the returned action restores the old handler. */
    Runnable onSignal(String signal, Runnable action) {
        return tty.onSignal(signal, action);
    }

    /** Whether standard output is a terminal. */
    public boolean isShown() {
        return tty.isTerminal(Tty.Stream.OUTPUT);
    }

    /** How many columns a line of results may have so that it does not go on in the next; 0 for any, for it is not shown on a terminal. */
    public int width() {
        return isShown() ? new Look(tty.columns(), 0, false, false).width() - 1 : 0;
    }

    private static PrintStream stream(OutputStream to) {
        return new PrintStream(new BufferedOutputStream(to, 1 << 14), true, StandardCharsets.UTF_8);
    }

    /** The folder with {@code scripts} and {@code inventory}, as the launcher gives it. */
    public Path installation() {
        return directory.resolve(System.getProperty("netfutures.home", ""));
    }

    /** The user's home folder. */
    public Path home() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** The folder in which netfutures stores what it remembers for the user. */
    public Path configuration() {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configured.isEmpty() ? home().resolve(".config") : Path.of(configured)).resolve("netfutures");
    }

    /** Whether lines can be drawn above the one being typed: standard input and output are a terminal that is not dumb. */
    public boolean canDraw() {
        return tty.isTerminal(Tty.Stream.INPUT, Tty.Stream.OUTPUT) && !isDumb();
    }

    /** Whether lines can be drawn below all output: standard error is a terminal, on which no reader of the results may draw too. */
    boolean canDrawBelow() {
        return tty.isTerminal(Tty.Stream.ERROR) && !tty.isPiped(Tty.Stream.OUTPUT) && !isDumb();
    }

    /** Whether standard error is a terminal on which a reader of the results, such as a pager, may draw too. */
    boolean sharesTerminal() {
        return tty.isTerminal(Tty.Stream.ERROR) && tty.isPiped(Tty.Stream.OUTPUT);
    }

    private boolean isDumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
