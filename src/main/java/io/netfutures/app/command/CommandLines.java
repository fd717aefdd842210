package io.netfutures.app.command;

import io.netfutures.app.script.Commands;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.ScriptException;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.Durations;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.LimitWords;
import io.netfutures.app.work.UserError;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Rate;
import io.netfutures.concurrent.Unfinished;
import io.netfutures.device.FileProblem;
import io.netfutures.fleet.Tolerance;
import io.netfutures.fleet.Waves;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The commands of an interpreter, each a class with picocli's annotations: parses words, runs commands, and reports errors. */
public final class CommandLines implements Commands {
    private final Vocabulary vocabulary;
    private final Interpreter interpreter;
    private final Map<String, Class<?>> named;

    public CommandLines(Vocabulary vocabulary, Interpreter interpreter) {
        this.vocabulary = vocabulary;
        this.interpreter = interpreter;
        this.named = vocabulary.named();
    }

    /** Parses with the commands among the words, since to define all takes long; with all where that goes wrong, for the advice. */
    @Override
    public int execute(Optional<String> target, List<String> words) {
        CommandLine line = line(target, among(words));
        line.setParameterExceptionHandler((problem, args) -> line(target).execute(args));
        line.setExecutionStrategy(parsed -> {
            refuseUnknown(parsed);
            line.setParameterExceptionHandler(this::usage);
            return carryOut(parsed);
        });
        return line.execute(words.toArray(String[]::new));
    }

    /** The commands that occur in these words; where there is none, one of those that help lists, since it tells whether there are any. */
    private List<Class<?>> among(List<String> words) {
        List<Class<?>> among = words.stream()
                .filter(named::containsKey)
                .<Class<?>>map(named::get)
                .distinct()
                .toList();
        return among.isEmpty() ? List.of(vocabulary.listed()) : among;
    }

    /** A new parser, for one command. */
    public CommandLine line(Optional<String> target) {
        return line(target, vocabulary.commands());
    }

    private CommandLine line(Optional<String> target, List<Class<?>> commands) {
        CommandLine line = new CommandLine(new RootCommand(interpreter, vocabulary, target));
        commands.forEach(line::addSubcommand);
        CommonOption.hide(line, commands, !interpreter.isEntered());
        line.getSubcommands().forEach((name, command) -> {
            switch (name) {
                case "use" -> command.setUnmatchedOptionsArePositionalParams(true);
                case "try", "time", "echo", "pause", "local" -> command.setStopAtPositional(true);
                default -> {}
            }
        });
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, vocabulary::section);
        OptionSections.of(line);
        if (interpreter.door() != Door.COMMAND) {
            CommonOption.hideWhatIsSaidAtTheStart(line);
            nameless(line);
        }
        Console console = interpreter.console();
        return converting(line)
                .setCommandName(interpreter.door() == Door.COMMAND ? "netfutures" : "")
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionStrategy(this::carryOut)
                .setParameterExceptionHandler(this::usage)
                .setExecutionExceptionHandler(this::failure);
    }

    /** Leaves out the blank before the name of each command, where the language itself has no name. */
    private static void nameless(CommandLine line) {
        line.getCommandSpec().usageMessage().synopsisHeading("Usage:");
        line.getSubcommands().values().forEach(CommandLines::nameless);
    }

    /** Lets a parser read the values of our options. */
    static CommandLine converting(CommandLine line) {
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                // @core is a group, and never a file with further words.
                .setExpandAtFiles(false)
                .registerConverter(Duration.class, said -> read(said, Durations::parse))
                .registerConverter(Crew.class, said -> read(said, Crew::parse))
                .registerConverter(Rate.class, said -> read(said, LimitWords::rate))
                .registerConverter(Tolerance.class, said -> read(said, LimitWords::tolerance))
                .registerConverter(Waves.class, said -> read(said, LimitWords::waves))
                .registerConverter(
                        LimitOptions.Refusals.class,
                        said -> new LimitOptions.Refusals(read(said, LimitWords::refusals)));
    }

    private static <T> T read(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** What parses a line that begins with these words. */
    private CommandLine known(List<String> words) {
        return line(Optional.empty(), among(words));
    }

    /** The devices that the options among these words choose, whatever else is wrong with the words or missing. */
    Choice choice(List<String> words) {
        CommandLine line = known(words);
        lenient(line);
        line.getSubcommands().values().forEach(CommandLines::lenient);
        line.parseArgs(words.toArray(String[]::new));
        return line.<RootCommand>getCommand().choice();
    }

    private static void lenient(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
    }

    @Override
    public List<String> futureMakers() {
        return vocabulary.futureMakers();
    }

    @Override
    public Set<String> names() {
        return named.keySet();
    }

    @Override
    public Map<String, String> sentences() {
        return vocabulary.sentences();
    }

    @Override
    public Map<String, String> options(List<String> words) {
        return Expectations.options(known(words), words);
    }

    @Override
    public List<Argument> next(List<String> words) {
        return Expectations.next(known(words), words);
    }

    @Override
    public List<String> arguments(List<String> words) {
        return Expectations.arguments(known(words), words);
    }

    private int carryOut(CommandLine.ParseResult line) {
        Optional<String> refusal = CommonOption.refusal(line, !interpreter.isEntered());
        if (refusal.isPresent()) {
            interpreter.complain(refusal.get());
            return ExitCode.USAGE;
        }
        refuseUnknown(line);
        return new CommandLine.RunLast().execute(line);
    }

    /** Where help is asked for, picocli leaves unknown words alone, and would explain something else. */
    private static void refuseUnknown(CommandLine.ParseResult line) {
        CommandLine.ParseResult last = line;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.unmatched().isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(last.commandSpec().commandLine(), last.unmatched());
        }
    }

    private int usage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        boolean isBeforeCommand = command.getParent() == null;
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            Optional<String> sentence = Lead.toUnknown(unmatched.getUnmatched(), List.of(args), command)
                    .or(() -> isBeforeCommand
                            ? Optional.of(
                                    Lead.toNearest(unmatched.getUnmatched().getFirst(), command))
                            : Optional.empty());
            if (sentence.isPresent()) {
                interpreter.complain(sentence.get());
                return ExitCode.USAGE;
            }
        }
        interpreter.complain(Lead.toValue(problem)
                .orElseGet(() -> String.valueOf(problem.getMessage()).replaceFirst("^Error: ", "")));
        PrintWriter err = command.getErr();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            String name = command.getCommandSpec().qualifiedName().strip();
            err.println(interpreter.door() == Door.COMMAND ? "Try '" + name + " --help'." : "Try 'help " + name + "'.");
        }
        return ExitCode.USAGE;
    }

    private int failure(Exception problem, CommandLine command, CommandLine.ParseResult result) {
        return switch (problem) {
            case UserError mistake -> {
                interpreter.complain(String.valueOf(mistake.getMessage()));
                yield mistake.code();
            }
            case ScriptException mistake -> {
                interpreter.complain(String.valueOf(mistake.getMessage()));
                yield ExitCode.USAGE;
            }
            case IOException unwritten -> {
                interpreter.complain(FileProblem.text(unwritten));
                yield ExitCode.OUTPUT;
            }
            case LetGo letGo -> ExitCode.INTERRUPTED;
            case Unfinished over -> {
                interpreter.complain(over.getMessage() + "; they go on");
                yield ExitCode.FAILED;
            }
            default -> {
                interpreter.complain("this is a defect, please report it: " + problem);
                problem.printStackTrace(command.getErr());
                yield ExitCode.DEFECT;
            }
        };
    }
}
