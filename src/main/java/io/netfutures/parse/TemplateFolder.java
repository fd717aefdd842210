package io.netfutures.parse;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A folder of templates with an {@code index} that says which is for which command, such as {@code ntc_templates/templates}. The index is
 * read once, and a template once when it is first needed. For any number of threads.
 */
public final class TemplateFolder {
    /** The name of the index in the folder. */
    public static final String INDEX = "index";

    private final Path folder;
    private final TemplateIndex index;
    private final ConcurrentMap<List<String>, TextParser> parsers = new ConcurrentHashMap<>();

    private TemplateFolder(Path folder, TemplateIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /**
     * Opens a folder: reads its index. Blocks meanwhile.
     *
     * @throws TemplateMistake if it has no index, or one that cannot be used
     */
    public static TemplateFolder open(Path folder) throws TemplateMistake {
        Path file = folder.resolve(INDEX);
        return new TemplateFolder(folder, TemplateIndex.read(file.toString(), text(file)));
    }

    /** A line of the index: which templates, joined in this order, answer which command of which platform; both are patterns. */
    public record Entry(List<String> templates, String platform, String command) {}

    /** The lines of the index, in their order. */
    public List<Entry> entries() {
        return index.rows().stream()
                .map(row -> new Entry(row.templates(), row.platform(), row.command()))
                .toList();
    }

    /**
     * The parser for what this command of this platform answers: by the first line of the index that matches. May block while a template
     * is read.
     *
     * @param platform by its name in ntc-templates
     * @throws TemplateMistake if the template is not there, or cannot be used
     */
    public Optional<TextParser> parser(String platform, String command) throws TemplateMistake {
        Optional<List<String>> files = index.find(platform, command);
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

    private TextParser load(List<String> files) throws TemplateMistake {
        List<Template> templates = new ArrayList<>();
        for (String file : files) {
            templates.add(Template.load(folder.resolve(file)));
        }
        return templates.size() == 1 ? templates.getFirst() : new JoinedTemplates(templates);
    }

    static String text(Path file) throws TemplateMistake {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new TemplateMistake(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new TemplateMistake(file + ": it is not UTF-8");
        } catch (IOException e) {
            throw new TemplateMistake(file + ": cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
