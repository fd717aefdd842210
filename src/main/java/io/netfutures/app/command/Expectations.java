package io.netfutures.app.command;

import io.netfutures.app.script.Commands.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words that can come next in a command, for completion. */
final class Expectations {
    private Expectations() {}

    /** The options that can follow these words: those that are not hidden, and not given yet unless they may be repeated. */
    static Map<String, String> options(CommandLine language, List<String> words) {
        if (words.contains("--")) {
            return Map.of();
        }
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : reached(language, words).command().options()) {
            if (!option.hidden()
                    && (option.isMultiValue() || Arrays.stream(option.names()).noneMatch(words::contains))) {
                options.put(option.longestName(), first(option.description()).toLowerCase(Locale.ROOT));
            }
        }
        return options;
    }

    private static String first(String[] sentences) {
        return sentences.length == 0 ? "" : sentences[0];
    }

    /** The kinds of words that can follow these. */
    static List<Argument> next(CommandLine language, List<String> words) {
        Reached reached = reached(language, words);
        OptionSpec option = reached.open();
        if (option != null) {
            return List.of(argument(option));
        }
        if (reached.command().equals(language.getCommandSpec())) {
            return reached.arguments().isEmpty() ? List.of(new Argument("COMMAND", List.of())) : List.of();
        }
        if (!reached.command().subcommands().isEmpty() && reached.arguments().isEmpty()) {
            return actions(reached.command());
        }
        if (reached.command().name().equals("help") && !reached.arguments().isEmpty()) {
            Reached explained = reached(language, reached.arguments());
            return explained.arguments().isEmpty() ? actions(explained.command()) : List.of();
        }
        return reached.command().positionalParameters().stream()
                .filter(each -> each.index().contains(reached.arguments().size()))
                .map(Expectations::argument)
                .toList();
    }

    private static List<Argument> actions(CommandSpec command) {
        List<String> names = List.copyOf(command.subcommands().keySet());
        return names.isEmpty() ? List.of() : List.of(new Argument("ACTION", names));
    }

    /** Those of these words that are neither the command nor an option or its value. */
    static List<String> arguments(CommandLine language, List<String> words) {
        return reached(language, words).arguments();
    }

    private static Argument argument(ArgSpec spec) {
        List<String> known = new ArrayList<>();
        if (spec.completionCandidates() != null) {
            spec.completionCandidates().forEach(known::add);
        }
        return new Argument(spec.paramLabel(), known);
    }

    /**
     * Where a line has come to.
     *
     * @param command the language itself, as long as there is no command
     * @param arguments the words that are neither options nor their values; an unknown command is one of them
     * @param open the option whose value comes next, or null
     */
    private record Reached(
            CommandSpec command,
            List<String> arguments,
            @Nullable OptionSpec open) {}

    private static Reached reached(CommandLine language, List<String> words) {
        CommandSpec command = language.getCommandSpec();
        List<String> arguments = new ArrayList<>();
        OptionSpec open = null;
        boolean isOverWithOptions = false;
        for (String word : words) {
            if (open != null) {
                open = null;
            } else if (!isOverWithOptions && word.equals("--")) {
                isOverWithOptions = true;
            } else if (!isOverWithOptions && word.startsWith("-")) {
                OptionSpec option = command.findOption(word);
                open = option != null && option.arity().max() > 0 ? option : null;
            } else if (arguments.isEmpty() && command.subcommands().containsKey(word)) {
                command = command.subcommands().get(word).getCommandSpec();
            } else {
                arguments.add(word);
            }
        }
        return new Reached(command, arguments, open);
    }
}
