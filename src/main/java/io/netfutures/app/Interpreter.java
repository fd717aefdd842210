package io.netfutures.app;

import io.netfutures.app.script.Script;
import io.netfutures.app.script.ScriptException;
import io.netfutures.app.script.Statement;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
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
    private String where = "";
    private @Nullable NetFutures opener;
    private RunOptions options = new RunOptions();
    private @Nullable Workspace workspace;
    private @Nullable Person person;
    private boolean exiting;

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

    /** Carries out one line of text, which may hold several; returns the exit code of the last. */
    int line(String text) {
        int code = ExitCode.OK;
        for (String each : text.lines().toList()) {
            try {
                Optional<Statement> statement = Statement.parse(each);
                if (statement.isPresent()) {
                    code = execute(statement.get());
                }
            } catch (ScriptException e) {
                complain(String.valueOf(e.getMessage()));
                code = ExitCode.USAGE;
            }
            if (exiting) {
                break;
            }
        }
        return code;
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
        for (Script.Line line : script.lines()) {
            int code = at(script.name() + ":" + line.number() + ": ", line.text());
            first = first == ExitCode.OK ? code : first;
            if (isOver(code, keepGoing)) {
                break;
            }
        }
        return first;
    }

    /** Carries out lines as they come; whoever writes them may read the answer to one before writing the next. */
    int stream(String name, BufferedReader lines, boolean keepGoing) throws IOException {
        int first = ExitCode.OK;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int start = ++number;
            while (line.endsWith("\\")) {
                String next = lines.readLine();
                number++;
                line = line.substring(0, line.length() - 1) + (next == null ? "" : next);
            }
            int code = at(name + ":" + start + ": ", line);
            first = first == ExitCode.OK ? code : first;
            if (isOver(code, keepGoing)) {
                break;
            }
        }
        return first;
    }

    private int at(String place, String text) {
        String before = where;
        where = place;
        try {
            return line(text);
        } finally {
            where = before;
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
        boolean watch(Supplier<List<Held>> futures);
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
    void watch(Supplier<List<Held>> futures) {
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
        console.complain(where + sentence);
    }

    private int usage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> unknown = unmatched.getUnmatched();
            Optional<String> lead = Lead.toOption(unknown.getFirst());
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
            Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
            workspace().ifPresent(open -> known.addAll(open.futures().names()));
            String hint = Nearest.hint(word, known);
            complain("there is no command " + Printable.line(word) + (hint.isEmpty() ? "; help lists them" : hint));
            return ExitCode.USAGE;
        }
        complain(String.valueOf(problem.getMessage()));
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
            case Foreground.LetGo letGo -> ExitCode.INTERRUPTED;
            case Foreground.TimeIsOver over -> {
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
        workspace.awaitAll();
        int code = workspace.report().exitCode();
        for (Held held : workspace.futures().all()) {
            if (held.status() instanceof Status.Raised raised
                    && held.future().handedOver().isEmpty()) {
                if (!workspace.futures().isShown(held)) {
                    console.complain(held.name() + " raised, and nobody asked: " + Report.text(held, raised.cause()));
                }
                code = code == ExitCode.OK ? ExitCode.FAILED : code;
            }
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
