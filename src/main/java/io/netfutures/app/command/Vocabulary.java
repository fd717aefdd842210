package io.netfutures.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/**
 * The commands of the language, in the groups in which help lists them.
 *
 * <pre>
 * Work on devices
 *   submit        Sends show commands to every selected device; returns at once, with a future for each.
 * </pre>
 */
public record Vocabulary(List<Group> groups) {
    /** Aliases that are listed like commands. */
    private static final Set<String> LISTED = Set.of("source");

    /**
     * Commands that belong together.
     *
     * @param makesFutures whether {@code NAME =} is allowed before them
     * @param commands classes with picocli's {@link Command}
     */
    public record Group(String title, boolean makesFutures, List<Class<?>> commands) {
        public Group(String title, Class<?>... commands) {
            this(title, false, List.of(commands));
        }

        /** The names of the commands that are not hidden, in the order in which they are listed. */
        public List<String> names() {
            return commands.stream()
                    .map(each -> each.getAnnotation(Command.class))
                    .filter(each -> !each.hidden())
                    .flatMap(each -> Stream.concat(
                            Stream.of(each.name()), Stream.of(each.aliases()).filter(LISTED::contains)))
                    .toList();
        }
    }

    /** All commands, in the order of the groups. */
    List<Class<?>> commands() {
        return groups.stream()
                .<Class<?>>flatMap(each -> each.commands().stream())
                .toList();
    }

    /** The commands before which {@code NAME =} is allowed. */
    List<String> futureMakers() {
        return groups.stream()
                .filter(Group::makesFutures)
                .flatMap(each -> each.names().stream())
                .toList();
    }

    /** The names of each group's commands, in lines of at most {@code width} columns. */
    String words(CommandLine language, int width) {
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            List<String> known = group.names().stream()
                    .filter(language.getSubcommands()::containsKey)
                    .toList();
            if (!known.isEmpty()) {
                text.append(wrapped("%-22s".formatted(group.title()), String.join("  ", known), width));
            }
        }
        return text.toString();
    }

    /** The list of commands, with one sentence for each, in lines of at most {@code width} columns. */
    String overview(CommandLine language, int width) {
        Map<String, CommandLine> left = new LinkedHashMap<>(language.getSubcommands());
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            List<String> lines = new ArrayList<>();
            for (String name : group.names()) {
                CommandLine command = left.remove(name);
                if (command != null) {
                    lines.add(line(name, command, width));
                }
            }
            if (!lines.isEmpty()) {
                text.append(group.title()).append('\n');
                lines.forEach(text::append);
            }
        }
        return text.toString();
    }

    private static String line(String name, CommandLine command, int width) {
        String[] says = command.getCommandSpec().usageMessage().description();
        String first = says.length == 0
                ? ""
                : says[0].replaceFirst("(?<=[.:;]) .*", "").replaceFirst("[.:;]$", "");
        return wrapped("  %-13s".formatted(name), first, width);
    }

    /** The words after {@code head}, broken between words only; further lines are aligned with the first word. */
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

    /** The groups, in place of picocli's list of commands. */
    String section(Help help) {
        return overview(
                help.commandSpec().commandLine(),
                help.commandSpec().usageMessage().width());
    }
}
