package io.netfutures.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The words of the language, in the groups in which a person looks for them.
 *
 * <pre>
 * Work on devices
 *   submit        Sends show commands to every selected device; returns at once, with a future for each.
 * </pre>
 */
final class Language {
    /** The commands before which {@code NAME =} may stand. */
    static final List<String> FUTURE_MAKERS = List.of("submit", "map", "config", "ping", "retry");

    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("Work on devices", List.of("submit", "map", "config", "ping", "retry"));
        GROUPS.put(
                "Futures",
                List.of("print", "futures", "done", "running", "cancelled", "result", "exception", "cancel"));
        GROUPS.put("Wait", List.of("as_completed", "wait", "resume"));
        GROUPS.put("See", List.of("watch", "timeline", "diff", "save", "replay"));
        GROUPS.put(
                "Choose",
                List.of(
                        "devices",
                        "platforms",
                        "use",
                        "workers",
                        "delay",
                        "fault",
                        "callback",
                        "format",
                        "sessions",
                        "disconnect"));
        GROUPS.put("Learn", List.of("explain", "lesson", "help"));
        GROUPS.put("Scripts", List.of("run", "source", "try", "time", "echo", "pause", "local", "history", "exit"));
        GROUPS.put("From the command line", List.of("shell", "lab"));
    }

    private Language() {}

    /** The words of each group, in lines that fit into {@code width}. */
    static String words(CommandLine language, int width) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            List<String> known = names.stream()
                    .filter(language.getSubcommands()::containsKey)
                    .toList();
            if (!known.isEmpty()) {
                text.append(wrapped("%-22s".formatted(title), String.join("  ", known), width));
            }
        });
        return text.toString();
    }

    /** The list of commands, a sentence each, in lines that fit into {@code width}. */
    static String overview(CommandLine language, int width) {
        Map<String, CommandLine> left = new LinkedHashMap<>(language.getSubcommands());
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            List<String> lines = new ArrayList<>();
            for (String name : names) {
                CommandLine command = left.remove(name);
                if (command != null) {
                    lines.add(line(name, command, width));
                }
            }
            if (!lines.isEmpty()) {
                text.append(title).append('\n');
                lines.forEach(text::append);
            }
        });
        return text.toString();
    }

    /** The groups and their words. */
    static Map<String, List<String>> groups() {
        return Map.copyOf(GROUPS);
    }

    private static String line(String name, CommandLine command, int width) {
        String[] says = command.getCommandSpec().usageMessage().description();
        String first = says.length == 0
                ? ""
                : says[0].replaceFirst("(?<=[.:;]) .*", "").replaceFirst("[.:;]$", "");
        return wrapped("  %-13s".formatted(name), first, width);
    }

    /** The words behind {@code head}, broken between words only; the second and later lines stand below the first word. */
    private static String wrapped(String head, String words, int width) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(head);
        for (String word : words.split("(?<=\\S) ")) {
            if (line.length() > head.length() && line.length() + 1 + word.length() > width) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(head.length()));
                word = word.strip();
            }
            line.append(' ').append(word);
        }
        return text.append(line).append('\n').toString();
    }

    /** Puts the groups where picocli lists commands. */
    static String section(Help help) {
        return overview(
                help.commandSpec().commandLine(),
                help.commandSpec().usageMessage().width());
    }
}
