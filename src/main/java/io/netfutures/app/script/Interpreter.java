package io.netfutures.app.script;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.python.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out typed lines, scripts and the command line, all in the same way: commands and pieces of Python. For one thread.
 *
 * <p>The workspace opens with the first command that needs one, and lives until {@link #close()}.
 */
public final class Interpreter implements AutoCloseable {
    private final Function<Interpreter, Commands> language;
    private final Commands commands;
    private final Pieces typed = new Pieces(true);
    private final PythonPieces python = new PythonPieces(this);
    private Console console;
    private Door door = Door.COMMAND;
    private @Nullable Choice choice;
    private RunSettings settings = RunSettings.NONE;
    private @Nullable Workspace workspace;
    private @Nullable Person person;
    private String script = "";
    private int number;
    private boolean exiting;

    /** {@code language} creates the commands that this interpreter carries out. */
    public Interpreter(Console console, Function<Interpreter, Commands> language) {
        this.console = console;
        this.language = language;
        this.commands = language.apply(this);
    }

    /** A new interpreter for the same language, with nothing carried out yet. */
    public Interpreter another() {
        return new Interpreter(console, language);
    }

    public Commands commands() {
        return commands;
    }

    public Console console() {
        return console;
    }

    /** From now on commands use this console. */
    public void console(Console other) {
        console = other;
    }

    public Door door() {
        return door;
    }

    /**
     * From now on commands come from {@code next}. The first call determines the devices and settings of the workspace.
     *
     * @return whether this was the first call
     */
    public boolean enter(Door next, Choice chosen, RunSettings said) {
        door = next;
        boolean isFirst = choice == null;
        if (isFirst) {
            choice = chosen;
            settings = said;
        }
        return isFirst;
    }

    /** Whether the devices of the workspace have been determined. */
    public boolean isEntered() {
        return choice != null;
    }

    /** The workspace, opened if it is not open yet. */
    public Workspace workspace() {
        if (workspace == null) {
            workspace = Workspace.open(console, choice == null ? Choice.NONE : choice, settings, door);
            workspace.futures().namedBy(python::named);
            workspace.interrupts().answer();
            if (door != Door.PROMPT) {
                workspace.interrupts().listen();
            }
        }
        return workspace;
    }

    /** The workspace, if a command has opened it. */
    public Optional<Workspace> openWorkspace() {
        return Optional.ofNullable(workspace);
    }

    /** Carries out one command; returns its exit code. */
    public int execute(Optional<String> target, List<String> words) {
        return commands.execute(target, words);
    }

    /**
     * Carries out typed text: a line, or several pasted ones. A Python statement may continue in the next call.
     *
     * @return the exit code of the last command or statement
     */
    public int line(String text) {
        List<String> lines = text.isEmpty() ? List.of("") : text.lines().toList();
        boolean isPaste = lines.size() > 1 && !typed.isOpen();
        Pieces gathering = isPaste ? new Pieces(false) : typed;
        int code = ExitCode.OK;
        for (int i = 0; i < lines.size() && !exiting; i++) {
            code = pieces(gathering, i + 1, lines.get(i), code);
        }
        for (Piece piece : isPaste ? gathering.end() : List.<Piece>of()) {
            code = exiting ? code : execute(piece);
        }
        return code;
    }

    private int pieces(Pieces gathering, int number, String line, int before) {
        int code = before;
        try {
            for (Piece piece : gathering.add(number, line)) {
                code = exiting ? code : execute(piece);
            }
        } catch (ScriptException e) {
            complain(String.valueOf(e.getMessage()));
            code = ExitCode.USAGE;
        }
        return code;
    }

    /** Whether a typed statement continues in the next line. */
    public boolean isOpen() {
        return typed.isOpen();
    }

    /** Drops a typed statement that is not finished. */
    public void giveUp() {
        typed.giveUp();
    }

    /** Carries out a command or a Python statement; returns its exit code. */
    private int execute(Piece piece) {
        if (piece.isPython() || isValue(piece.text())) {
            return python.run(piece, true);
        }
        try {
            Optional<Invocation> statement = Invocation.parse(piece.text());
            return statement.isEmpty() ? ExitCode.OK : execute(statement.get());
        } catch (ScriptException e) {
            complain(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
    }

    /** Whether a name on a line of its own is Python's, rather than a command or a future, which {@code print} shows. */
    private boolean isValue(String text) {
        String name = Shape.lone(text);
        if (name.isEmpty() || isFuture(text.strip())) {
            return false;
        }
        boolean isWord = text.strip().equals(name) || text.indexOf('=') > 0;
        return !(isWord && commands.names().contains(name)) && python.knows(name);
    }

    /** Carries out one statement; returns its exit code. */
    public int execute(Invocation statement) {
        List<String> words = statement.words();
        if (words.size() == 1 && statement.target().isEmpty() && isFuture(words.getFirst())) {
            return execute(Optional.empty(), List.of("print", words.getFirst()));
        }
        if (words.getFirst().equals("!")) {
            return execute(Optional.empty(), List.of("local", words.getLast()));
        }
        if (statement.target().isPresent() && !commands.futureMakers().contains(words.getFirst())) {
            complain(words.getFirst() + " makes no future; only "
                    + String.join(", ", commands.futureMakers()).replaceFirst(", (\\w+)$", " and $1") + " do");
            return ExitCode.USAGE;
        }
        statement.target().ifPresent(python::forget);
        return execute(statement.target(), words);
    }

    private boolean isFuture(String word) {
        return workspace != null && workspace.futures().knows(word);
    }

    /**
     * Carries out a script.
     *
     * @param keepGoing whether to continue after a failed command
     * @return the exit code of the first command that failed
     */
    public int script(Script script, boolean keepGoing) {
        int first = ExitCode.OK;
        for (Piece piece : script.pieces()) {
            int code = at(script.name(), piece, !script.isPython());
            first = first == ExitCode.OK ? code : first;
            if (isOver(code, keepGoing)) {
                break;
            }
        }
        return first;
    }

    /** Carries out lines as they come, so that their writer can read each answer before sending the next line. */
    public int stream(String name, BufferedReader lines, boolean keepGoing) throws IOException {
        Pieces gathering = new Pieces(false);
        int first = ExitCode.OK;
        int number = 0;
        boolean over = false;
        while (!over) {
            String line = lines.readLine();
            int start = ++number;
            while (line != null && Script.goesOn(line)) {
                String next = lines.readLine();
                number++;
                line = line.substring(0, line.length() - 1) + (next == null ? "" : next);
            }
            over = line == null;
            for (Piece piece : line == null ? gathering.end() : gathering.add(start, line)) {
                int code = at(name, piece, true);
                first = first == ExitCode.OK ? code : first;
                if (isOver(code, keepGoing)) {
                    return first;
                }
            }
        }
        return first;
    }

    /** Whether the current command is part of a script. */
    public boolean isInScript() {
        return !script.isEmpty();
    }

    /** The name of the current script; empty outside of one. */
    public String script() {
        return script;
    }

    /** Carries out a piece of the script {@code name}; returns its exit code. */
    public int piece(String name, Piece piece) {
        return at(name, piece, true);
    }

    private int at(String name, Piece piece, boolean shows) {
        String outerScript = script;
        int outerNumber = number;
        script = name;
        number = piece.number();
        try {
            return piece.isPython() ? python.run(piece, shows) : execute(piece);
        } finally {
            script = outerScript;
            number = outerNumber;
        }
    }

    private boolean isOver(int code, boolean keepGoing) {
        boolean interrupted = workspace != null && workspace.interrupts().happened() && door == Door.SCRIPT;
        return exiting || interrupted || (code != ExitCode.OK && !keepGoing);
    }

    /** Sets the person at the terminal. */
    public void person(Person somebody) {
        person = somebody;
    }

    /** Lets the person look around, if there is one; otherwise prints the text. */
    public void pause(String text) {
        if (person != null) {
            person.look(text);
        } else {
            console.err().println(text);
        }
    }

    /** Lets the person watch these futures live. */
    public void watch(Supplier<List<NamedFuture>> futures) {
        if (person == null || !person.watch(futures)) {
            throw new UserError(ExitCode.USAGE, "watch needs a screen to draw on; futures lists them");
        }
    }

    /** The lines that the person has typed, oldest first. */
    public List<String> typed() {
        return person == null ? List.of() : person.typed();
    }

    /** Ends the input after the current command. */
    public void exit() {
        exiting = true;
    }

    /** Takes that back. */
    public void stay() {
        exiting = false;
    }

    public boolean isExiting() {
        return exiting;
    }

    /** Reports an error, with the line and the name of the script. */
    public void complain(String sentence) {
        console.complain((script.isEmpty() ? "" : script + ":" + number + ": ") + sentence);
    }

    /** Ends the input: blocks until everything active is done; returns the exit code that the futures give. */
    public int finish() {
        return workspace == null ? ExitCode.OK : workspace.finish(console, door == Door.PROMPT);
    }

    /** Closes the workspace, if it was opened. */
    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
        }
    }
}
