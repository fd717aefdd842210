package io.netfutures.app.script;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words with which a selection of devices can go on. What has been typed before the last operator stays as it is: {@code r1,} is
 * followed by {@code r1,r2}, {@code r1,@core} and so on.
 */
final class SetWords {
    private static final List<String> OUTCOMES = List.of("failed", "ok", "changed", "unfinished", "unknown");
    private static final Pattern OUTCOME_OF = Pattern.compile("@(" + String.join("|", OUTCOMES) + "):.*");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z_][\\w.-]*[:=]).*");

    /** Other names of a field are understood, and not suggested. */
    private static final Set<String> ALIASES = Set.of("host", "ip", "device_type", "groups", "name");

    private final Nameable nameable;

    SetWords(Nameable nameable) {
        this.nameable = nameable;
    }

    /** The words that can stand where {@code begun} does. */
    Collection<String> after(String begun) {
        int start = start(begun);
        if (start < 0) {
            return List.of();
        }
        String kept = begun.substring(0, start);
        return operands(begun.substring(start)).stream()
                .map(word -> kept + word)
                .toList();
    }

    /** Where the last operand begins; -1 within brackets and quotes. */
    private static int start(String begun) {
        int start = begun.startsWith("+") ? 1 : 0;
        boolean inBrackets = false;
        boolean inQuotes = false;
        for (int i = start; i < begun.length(); i++) {
            char c = begun.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (c == '[' || c == ']')) {
                inBrackets = c == '[';
            } else if (!inQuotes && !inBrackets && (",!&".indexOf(c) >= 0 || (c == '^' && i > start))) {
                start = i + 1;
            }
        }
        return inBrackets || inQuotes ? -1 : start;
    }

    private Collection<String> operands(String begun) {
        if (begun.startsWith("^")) {
            return files(begun.substring(1));
        }
        Matcher outcome = OUTCOME_OF.matcher(begun);
        if (outcome.matches()) {
            return nameable.runs().stream()
                    .map(run -> "@" + outcome.group(1) + ":" + run)
                    .toList();
        }
        Inventory inventory = nameable.inventory();
        Set<String> words = new LinkedHashSet<>();
        inventory.forEach(device -> words.add(device.name()));
        Matcher field = FIELD.matcher(begun);
        if (field.matches()) {
            String key = field.group(1).substring(0, field.group(1).length() - 1);
            inventory.values(key).forEach(value -> words.add(field.group(1) + quoted(value)));
            return words;
        }
        groups(inventory).forEach(group -> words.add("@" + group));
        if (!words.isEmpty()) {
            words.add("all");
        }
        if (!nameable.runs().isEmpty()) {
            OUTCOMES.forEach(each -> words.add("@" + each));
        }
        if (!begun.isEmpty() && inventory.size() > 0) {
            inventory.keys().stream().filter(key -> !ALIASES.contains(key)).forEach(key -> words.add(key + ":"));
        }
        return words;
    }

    private static Set<String> groups(Inventory inventory) {
        Set<String> groups = new TreeSet<>();
        for (Device device : inventory) {
            groups.addAll(device.groups());
        }
        return groups;
    }

    /** A value is quoted if it has a sign that means something in a selection. */
    private static String quoted(String value) {
        return value.isEmpty() || value.matches("(?s).*[,!&^\\[\\]\"*?\\s].*")
                ? "\"" + value.replace("\"", "\"\"") + "\""
                : value;
    }

    private List<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(nameable.directory().resolve(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") || begun.substring(slash + 1).startsWith(".")) {
                    names.add("^" + folder + name + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException ignored) { // unreadable
            return List.of();
        }
        names.sort(String::compareTo);
        return names;
    }
}
