package io.netfutures.app.terminal;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.Person;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Interrupts;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that draws nothing: for a dumb terminal, or when standard output is not a terminal. Editing is the terminal's own, and
 * log lines may appear within what is being typed.
 */
public final class PlainPrompt implements Person {
    private final Interpreter interpreter;
    private final List<String> typed = new ArrayList<>();

    public PlainPrompt(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Reads and carries out lines until the end of standard input; returns the exit code of the last one. */
    public static int run(Interpreter interpreter) throws IOException {
        Workspace workspace = interpreter.workspace();
        Console console = interpreter.console();
        console.onInterrupt(() -> workspace.interrupts().interrupt());
        PlainPrompt prompt = new PlainPrompt(interpreter);
        interpreter.person(prompt);
        Shell.greet(workspace, console);
        int code = ExitCode.OK;
        String line = prompt.ask(prompt.next(Shell.prompt(workspace)));
        while (line != null) {
            if (!workspace.holdsSecret(line)) {
                prompt.typed.add(line);
            }
            code = interpreter.line(line);
            line = interpreter.isExiting() ? null : prompt.ask(prompt.next(Shell.prompt(workspace)));
        }
        return code;
    }

    private String next(String prompt) {
        interpreter.openWorkspace().map(Workspace::interrupts).ifPresent(Interrupts::begin);
        return interpreter.isOpen() ? Shell.GOES_ON : prompt;
    }

    private @Nullable String ask(String question) throws IOException {
        Console console = interpreter.console();
        console.out().flush();
        console.err().print(question);
        console.err().flush();
        BufferedReader in = console.in();
        return in.readLine();
    }

    @Override
    public void look(String text) {
        interpreter.console().err().println(text);
        try {
            String line = ask(next(Shell.LOOK));
            while (line != null && (!line.isBlank() || interpreter.isOpen()) && !interpreter.isExiting()) {
                interpreter.line(line);
                line = ask(next(Shell.LOOK));
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "standard input cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<String> typed() {
        return List.copyOf(typed);
    }

    @Override
    public boolean watch(Supplier<List<NamedFuture>> futures) {
        return false;
    }
}
