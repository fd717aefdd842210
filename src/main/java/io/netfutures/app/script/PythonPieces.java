package io.netfutures.app.script;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.python.Parsed;
import io.netfutures.python.Parser;
import io.netfutures.python.Program;
import io.netfutures.python.Raised;
import io.netfutures.python.Stopped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out pieces of Python; their variables live as long as the interpreter. */
final class PythonPieces {
    private final Interpreter interpreter;
    private final PythonWorld world;
    private @Nullable Program begun;

    PythonPieces(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.world = new PythonWorld(interpreter);
    }

    /** The program, which begins with the first piece: most command lines have none, and its start takes time. */
    private Program program() {
        if (begun == null) {
            begun = new Program(world);
        }
        return begun;
    }

    /** Whether a piece that consists of this name alone has a value to show. */
    boolean knows(String name) {
        return (begun != null && begun.knows(name))
                || name.equals("devices")
                || (interpreter.openWorkspace().isPresent() && world.find(name).isPresent());
    }

    /** The futures that a program has assigned to this name. */
    List<NamedFuture> named(String name) {
        if (begun == null) {
            return List.of();
        }
        return begun.promises(name).stream()
                .filter(PythonFuture.class::isInstance)
                .map(future -> ((PythonFuture) future).named())
                .toList();
    }

    /** Drops the variable of this name, because a command has given the name to futures. */
    void forget(String name) {
        if (begun != null) {
            begun.forget(name);
        }
    }

    /** Carries out a piece and returns its exit code; {@code shows} prints the value of an expression, as a prompt does. */
    int run(Piece piece, boolean shows) {
        switch (Parser.parse(piece.text(), piece.number())) {
            case Parsed.Complete whole -> {
                return run(piece, whole, shows);
            }
            case Parsed.Incomplete half ->
                interpreter.complain("this is not whole: a bracket is open, or a block is missing");
            case Parsed.Wrong wrong ->
                complain(
                        piece,
                        wrong.line(),
                        wrong.what() + " (column " + wrong.column()
                                + "); in the words of the shell: fs = submit sh clock, then as_completed fs");
        }
        return ExitCode.USAGE;
    }

    private int run(Piece piece, Parsed.Complete whole, boolean shows) {
        try {
            program().run(whole.statements(), shows);
            return ExitCode.OK;
        } catch (Stopped ignored) { // Ctrl-C, or the end
            return interpreter.isExiting() ? ExitCode.OK : ExitCode.INTERRUPTED;
        } catch (UserError mistake) {
            complain(piece, program().line(), String.valueOf(mistake.getMessage()));
            return mistake.code();
        } catch (Raised raised) {
            if (raised.getCause() instanceof Exception failure) {
                if (!raised.text().equals(failure.getMessage())) {
                    interpreter.console().err().println(raised.type() + ": " + raised.text());
                }
                complain(piece, program().line(), String.valueOf(failure.getMessage()));
                return ExitCode.FAILED;
            }
            complain(piece, program().line(), (raised.type().isEmpty() ? "" : raised.type() + ": ") + raised.text());
            return raised.type().isEmpty() ? ExitCode.USAGE : ExitCode.FAILED;
        }
    }

    /** Reports an error in a line of a piece; outside a script, a piece of one line needs no number. */
    private void complain(Piece piece, int line, String sentence) {
        String place = interpreter.isInScript()
                ? interpreter.script() + ":" + line + ": "
                : piece.text().indexOf('\n') >= 0 ? "line " + line + ": " : "";
        interpreter.console().complain(place + sentence);
    }
}
