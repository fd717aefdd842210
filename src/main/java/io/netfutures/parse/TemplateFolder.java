package io.netfutures.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of templates. An {@code index} in it says which is for which command, as in {@code ntc_templates/templates}; of those that it
 * does not name their names do, as {@code cisco_ios_show_version.textfsm}. The index is read once, and a template once when it is first needed. For
 * any number of threads.
 */
public final class TemplateFolder {
    /** The name of the index in the folder. */
    public static final String INDEX = "index";

    private static final String BUILT_IN = "built-in";

    /** How the name of a file for JSON ends. */
    private static final String JSON = ".json.yaml";

    private final String name;
    private final TemplateCatalog catalog;
    private final Source source;
    private final ConcurrentMap<List<String>, TextParser> parsers = new ConcurrentHashMap<>();

    /** The files of the folder. */
    private interface Source {
        /** What messages call it. */
        String path(String file) throws TemplateMistake;

        boolean has(String file) throws TemplateMistake;

        String text(String file) throws TemplateMistake;
    }

    /** In the file system. */
    private record OnDisk(Path folder) implements Source {
        @Override
        public String path(String file) throws TemplateMistake {
            return resolve(file).toString();
        }

        @Override
        public boolean has(String file) throws TemplateMistake {
            return Files.exists(resolve(file));
        }

        @Override
        public String text(String file) throws TemplateMistake {
            return TemplateText.of(resolve(file));
        }

        private Path resolve(String file) throws TemplateMistake {
            try {
                return folder.resolve(file);
            } catch (InvalidPathException e) {
                throw new TemplateMistake(
                        "%s: %s cannot be the name of a file here".formatted(folder, Excerpt.of(file)));
            }
        }
    }

    /** In the jar. */
    private record InJar() implements Source {
        private static final String FOLDER = "templates/";

        @Override
        public String path(String file) {
            return BUILT_IN + "/" + file;
        }

        @Override
        public boolean has(String file) {
            return TemplateFolder.class.getResource(FOLDER + file) != null;
        }

        @Override
        public String text(String file) throws TemplateMistake {
            try (InputStream in = TemplateFolder.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new TemplateMistake("%s/%s: there is no such file".formatted(BUILT_IN, file));
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TemplateFolder(String name, TemplateCatalog catalog, Source source) {
        this.name = name;
        this.catalog = catalog;
        this.source = source;
    }

    /**
     * Opens a folder: reads its index, or the names of its files where it has none. Blocks meanwhile.
     *
     * @throws TemplateMistake if it has neither an index nor templates with such names, or an index that cannot be used
     */
    public static TemplateFolder open(Path folder) throws TemplateMistake {
        Path index = folder.resolve(INDEX);
        return new TemplateFolder(
                folder.toString(), Files.exists(index) ? indexed(folder, index) : named(folder), new OnDisk(folder));
    }

    /** The templates that come with netfutures. */
    static TemplateFolder builtIn() {
        try {
            Source jar = new InJar();
            return new TemplateFolder(BUILT_IN, TemplateIndex.read(BUILT_IN + "/" + INDEX, jar.text(INDEX)), jar);
        } catch (TemplateMistake e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is for which command.
     *
     * @param templates the files, joined in this order
     * @param platform a pattern of the names that platforms have in ntc-templates; empty in a folder without an index, whose commands
     *     begin with the platform
     * @param command a pattern of the command
     */
    public record Entry(List<String> templates, String platform, String command) {
        public Entry {
            templates = List.copyOf(templates);
        }
    }

    /** What is in it, in the order in which it is asked: the lines of the index, or the files in the order of their names. */
    public List<Entry> entries() {
        return catalog.entries();
    }

    /**
     * What is in it for a platform, in the order in which it is asked.
     *
     * @param platform by its name in ntc-templates
     * @throws TemplateMistake if the index has a pattern that cannot be used
     */
    public List<Entry> entries(String platform) throws TemplateMistake {
        return catalog.entries(platform);
    }

    /**
     * The parser for what this command of this platform answers: by the first line of the index that matches. May block while a template
     * is read.
     *
     * @param platform by its name in ntc-templates
     * @throws TemplateMistake if the template is not there, or cannot be used
     */
    public Optional<TextParser> parser(String platform, String command) throws TemplateMistake {
        Optional<List<String>> files = catalog.find(platform, command);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        TextParser known = parsers.get(files.get());
        if (known == null) {
            known = load(files.get());
            parsers.putIfAbsent(files.get(), known);
        }
        return Optional.of(known);
    }

    /**
     * The parser that makes the same table of what this command answers in JSON, if there is one: if a file beside the template says
     * which value is which cell. May block while files are read.
     *
     * @throws TemplateMistake if the template or that file cannot be used
     */
    Optional<TextParser> json(String platform, String command) throws TemplateMistake {
        Optional<List<String>> files = catalog.find(platform, command);
        if (files.isEmpty() || files.get().size() > 1 || !files.get().getFirst().endsWith(TemplateNames.EXTENSION)) {
            return Optional.empty();
        }
        String template = files.get().getFirst();
        String file = template.substring(0, template.length() - TemplateNames.EXTENSION.length()) + JSON;
        TextParser known = parsers.get(List.of(file));
        if (known == null && source.has(file)) {
            TextParser text = parser(platform, command).orElseThrow();
            known = JsonColumnsFile.read(source.path(file), source.text(file), text.columns());
            parsers.putIfAbsent(List.of(file), known);
        }
        return Optional.ofNullable(known);
    }

    private TextParser load(List<String> files) throws TemplateMistake {
        List<Template> templates = new ArrayList<>();
        for (String file : files) {
            templates.add(Template.of(source.path(file), source.text(file)));
        }
        return templates.size() == 1 ? templates.getFirst() : new JoinedTemplates(templates);
    }

    private static IndexedNames indexed(Path folder, Path index) throws TemplateMistake {
        TemplateIndex lines = TemplateIndex.read(index.toString(), TemplateText.of(index));
        Set<String> others = templates(folder);
        lines.entries().forEach(each -> each.templates().forEach(others::remove));
        return new IndexedNames(lines, new TemplateNames(others));
    }

    private static TemplateNames named(Path folder) throws TemplateMistake {
        if (!Files.isDirectory(folder)) {
            throw new TemplateMistake(
                    folder + (Files.exists(folder) ? ": it is no folder" : ": there is no such folder"));
        }
        Set<String> templates = templates(folder);
        if (!templates.isEmpty()) {
            return new TemplateNames(templates);
        }
        for (String below : List.of("ntc_templates/templates", "templates")) {
            if (Files.exists(folder.resolve(below).resolve(INDEX))) {
                throw new TemplateMistake(
                        "%s: its templates are in %s; name that".formatted(folder, folder.resolve(below)));
            }
        }
        throw new TemplateMistake(
                "%s: expected a file '%s', or templates named PLATFORM_COMMAND%s, as cisco_ios_show_version%s"
                        .formatted(folder, INDEX, TemplateNames.EXTENSION, TemplateNames.EXTENSION));
    }

    private static Set<String> templates(Path folder) throws TemplateMistake {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(TemplateNames.EXTENSION))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw TemplateText.unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw TemplateText.unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Its path; {@code built-in} for what comes with netfutures. */
    @Override
    public String toString() {
        return name;
    }
}
