package io.netfutures.app.script;

import io.netfutures.device.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that can come next in a command, at the prompt and in the user's shell. The label of a parameter gives the kind of word,
 * see {@link Commands.Argument}.
 */
public final class NextWords {
    private static final List<String> STATES = List.of("pending", "running", "done", "failed", "cancelled", "all");
    private static final List<String> COMMON = List.of(
            "sh clock",
            "sh version",
            "sh ip int br",
            "sh int status",
            "sh run",
            "sh inventory",
            "sh ip route",
            "sh cdp neighbors",
            "sh lldp neighbors",
            "sh log");

    private static final String AUTO = "auto";
    private static final List<String> SOURCES = List.of("prompt", "env:", "file:", "command:");

    /** Commands that are followed by another command. */
    private static final List<String> TRANSPARENT = List.of("try", "time");

    private final Commands commands;
    private final Nameable nameable;
    private final Path installation;

    /** @param installation the folder with the lessons */
    public NextWords(Commands commands, Nameable nameable, Path installation) {
        this.commands = commands;
        this.nameable = nameable;
        this.installation = installation;
    }

    /**
     * What can come next: some of these words, or the name of a file.
     *
     * @param words each with a sentence, which may be empty
     * @param files which files can come next
     */
    public record Next(Map<String, String> words, Files files) {
        /** Whether another word can follow {@code word}; otherwise it goes on, as {@code R1=} and {@code site:} do. */
        public static boolean isWhole(String word) {
            return !word.endsWith("/") && !word.endsWith("=") && !word.endsWith(":");
        }
    }

    /** Files that can come next. */
    public enum Files {
        NONE,
        ANY,
        FOLDERS
    }

    /** What can come after the words {@code line}, where {@code begun} has been typed of the next word; more than what begins with it. */
    public Next after(List<String> line, String begun) {
        List<String> before = line;
        if (before.size() >= 2 && before.get(1).equals("=")) {
            before = before.subList(2, before.size());
        }
        while (!before.isEmpty() && TRANSPARENT.contains(before.getFirst())) {
            before = before.subList(1, before.size());
        }
        int equals = begun.startsWith("--") && !before.contains("--") ? begun.indexOf('=') : -1;
        if (equals > 0) {
            List<String> words = new ArrayList<>(before);
            words.add(begun.substring(0, equals));
            return arguments(words, begun.substring(equals + 1), begun.substring(0, equals + 1));
        }
        Map<String, String> options = begun.startsWith("-") ? commands.options(before) : Map.of();
        return options.isEmpty() ? arguments(before, begun, "") : new Next(options, Files.NONE);
    }

    /** @param kept what stands before each word */
    private Next arguments(List<String> before, String begun, String kept) {
        Map<String, String> words = new LinkedHashMap<>();
        Files files = Files.NONE;
        for (Commands.Argument each : commands.next(before)) {
            switch (each.label()) {
                case "FILE", "FUTURE|FILE", "FROM", "TO" -> files = Files.ANY;
                case "FOLDER", "DIR" -> files = files == Files.ANY ? files : Files.FOLDERS;
                default -> {}
            }
            ofKind(each, before, begun).forEach((word, says) -> words.putIfAbsent(kept + word, says));
        }
        return new Next(words, files);
    }

    private Map<String, String> ofKind(Commands.Argument argument, List<String> before, String begun) {
        if (!argument.known().isEmpty()) {
            return unexplained(argument.label().equals("LIST") ? listed(argument.known(), begun) : argument.known());
        }
        return switch (argument.label()) {
            case "SET" -> unexplained(sets(begun));
            case "SET=N" -> unexplained(assigned(sets(begun)));
            case "[SET=]SOURCE" -> unexplained(sources(begun));
            case "[ID=]SOURCE" -> unexplained(SOURCES);
            case "DEVICE=TIME" -> unexplained(assigned(devices()));
            case "DEVICE", "NAME" -> unexplained(devices());
            case "RUN" -> unexplained(runs());
            case "FUTURE", "FUTURE|FILE" -> {
                List<String> words = new ArrayList<>(nameable.futures());
                words.addAll(STATES);
                yield unexplained(words);
            }
            case "SHOW-COMMAND" -> unexplained(sent(before, begun));
            case "COMMAND" -> commands(before);
            case "LESSON" -> lessons();
            case "PLATFORM" -> unexplained(nameable.platforms());
            case "QUESTION" -> unexplained(listed(nameable.questions(), begun));
            case "N|auto" -> unexplained(List.of(AUTO));
            case "N|SHOW-COMMAND" -> unexplained(numberOrCommand(before, begun));
            case "convert" -> unexplained(List.of("convert"));
            default -> Map.of();
        };
    }

    private Collection<String> sets(String begun) {
        return new SetWords(nameable).after(begun);
    }

    private List<String> devices() {
        return nameable.inventory().devices().stream().map(Device::name).toList();
    }

    private List<String> runs() {
        List<String> words = new ArrayList<>(
                nameable.runs().stream().map(run -> Integer.toString(run)).toList());
        if (!words.isEmpty()) {
            words.addFirst("last");
        }
        return words;
    }

    /** With an equals sign, unless the word goes on anyway. */
    private static List<String> assigned(Collection<String> words) {
        return words.stream()
                .map(word -> Next.isWhole(word) ? word + "=" : word)
                .toList();
    }

    /** Where a secret comes from, for all devices or for a set of them. */
    private List<String> sources(String begun) {
        int equals = begun.indexOf('=');
        if (equals >= 0) {
            String kept = begun.substring(0, equals + 1);
            return SOURCES.stream().map(source -> kept + source).toList();
        }
        List<String> words = new ArrayList<>(SOURCES);
        words.addAll(assigned(sets(begun)));
        return words;
    }

    /** Words of a list; text before a comma is kept. */
    private static Collection<String> listed(Collection<String> words, String begun) {
        String kept = begun.substring(0, begun.lastIndexOf(',') + 1);
        return words.stream().map(word -> kept + word).toList();
    }

    private static Map<String, String> unexplained(Collection<String> words) {
        Map<String, String> said = LinkedHashMap.newLinkedHashMap(words.size());
        words.forEach(word -> said.put(word, ""));
        return said;
    }

    /** The commands; the first word of a line can be a future as well. */
    private Map<String, String> commands(List<String> before) {
        Map<String, String> words = new LinkedHashMap<>(commands.sentences());
        if (before.isEmpty()) {
            nameable.futures().forEach(name -> words.putIfAbsent(name, ""));
        }
        return words;
    }

    private Map<String, String> lessons() {
        Lessons lessons = new Lessons(installation);
        Map<String, String> words = new LinkedHashMap<>();
        lessons.names().forEach(name -> words.put(name, lessons.title(name)));
        return words;
    }

    /** The next word of commands that were sent before or are often sent; in quotes, as many words as have been begun. */
    private Collection<String> sent(List<String> before, String begun) {
        List<String> arguments = commands.arguments(before);
        Set<String> words = sentAfter(arguments, begun);
        if (arguments.isEmpty()) {
            words.addAll(sets(begun));
        }
        return words;
    }

    /** Numbers of workers, and behind them a command. */
    private Collection<String> numberOrCommand(List<String> before, String begun) {
        List<String> command = commands.arguments(before).stream()
                .dropWhile(word -> word.equals(AUTO) || word.matches("\\d+"))
                .toList();
        Set<String> words = sentAfter(command, begun);
        if (command.isEmpty()) {
            words.add(AUTO);
        }
        return words;
    }

    private Set<String> sentAfter(List<String> arguments, String begun) {
        Set<String> known = new LinkedHashSet<>(nameable.sent());
        known.addAll(COMMON);
        Set<String> words = new LinkedHashSet<>();
        for (int from = 0; from <= Math.min(1, arguments.size()); from++) {
            String typed = String.join(" ", arguments.subList(from, arguments.size()));
            String prefix = typed.isEmpty() ? "" : typed + " ";
            for (String command : known) {
                if (command.startsWith(prefix + begun)) {
                    String rest = command.substring(prefix.length());
                    int end = rest.indexOf(' ', begun.length());
                    words.add(end < 0 ? rest : rest.substring(0, end));
                }
            }
        }
        return words;
    }
}
