package io.netfutures.app.command;

import io.netfutures.app.script.Commands.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that can come next in a command, for completion. */
final class Expectations {
    private Expectations() {}

    /** The commands that are not hidden, each with its first sentence. */
    static Map<String, String> sentences(CommandLine language) {
        Map<String, String> sentences = new TreeMap<>();
        language.getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                sentences.put(name, first(spec.usageMessage().description()));
            }
        });
        return sentences;
    }

    /** The options that are not hidden, each with its first sentence. */
    static Map<String, String> options(CommandSpec command) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                options.put(option.longestName(), first(option.description()).toLowerCase(Locale.ROOT));
            }
        }
        return options;
    }

    private static String first(String[] sentences) {
        return sentences.length == 0 ? "" : sentences[0];
    }

    /** The kinds of words that can follow these, the first of which is the command. */
    static List<Argument> next(CommandSpec command, List<String> words) {
        OptionSpec option = command.findOption(words.getLast());
        if (words.getLast().startsWith("-") && option != null && option.arity().max() > 0) {
            return List.of(argument(option));
        }
        List<Argument> arguments = new ArrayList<>();
        int position = positionals(command, words);
        for (PositionalParamSpec each : command.positionalParameters()) {
            if (each.index().contains(position)) {
                arguments.add(argument(each));
            }
        }
        return arguments;
    }

    private static Argument argument(ArgSpec spec) {
        List<String> known = new ArrayList<>();
        if (spec.completionCandidates() != null) {
            spec.completionCandidates().forEach(known::add);
        }
        return new Argument(spec.paramLabel(), known);
    }

    /** How many of these words are neither options nor their values. */
    private static int positionals(CommandSpec command, List<String> words) {
        int count = 0;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).startsWith("-")) {
                OptionSpec option = command.findOption(words.get(i));
                i += option != null && option.arity().max() > 0 ? 1 : 0;
            } else {
                count++;
            }
        }
        return count;
    }
}
