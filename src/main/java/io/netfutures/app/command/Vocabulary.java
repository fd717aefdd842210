package io.netfutures.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
                    .map(Vocabulary::definition)
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

    /** One of the commands that help lists. */
    Class<?> listed() {
        return commands().stream()
                .filter(each -> !definition(each).hidden())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** Every name and alias of a command, with its class. */
    Map<String, Class<?>> named() {
        Map<String, Class<?>> named = new LinkedHashMap<>();
        for (Class<?> each : commands()) {
            Command command = definition(each);
            named.put(command.name(), each);
            for (String alias : command.aliases()) {
                named.put(alias, each);
            }
        }
        return named;
    }

    /** The commands that are not hidden and whose names are words, each with its first sentence. */
    Map<String, String> sentences() {
        Map<String, String> sentences = new TreeMap<>();
        named().forEach((name, type) -> {
            Command command = definition(type);
            if (!command.hidden() && Character.isLetter(name.charAt(0))) {
                sentences.put(name, command.description().length == 0 ? "" : command.description()[0]);
            }
        });
        return sentences;
    }

    /** The names of each group's commands, in lines of at most {@code width} columns. */
    String words(int width) {
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            text.append(wrapped("%-22s".formatted(group.title()), String.join("  ", group.names()), width));
        }
        return text.toString();
    }

    /** The list of commands, with one sentence for each, in lines of at most {@code width} columns. */
    String overview(int width) {
        Map<String, Class<?>> named = named();
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            text.append(group.title()).append('\n');
            for (String name : group.names()) {
                text.append(line(name, definition(Objects.requireNonNull(named.get(name))), width));
            }
        }
        return text.toString();
    }

    private static Command definition(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class));
    }

    private static String line(String name, Command command, int width) {
        String[] says = command.description();
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
        return overview(help.commandSpec().usageMessage().width());
    }
}
