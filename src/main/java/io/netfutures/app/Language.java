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

    /** The list of commands, a line each, as wide as {@code width} allows. */
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
        String line = "  %-13s %s".formatted(name, first);
        return (line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…") + "\n";
    }

    /** Puts the groups where picocli lists commands. */
    static String section(Help help) {
        return overview(
                help.commandSpec().commandLine(),
                help.commandSpec().usageMessage().width());
    }
}
