package io.netfutures.app.terminal;

import io.netfutures.app.script.Commands;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.Lessons;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes the word at the cursor. The label of a parameter gives the kind of word: {@code SET} a device or group, {@code FUTURE}
 * a future, {@code SHOW-COMMAND} a command sent before, {@code FILE} a file.
 */
final class CommandCompleter implements Completer {
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

    /** Commands that are followed by another command. */
    private static final List<String> TRANSPARENT = List.of("try", "time");

    private final Interpreter interpreter;

    CommandCompleter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        String begun =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        if (before.size() >= 2 && before.get(1).equals("=")) {
            before = before.subList(2, before.size());
        }
        while (!before.isEmpty() && TRANSPARENT.contains(before.getFirst())) {
            before = before.subList(1, before.size());
        }
        Commands commands = interpreter.commands();
        if (before.isEmpty()) {
            explained(candidates, commands.sentences());
            futures().forEach(word -> word(candidates, word));
        } else if (begun.startsWith("-")) {
            explained(candidates, commands.options(before.getFirst()));
        } else {
            Set<String> words = new LinkedHashSet<>();
            for (Commands.Argument each : commands.next(before)) {
                words.addAll(ofKind(each, before, begun));
            }
            words.forEach(word -> word(candidates, word));
        }
    }

    private Collection<String> ofKind(Commands.Argument argument, List<String> before, String begun) {
        if (!argument.known().isEmpty()) {
            return argument.known();
        }
        return switch (argument.label()) {
            case "SET" -> devices(begun);
            case "DEVICE=TIME" ->
                devices(begun).stream().map(name -> name + "=").toList();
            case "FUTURE" -> {
                List<String> words = new ArrayList<>(futures());
                words.addAll(STATES);
                yield words;
            }
            case "SHOW-COMMAND" -> sent(before, begun);
            case "FILE" -> files(begun);
            case "COMMAND" -> interpreter.commands().sentences().keySet();
            case "LESSON" -> new Lessons(interpreter.console().installation()).names();
            default -> List.of();
        };
    }

    private Collection<String> futures() {
        return interpreter.openWorkspace().map(each -> each.futures().names()).orElse(List.of());
    }

    /** Devices and groups; text before a comma or another operator is kept. */
    private Collection<String> devices(String begun) {
        Optional<Workspace> workspace = interpreter.openWorkspace();
        if (workspace.isEmpty()) {
            return List.of();
        }
        int operator = -1;
        for (char each : ",!&+".toCharArray()) {
            operator = Math.max(operator, begun.lastIndexOf(each));
        }
        String kept = begun.substring(0, operator + 1);
        Set<String> words = new LinkedHashSet<>();
        Set<String> groups = new TreeSet<>();
        for (Device device : workspace.get().site().inventory()) {
            words.add(kept + device.name());
            device.groups().forEach(group -> groups.add(kept + "@" + group));
        }
        words.addAll(groups);
        words.add(kept + "all");
        return words;
    }

    /** The next word of commands that were sent before or are often sent. */
    private Collection<String> sent(List<String> before, String begun) {
        Set<String> known = new LinkedHashSet<>(
                interpreter.openWorkspace().map(open -> open.runs().sent()).orElse(Set.of()));
        known.addAll(COMMON);
        Set<String> words = new LinkedHashSet<>();
        for (int from = 1; from <= Math.min(2, before.size()); from++) {
            String typed = String.join(" ", before.subList(from, before.size()));
            String prefix = typed.isEmpty() ? "" : typed + " ";
            for (String command : known) {
                if (command.startsWith(prefix + begun)) {
                    words.add(command.substring(prefix.length()).split(" ", 2)[0]);
                }
            }
        }
        if (before.size() == 1) {
            words.addAll(devices(begun));
        }
        return words;
    }

    private Collection<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        Path directory = interpreter.console().directory().resolve(folder.isEmpty() ? "." : folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") || begun.substring(slash + 1).startsWith(".")) {
                    names.add(folder + name + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException | DirectoryIteratorException ignored) { // unreadable
            return List.of();
        }
        return names;
    }

    private static void explained(List<Candidate> candidates, Map<String, String> words) {
        words.forEach((word, says) -> candidates.add(new Candidate(word, word, null, says, null, null, true)));
    }

    private static void word(List<Candidate> candidates, String word) {
        boolean whole = !word.endsWith("/") && !word.endsWith("=");
        candidates.add(new Candidate(word, word, null, null, null, null, whole));
    }
}
