package io.netfutures.app;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.terminal.LossyOutput;
import io.netfutures.app.terminal.SystemTty;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Release;
import io.netfutures.concurrent.Errand;
import io.netfutures.platform.Platforms;
import io.netfutures.ssh.Ed25519Registrar;
import io.netfutures.ssh.Ssh;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entry point of the command line. */
public final class Main {
    private static final List<String> VERSION = List.of("--version", "-V");

    /** The commands that connect to devices, wherever on the line; as a value of an option such a word does no harm. */
    private static final Set<String> CONNECTING =
            Set.of("submit", "map", "config", "ping", "retry", "resume", "run", "bench", "shell");

    /** They only talk of commands. */
    private static final Set<String> TALKING = Set.of("help", "__complete");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        if (args.length == 1 && VERSION.contains(args[0]) && isVersionTold()) {
            return;
        }
        Ed25519Registrar.choose();
        if (args.length == 0
                || (!TALKING.contains(args[0]) && Arrays.stream(args).anyMatch(CONNECTING::contains))) {
            Errand.start("preload", Main::preload);
        }
        SystemTty tty = new SystemTty();
        Console console = tty.console();
        tty.onSignal("USR1", () -> console.err().println("SIGUSR1: nothing is submitted yet."));
        int code = run(console, args);
        console.out().flush();
        if (tty.results().lost() > 0) {
            code = lost(tty.results(), console, code);
        }
        console.err().flush();
        // A plain return would wait for non-daemon threads of libraries; all our own scopes are closed here.
        System.exit(code);
    }

    /** Loads, while the command line and the inventory are read, what comes after them. */
    private static void preload() {
        Platforms.builtIn().named(Platforms.GENERIC);
        Ssh.preload();
    }

    /** Prints the version without what a command needs, which takes much longer to load. Where that fails, the command reports it. */
    private static boolean isVersionTold() {
        try {
            String text = String.join(System.lineSeparator(), Release.lines()) + System.lineSeparator();
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException unwritten) {
            return false;
        }
    }

    /** The exit code after lost output; a closed pipe is not reported. */
    private static int lost(LossyOutput results, Console console, int code) {
        if (!results.isUnwanted()) {
            console.complain(
                    results.lost() + " bytes of the output could not be written (" + results.reason()
                            + "); make room. The answers of a run that was kept are not lost: netfutures runs show --format text");
        }
        return code > ExitCode.SIGNALLED ? code : ExitCode.OUTPUT;
    }

    /** Runs one command in {@code console} and returns its exit code. */
    static int run(Console console, String... args) {
        try (Interpreter interpreter = new Interpreter(console, Language::commands)) {
            int code = interpreter.execute(Optional.empty(), List.of(args));
            int end = interpreter.finish();
            return code == ExitCode.OK || end == ExitCode.OUTPUT || end > ExitCode.SIGNALLED ? end : code;
        }
    }
}
