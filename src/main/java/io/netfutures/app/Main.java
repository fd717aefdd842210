package io.netfutures.app;

import java.util.List;
import java.util.Optional;

/** The command line's entrance. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Console console = Console.system();
        int code = run(console, args);
        console.out().flush();
        console.err().flush();
        // A plain return would wait for threads of libraries that are no daemons; every scope of ours is closed here.
        System.exit(code == ExitCode.OK && console.out().checkError() ? ExitCode.OUTPUT : code);
    }

    /** Runs one command in {@code console} and returns its exit code. */
    static int run(Console console, String... args) {
        try (Interpreter interpreter = new Interpreter(console)) {
            int code = interpreter.execute(Optional.empty(), List.of(args));
            int end = interpreter.finish();
            return code == ExitCode.OK || end == ExitCode.INTERRUPTED ? end : code;
        }
    }
}
