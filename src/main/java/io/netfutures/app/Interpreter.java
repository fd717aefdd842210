package io.netfutures.app;

import io.netfutures.app.script.Piece;
import io.netfutures.app.script.Pieces;
import io.netfutures.app.script.Script;
import io.netfutures.app.script.ScriptException;
import io.netfutures.app.script.Statement;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Unfinished;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.python.Parsed;
import io.netfutures.python.Parser;
import io.netfutures.python.Program;
import io.netfutures.python.Raised;
import io.netfutures.python.Shape;
import io.netfutures.python.Stopped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * Carries out commands: those of the command line, of a script, and of the prompt, all in the same way. For one thread.
 *
 * <p>The workspace opens with the first command that needs one, and lives until {@link #close()}.
 */
final class Interpreter implements AutoCloseable {
    private static final int SIGHUP = 1;
    private static final int SIGTERM = 15;

    private Console console;
    private Door door = Door.COMMAND;
    private String script = "";
    private int number;
    private @Nullable NetFutures opener;
    private RunOptions options = new RunOptions();
    private @Nullable Workspace workspace;
    private @Nullable Person person;
    private boolean exiting;
    private final Pieces typed = new Pieces(true);
    private final PythonWorld world =
            new PythonWorld(this, () -> workspace(new NetFutures(this, Optional.empty()), new RunOptions()));
    private final Program program = new Program(world);

    Interpreter(Console console) {
        this.console = console;
    }

    /** Where commands come from. */
    enum Door {
        /** One command, from the words of the process. */
        COMMAND,
        /** A file or standard input that is no terminal. */
        SCRIPT,
        /** A person who sees the answer before the next command. */
        PROMPT
    }

    Console console() {
        return console;
    }

    /** From now on this is the world around the commands. */
    void console(Console other) {
        console = other;
    }

    Door door() {
        return door;
    }

    /** From now on commands come from {@code next}; its workspace will be the one that {@code root} and {@code said} describe. */
    void enter(Door next, NetFutures root, RunOptions said) {
        door = next;
        if (opener == null) {
            opener = root;
            options = said;
        }
    }

    /** The workspace, opened if it is not open yet. */
    Workspace workspace(NetFutures root, RunOptions said) {
        if (workspace == null) {
            NetFutures opens = opener == null ? root : opener;
            opener = opens;
            workspace = Workspace.open(opens, opens == root ? said.over(options) : options, door);
            workspace.futures().namedBy(this::named);
            Interrupts interrupts = workspace.interrupts();
            if (door != Door.PROMPT) {
                console.onInterrupt(() -> {
                    if (!interrupts.interrupt()) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                });
                console.onSignal("TERM", () -> {
                    if (!interrupts.terminate("SIGTERM", SIGTERM)) {
                        Runtime.getRuntime().halt(interrupts.exitCode());
                    }
                });
                console.onSignal("HUP", () -> {
                    if (!interrupts.terminate("SIGHUP", SIGHUP)) {
                        Runtime.getRuntime().halt(interrupts.exitCode());
                    }
                });
            }
        }
        if (root != opener && root.choosesInventory()) {
            throw new UserError(
                    ExitCode.USAGE, "the inventory was chosen at the start; leave -i and --lab out of this command");
        }
        return workspace;
    }

    /** The futures to which a program has given this name. */
    private List<NamedFuture> named(String name) {
        return program.promises(name).stream()
                .filter(PythonFuture.class::isInstance)
                .map(future -> ((PythonFuture) future).named())
                .toList();
    }

    /** The workspace, if a command has needed it. */
    Optional<Workspace> workspace() {
        return Optional.ofNullable(workspace);
    }

    /** Whether {@code root} is the one whose -d and -x chose the devices of the workspace. */
    boolean isOpener(NetFutures root) {
        return root == opener;
    }

    /** Carries out one command; returns its exit code. */
    int execute(Optional<String> target, List<String> words) {
        NetFutures root = new NetFutures(this, target);
        return commandLine(root).execute(words.toArray(String[]::new));
    }

    /** The words that are understood, for carrying out, help and completion. */
    CommandLine commandLine(NetFutures root) {
        CommandLine line = new CommandLine(root);
        line.getSubcommands().forEach((name, command) -> {
            switch (name) {
                case "use" -> command.setUnmatchedOptionsArePositionalParams(true);
                case "try", "time", "echo", "pause", "local" -> command.setStopAtPositional(true);
                default -> {}
            }
        });
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Language::section);
        return line.setCommandName(door == Door.COMMAND ? "netfutures" : "")
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new Durations())
                .setParameterExceptionHandler(this::usage)
                .setExecutionExceptionHandler(this::failure);
    }

    /**
     * Carries out what a person has typed: a line, or several that were pasted. A statement of Python may go on in the next one.
     *
     * @return the exit code of the last that was carried out
     */
    int line(String text) {
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

    /** Whether what has been typed goes on in the next line. */
    boolean isOpen() {
        return typed.isOpen();
    }

    /** Forgets what has been typed of a statement that goes on. */
    void giveUp() {
        typed.giveUp();
    }

    /** Carries out a command, or a statement of Python; returns its exit code. */
    private int execute(Piece piece) {
        if (piece.isPython() || isValue(piece.text())) {
            return python(piece, true);
        }
        try {
            Optional<Statement> statement = Statement.parse(piece.text());
            return statement.isEmpty() ? ExitCode.OK : execute(statement.get());
        } catch (ScriptException e) {
            complain(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
    }

    /** Whether a name that stands alone is one of Python's: neither a command nor a future, which print shows. */
    private boolean isValue(String text) {
        String name = Shape.lone(text);
        if (name.isEmpty() || isFuture(text.strip())) {
            return false;
        }
        boolean isCommand = commandLine(new NetFutures(this, Optional.empty()))
                .getSubcommands()
                .containsKey(name);
        boolean isWord = text.strip().equals(name) || text.indexOf('=') > 0;
        if (isCommand && isWord) {
            return false;
        }
        return program.knows(name)
                || name.equals("devices")
                || (workspace != null && world.find(name).isPresent());
    }

    private int python(Piece piece, boolean shows) {
        switch (Parser.parse(piece.text(), piece.number())) {
            case Parsed.Complete whole -> {
                return python(piece, whole, shows);
            }
            case Parsed.Incomplete half -> complain("this is not whole: a bracket is open, or a block is missing");
            case Parsed.Wrong wrong ->
                complain(
                        piece,
                        wrong.line(),
                        wrong.what() + " (column " + wrong.column()
                                + "); in the words of the shell: fs = submit sh clock, then as_completed fs");
        }
        return ExitCode.USAGE;
    }

    private int python(Piece piece, Parsed.Complete whole, boolean shows) {
        try {
            program.run(whole.statements(), shows);
            return ExitCode.OK;
        } catch (Stopped stopped) {
            return exiting ? ExitCode.OK : ExitCode.INTERRUPTED;
        } catch (UserError mistake) {
            complain(piece, program.line(), String.valueOf(mistake.getMessage()));
            return mistake.code();
        } catch (Raised raised) {
            if (raised.getCause() instanceof Exception failure) {
                if (!raised.text().equals(failure.getMessage())) {
                    console.err().println(raised.type() + ": " + raised.text());
                }
                complain(piece, program.line(), String.valueOf(failure.getMessage()));
                return ExitCode.FAILED;
            }
            complain(piece, program.line(), (raised.type().isEmpty() ? "" : raised.type() + ": ") + raised.text());
            return raised.type().isEmpty() ? ExitCode.USAGE : ExitCode.FAILED;
        }
    }

    /** Says what is wrong in a line of a piece of Python; outside of a script a piece of one line needs no number. */
    private void complain(Piece piece, int line, String sentence) {
        if (script.isEmpty()) {
            console.complain((piece.text().indexOf('\n') >= 0 ? "line " + line + ": " : "") + sentence);
        } else {
            console.complain(script + ":" + line + ": " + sentence);
        }
    }

    /** Carries out one statement; returns its exit code. */
    int execute(Statement statement) {
        List<String> words = statement.words();
        if (words.size() == 1 && statement.target().isEmpty() && isFuture(words.getFirst())) {
            return execute(Optional.empty(), List.of("print", words.getFirst()));
        }
        if (words.getFirst().equals("!")) {
            return execute(Optional.empty(), List.of("local", words.getLast()));
        }
        if (statement.target().isPresent() && !Language.FUTURE_MAKERS.contains(words.getFirst())) {
            complain(words.getFirst() + " makes no future; only "
                    + String.join(", ", Language.FUTURE_MAKERS).replaceFirst(", (\\w+)$", " and $1") + " do");
            return ExitCode.USAGE;
        }
        statement.target().ifPresent(program::forget);
        return execute(statement.target(), words);
    }

    private boolean isFuture(String word) {
        return workspace != null && workspace.futures().knows(word);
    }

    /**
     * Carries out a script.
     *
     * @param keepGoing whether a failed command does not end it
     * @return the exit code of the first command that failed
     */
    int script(Script script, boolean keepGoing) {
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

    /** Carries out lines as they come; whoever writes them may read the answer to one before writing the next. */
    int stream(String name, BufferedReader lines, boolean keepGoing) throws IOException {
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

    /** Whether the command that is carried out stands in a script. */
    boolean isInScript() {
        return !script.isEmpty();
    }

    /** Carries out a piece of the script {@code name}; returns its exit code. */
    int piece(String name, Piece piece) {
        return at(name, piece, true);
    }

    private int at(String name, Piece piece, boolean shows) {
        String outerScript = script;
        int outerNumber = number;
        script = name;
        number = piece.number();
        try {
            return piece.isPython() ? python(piece, shows) : execute(piece);
        } finally {
            script = outerScript;
            number = outerNumber;
        }
    }

    private boolean isOver(int code, boolean keepGoing) {
        boolean interrupted = workspace != null && workspace.interrupts().happened() && door == Door.SCRIPT;
        return exiting || interrupted || (code != ExitCode.OK && !keepGoing);
    }

    /** Who is at the terminal: lets a person look during a script, and knows what was typed. */
    interface Person {
        /** Shows {@code text}, and lets commands be typed until the person wants to go on. */
        void look(String text);

        /** The lines that were typed, oldest first. */
        List<String> typed();

        /** Shows futures live on the whole screen until the person leaves it; false if there is no screen. */
        boolean watch(Supplier<List<NamedFuture>> futures);
    }

    /** From now on there is a person. */
    void person(Person somebody) {
        person = somebody;
    }

    /** Lets the person look, if there is one; else says the text. */
    void pause(String text) {
        if (person != null) {
            person.look(text);
        } else {
            console.err().println(text);
        }
    }

    /** Lets the person watch these futures. */
    void watch(Supplier<List<NamedFuture>> futures) {
        if (person == null || !person.watch(futures)) {
            throw new UserError(ExitCode.USAGE, "watch needs a screen to draw on; futures lists them");
        }
    }

    /** The lines that the person has typed. */
    List<String> typed() {
        return person == null ? List.of() : person.typed();
    }

    /** The end of the input is to be taken as reached. */
    void exit() {
        exiting = true;
    }

    boolean isExiting() {
        return exiting;
    }

    /** Says what is wrong, and in which line of which script. */
    void complain(String sentence) {
        console.complain((script.isEmpty() ? "" : script + ":" + number + ": ") + sentence);
    }

    private int usage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> unknown = unmatched.getUnmatched();
            Optional<String> lead = Optional.empty();
            if (command.getParent() == null) {
                lead = Lead.toOptionBeforeCommand(unknown.getFirst(), List.of(args), command);
            }
            if (lead.isEmpty()) {
                lead = Lead.toOption(unknown.getFirst());
            }
            if (lead.isEmpty() && command.getParent() == null) {
                lead = Lead.toCommand(unknown, List.of(args));
            }
            if (lead.isPresent()) {
                complain(lead.get());
                return ExitCode.USAGE;
            }
        }
        if (command.getParent() == null && problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-")) {
                String hint = Nearest.hint(
                        word,
                        command.getCommandSpec().optionsMap().keySet().stream()
                                .filter(name -> name.startsWith("--"))
                                .toList());
                complain("there is no option " + Printable.line(word) + " before a command"
                        + (hint.isEmpty() ? "; --help lists those that are" : hint));
                return ExitCode.USAGE;
            }
            Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
            workspace().ifPresent(open -> known.addAll(open.futures().names()));
            String hint = Nearest.hint(word, known);
            complain("there is no command " + Printable.line(word) + (hint.isEmpty() ? "; help lists them" : hint));
            return ExitCode.USAGE;
        }
        complain(Lead.toValue(problem).orElseGet(() -> String.valueOf(problem.getMessage())));
        PrintWriter err = command.getErr();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            String name = command.getCommandSpec().qualifiedName().strip();
            err.println(door == Door.COMMAND ? "Try '" + name + " --help'." : "Try 'help " + name + "'.");
        }
        return ExitCode.USAGE;
    }

    private int failure(Exception problem, CommandLine command, CommandLine.ParseResult result) {
        return switch (problem) {
            case UserError mistake -> {
                complain(String.valueOf(mistake.getMessage()));
                yield mistake.code();
            }
            case ScriptException mistake -> {
                complain(String.valueOf(mistake.getMessage()));
                yield ExitCode.USAGE;
            }
            case IOException unwritten -> {
                complain(FileProblem.text(unwritten));
                yield ExitCode.OUTPUT;
            }
            case LetGo letGo -> ExitCode.INTERRUPTED;
            case Unfinished over -> {
                complain(over.getMessage() + "; they go on");
                yield ExitCode.FAILED;
            }
            default -> {
                complain("this is a defect, please report it: " + problem);
                problem.printStackTrace(command.getErr());
                yield ExitCode.DEFECT;
            }
        };
    }

    /**
     * The end of the input: waits for what is active, whose ends are printed as they come. A failure is told that
     * nobody has asked for, and no list has shown.
     *
     * @return the exit code that the futures make
     */
    int finish() {
        if (workspace == null) {
            return ExitCode.OK;
        }
        workspace.runs().await();
        int code = workspace.report().exitCode();
        for (NamedFuture named : workspace.futures().all()) {
            if (named.status() instanceof Status.Raised raised
                    && named.future().handedOver().isEmpty()) {
                if (!workspace.futures().isShown(named)) {
                    console.complain(named.name() + " raised, and nobody asked: " + Report.text(named, raised.cause()));
                }
                code = code == ExitCode.OK ? ExitCode.FAILED : code;
            }
        }
        if (workspace.site().isRecordingLost()) {
            code = ExitCode.OUTPUT;
        }
        return workspace.interrupts().happened() && door != Door.PROMPT
                ? workspace.interrupts().exitCode()
                : code;
    }

    /** Ends everything that is left. */
    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
        }
    }
}
