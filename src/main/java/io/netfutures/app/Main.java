package io.netfutures.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line's entrance. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Console console = Console.system();
        int code = run(console, args);
        console.out().flush();
        console.err().flush();
        // Not System.exit: with a full virtual-thread scheduler there is nothing left to wait for, every scope is
        // closed.
        System.exit(code == ExitCode.OK && console.out().checkError() ? ExitCode.OUTPUT : code);
    }

    /** Runs one command in {@code console} and returns its exit code. */
    static int run(Console console, String... args) {
        CommandLine line = new CommandLine(new NetFutures(console))
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new Durations())
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failure);
        return line.execute(args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("netfutures: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private static int failure(Exception problem, CommandLine command, CommandLine.ParseResult result) {
        if (problem instanceof UserError mistake) {
            command.getErr().println("netfutures: " + mistake.getMessage());
            return mistake.code();
        }
        command.getErr().println("netfutures: this is a defect, please report it: " + problem);
        problem.printStackTrace(command.getErr());
        return ExitCode.DEFECT;
    }
}
