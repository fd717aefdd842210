package io.netfutures.parse;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Templates that are named {@code PLATFORM_COMMAND.textfsm}, with underscores for the blanks of the command. */
final class TemplateNames implements TemplateCatalog {
    /** How such a name ends. */
    static final String EXTENSION = ".textfsm";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final NavigableSet<String> files;

    TemplateNames(Iterable<String> files) {
        this.files = new TreeSet<>();
        files.forEach(this.files::add);
    }

    /** The name of the file for this command of this platform. */
    static String file(String platform, String command) {
        return platform + "_" + BLANKS.matcher(command.strip()).replaceAll("_") + EXTENSION;
    }

    @Override
    public Optional<List<String>> find(String platform, String command) {
        return Optional.of(file(platform, command)).filter(files::contains).map(List::of);
    }

    @Override
    public List<TemplateFolder.Entry> entries() {
        return files.stream().map(file -> entry("", file, file)).toList();
    }

    @Override
    public List<TemplateFolder.Entry> entries(String platform) {
        String start = platform + "_";
        return files.stream()
                .filter(file -> file.startsWith(start))
                .map(file -> entry(platform, file, file.substring(start.length())))
                .toList();
    }

    private static TemplateFolder.Entry entry(String platform, String file, String command) {
        return new TemplateFolder.Entry(
                List.of(file),
                platform,
                command.substring(0, command.length() - EXTENSION.length()).replace('_', ' '));
    }
}
