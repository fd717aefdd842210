package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of variables in the folders {@code group_vars} and {@code host_vars} beside an inventory. */
final class VariableFiles {
    private static final String GROUPS = "group_vars";
    private static final String HOSTS = "host_vars";
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 20;

    private final Source inventory;
    private final Map<String, Set<String>> listings = new HashMap<>();
    private final Map<String, List<Scope>> groups = new HashMap<>();

    VariableFiles(Source inventory) {
        this.inventory = inventory;
    }

    /** What the files of this group say, the weakest first. */
    List<Scope> ofGroup(String group) throws FileMistake {
        List<Scope> known = groups.get(group);
        if (known == null) {
            known = read(GROUPS, group, group.equals(AnsibleGroup.ALL) ? Rank.DEFAULTS : Rank.GROUP, "group " + group);
            groups.put(group, known);
        }
        return known;
    }

    /** What the files of this host say, the weakest first. */
    List<Scope> ofHost(String host) throws FileMistake {
        return read(HOSTS, host, Rank.DEVICE, "");
    }

    /** Of the file without an ending and those with one only the first that is there counts, as in Ansible. */
    private List<Scope> read(String folder, String name, Rank rank, String of) throws FileMistake {
        Set<String> names = names(folder);
        for (String ending : names.isEmpty() || name.contains("/") ? List.<String>of() : ENDINGS) {
            if (names.contains(name + ending)) {
                List<Scope> scopes = new ArrayList<>();
                for (String file : files(folder + "/" + name + ending)) {
                    variables(file)
                            .filter(found -> !found.entries().isEmpty())
                            .ifPresent(found -> scopes.add(new Scope(rank, of, found.entries())));
                }
                return scopes;
            }
        }
        return List.of();
    }

    private Set<String> names(String folder) {
        return listings.computeIfAbsent(folder, missing -> {
            Path path = inventory.file().resolveSibling(missing);
            return Files.isDirectory(path) ? Set.copyOf(list(path)) : Set.of();
        });
    }

    private List<String> files(String path) {
        Path file = inventory.file().resolveSibling(path);
        List<String> found = new ArrayList<>();
        collect(path, file, found, new HashSet<>(), 0);
        return found;
    }

    private static void collect(String path, Path file, List<String> into, Set<Path> above, int depth) {
        if (into.size() >= MOST_FILES || depth > DEEPEST) {
            return;
        }
        if (!Files.isDirectory(file)) {
            into.add(path);
            return;
        }
        try {
            if (!above.add(file.toRealPath())) {
                return;
            }
        } catch (IOException ignored) {
            // It has gone since it was listed.
            return;
        }
        for (String name : list(file)) {
            Path inner = file.resolve(name);
            boolean read = !name.startsWith(".") && !name.endsWith("~");
            boolean ending =
                    ENDINGS.stream().anyMatch(each -> each.isEmpty() ? !name.contains(".") : name.endsWith(each));
            if (read && (ending || Files.isDirectory(inner))) {
                collect(path + "/" + name, inner, into, above, depth + 1);
            }
        }
    }

    /** In order of their names; empty if the folder cannot be read. */
    private static List<String> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        } catch (IOException ignored) {
            return List.of();
        }
    }

    private Optional<Entries> variables(String path) throws FileMistake {
        Optional<Source> file = inventory.beside(path);
        Optional<Value> root = file.isEmpty() ? Optional.empty() : file.get().yaml();
        if (root.isEmpty() || (root.get() instanceof Scalar nothing && nothing.kind() == ScalarKind.NULL)) {
            return Optional.empty();
        }
        if (!(root.get() instanceof Entries variables)) {
            throw root.get().place().error("variables must be a mapping, such as ansible_user: cisco");
        }
        return Optional.of(variables);
    }
}
