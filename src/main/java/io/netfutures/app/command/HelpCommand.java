package io.netfutures.app.command;

import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code help}: explains the language, or one of its words. */
@Command(
        name = "help",
        aliases = "?",
        description = "Lists the commands, or explains one of them with an example; help all has a sentence for each.",
        footerHeading = "%nExamples:%n",
        footer = {"  help", "  help all", "  help submit", "  help runs show", "  netfutures help --man | man -l -"})
@Heeds(
        always = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS
        })
public final class HelpCommand extends AbstractCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "the command to explain, with what stands behind it as in runs show, or all")
    List<String> names = new ArrayList<>();

    @Option(names = "--man", description = "print the manual page, for man -l - or a file netfutures.1")
    boolean man;

    @Override
    public Integer call() {
        Vocabulary vocabulary = root.vocabulary();
        if (man) {
            CommandLine language = new CommandLines(vocabulary, root.interpreter()).line(Optional.empty());
            out().print(new ManPage(language, vocabulary).text());
            return ExitCode.OK;
        }
        int width = root.console().look().width();
        if (names.isEmpty()) {
            out().print(vocabulary.words(width));
            out().println();
            out().println("help COMMAND says more, with an example; help all has a sentence for each.");
            out().println("Tab completes; Ctrl-C stops, Ctrl-D leaves.");
            return ExitCode.OK;
        }
        if (names.equals(List.of("all"))) {
            out().print(vocabulary.overview(width));
            return ExitCode.OK;
        }
        CommandLine command = named(vocabulary);
        OptionSpec itself = command.getCommandSpec().findOption("--help");
        if (itself != null && root.interpreter().door() != Door.COMMAND) {
            command.getCommandSpec().remove(itself);
        }
        out().print(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
        out().flush();
        return ExitCode.OK;
    }

    /** The command of these words. */
    private CommandLine named(Vocabulary vocabulary) {
        String first = names.getFirst();
        CommandLine command = spec.parent().subcommands().get(first);
        if (command == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no command " + first
                            + Nearest.hint(first, vocabulary.named().keySet()));
        }
        for (String word : names.subList(1, names.size())) {
            Map<String, CommandLine> actions = command.getSubcommands();
            if (actions.containsKey(word)) {
                command = Objects.requireNonNull(actions.get(word));
            } else if (!isItsWord(command, word)) {
                String name = command.getCommandSpec().qualifiedName(" ").replaceFirst("^\\S+ ", "");
                throw new UserError(
                        ExitCode.USAGE,
                        "there is no command " + name + " " + Printable.line(word)
                                + (actions.isEmpty()
                                        ? "; help " + name + " explains all of it"
                                        : Nearest.hint(word, actions.keySet()) + "; there are "
                                                + String.join(", ", actions.keySet())));
            }
        }
        return command;
    }

    /** Whether the command is written with this word, as {@code inventory convert}. */
    private static boolean isItsWord(CommandLine command, String word) {
        return command.getCommandSpec().positionalParameters().stream()
                .anyMatch(each -> each.paramLabel().equals(word));
    }
}
