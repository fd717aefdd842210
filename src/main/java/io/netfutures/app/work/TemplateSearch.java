package io.netfutures.app.work;

import io.netfutures.parse.TemplateFolder;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.Templates;
import io.netfutures.platform.Platform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where templates are looked for, in this order: the folders that an option names, those of {@code $NETFUTURES_TEMPLATES} and of
 * {@code $NET_TEXTFSM}, a clone of ntc-templates in the home folder, and what {@code pip} has installed. A folder that is named must be
 * usable; one that is merely found is left out where it is not. No program is started to find them.
 */
public final class TemplateSearch {
    /** The folders, with the sign that separates paths on this system between them. */
    static final String FOLDERS = "NETFUTURES_TEMPLATES";

    /** The folder that netmiko uses. */
    static final String NETMIKO = "NET_TEXTFSM";

    private static final String PACKAGE = "ntc_templates/templates";

    /** Below which folders Python keeps what is installed; an asterisk stands for the rest of a name. */
    private static final List<String> OF_THE_SYSTEM = List.of(
            "usr/local/lib/python3*/dist-packages",
            "usr/local/lib/python3*/site-packages",
            "usr/lib/python3*/dist-packages",
            "usr/lib/python3*/site-packages",
            "opt/homebrew/lib/python3*/site-packages");

    private static final List<String> OF_THE_USER =
            List.of(".local/lib/python3*/site-packages", "Library/Python/3*/lib/python/site-packages");

    private static final List<String> OF_AN_ENVIRONMENT = List.of("lib/python3*/site-packages", "Lib/site-packages");

    private final Map<String, String> environment;
    private final Path directory;
    private final Path home;
    private final Path root;

    TemplateSearch(Map<String, String> environment, Path directory, Path home, Path root) {
        this.environment = environment;
        this.directory = directory;
        this.home = home;
        this.root = root;
    }

    /** The search of one who is at this console. */
    public static TemplateSearch at(Console console) {
        return new TemplateSearch(
                console.environment(),
                console.directory(),
                console.home(),
                Path.of("/").toAbsolutePath());
    }

    /**
     * The templates in all these places, and those that come with netfutures. Blocks while the folders are opened.
     *
     * @param said the folders that an option names, relative to the current one
     * @throws UserError if a folder that is named cannot be used
     */
    public Templates templates(List<Path> said) {
        Set<Path> named = new LinkedHashSet<>();
        said.forEach(each -> named.add(directory.resolve(each)));
        Map<Path, TemplateFolder> folders = new LinkedHashMap<>();
        open(named, "--templates", folders);
        open(ofTheEnvironment(), "$" + FOLDERS, folders);
        open(ofNetmiko(), "$" + NETMIKO, folders);
        for (Path each : found()) {
            try {
                folders.putIfAbsent(real(each), TemplateFolder.open(each));
            } catch (TemplateMistake unusable) {
                // nobody has named it
            }
        }
        return Templates.ofOpened(List.copyOf(folders.values()));
    }

    /**
     * What to send to a device of this platform, and how to read its answer, so that it becomes a table; empty if there is no template.
     *
     * @throws TemplateMistake if the template cannot be used
     */
    public static Optional<Templates.Question> question(Templates templates, Platform platform, String command)
            throws TemplateMistake {
        return templates.question(platform.inTemplates(), command, Objects.requireNonNullElse(platform.json(), ""));
    }

    private static void open(Set<Path> named, String by, Map<Path, TemplateFolder> into) {
        for (Path folder : named) {
            try {
                into.putIfAbsent(real(folder), TemplateFolder.open(folder));
            } catch (TemplateMistake e) {
                throw new UserError(ExitCode.USAGE, by + ": " + e.getMessage());
            }
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private Set<Path> ofTheEnvironment() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String each : environment.getOrDefault(FOLDERS, "").split(File.pathSeparator)) {
            if (!each.isBlank()) {
                folders.add(path(each, FOLDERS));
            }
        }
        return folders;
    }

    /** As netmiko has it: the folder, or {@code templates} in it where it has no index. */
    private Set<Path> ofNetmiko() {
        String said = environment.getOrDefault(NETMIKO, "");
        if (said.isBlank()) {
            return Set.of();
        }
        Path folder = path(said, NETMIKO);
        Path below = folder.resolve("templates");
        boolean isBelow = !Files.exists(folder.resolve(TemplateFolder.INDEX))
                && Files.exists(below.resolve(TemplateFolder.INDEX));
        return Set.of(isBelow ? below : folder);
    }

    private Path path(String written, String variable) {
        try {
            return written.startsWith("~/") ? home.resolve(written.substring(2)) : directory.resolve(written);
        } catch (InvalidPathException e) {
            throw new UserError(ExitCode.USAGE, "$%s: %s cannot be a folder".formatted(variable, written));
        }
    }

    /** The folders that are there, whether usable or not. */
    List<Path> found() {
        List<Path> folders = new ArrayList<>();
        folders.add(home.resolve("ntc-templates").resolve(PACKAGE));
        String virtual = environment.getOrDefault("VIRTUAL_ENV", "");
        if (!virtual.isBlank()) {
            OF_AN_ENVIRONMENT.forEach(each -> folders.addAll(packages(path(virtual, "VIRTUAL_ENV"), each)));
        }
        OF_THE_USER.forEach(each -> folders.addAll(packages(home, each)));
        OF_THE_SYSTEM.forEach(each -> folders.addAll(packages(root, each)));
        return folders.stream()
                .filter(each -> Files.exists(each.resolve(TemplateFolder.INDEX)))
                .toList();
    }

    /** The package in the folders of this pattern, those of the latest Python first. */
    private static List<Path> packages(Path below, String pattern) {
        List<Path> folders = List.of(below);
        for (String name : pattern.split("/")) {
            folders = folders.stream().flatMap(each -> inside(each, name)).toList();
        }
        return folders.stream().map(each -> each.resolve(PACKAGE)).toList();
    }

    private static Stream<Path> inside(Path folder, String name) {
        if (!name.contains("*")) {
            return Stream.of(folder.resolve(name));
        }
        PathMatcher fits = FileSystems.getDefault().getPathMatcher("glob:" + name);
        try (Stream<Path> all = Files.list(folder)) {
            return all
                    .filter(each -> fits.matches(each.getFileName()))
                    .sorted(Comparator.comparingInt(
                                    (Path each) -> each.toString().length())
                            .thenComparing(Comparator.naturalOrder())
                            .reversed())
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }
}
