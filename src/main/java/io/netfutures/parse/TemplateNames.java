package io.netfutures.parse;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Templates that are named {@code PLATFORM_COMMAND.textfsm}, with underscores for the blanks of the command, whose words may be abbreviated. */
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

    /** The file of this command in full; or else the only one whose words begin as those of the command. */
    @Override
    public Optional<List<String>> find(String platform, String command) {
        String file = file(platform, command);
        if (files.contains(file)) {
            return Optional.of(List.of(file));
        }
        List<String> typed = words(file, platform);
        List<String> meant =
                of(platform).filter(each -> begin(words(each, platform), typed)).toList();
        return meant.size() == 1 ? Optional.of(meant) : Optional.empty();
    }

    private Stream<String> of(String platform) {
        String start = platform + "_";
        return files.tailSet(start).stream().takeWhile(file -> file.startsWith(start));
    }

    private static List<String> words(String file, String platform) {
        return List.of(file.substring(platform.length() + 1, file.length() - EXTENSION.length())
                .split("_"));
    }

    private static boolean begin(List<String> words, List<String> typed) {
        return words.size() == typed.size()
                && IntStream.range(0, words.size())
                        .allMatch(i -> !typed.get(i).isEmpty() && words.get(i).startsWith(typed.get(i)));
    }

    @Override
    public List<TemplateFolder.Entry> entries() {
        return files.stream().map(file -> entry("", file, file)).toList();
    }

    @Override
    public List<TemplateFolder.Entry> entries(String platform) {
        return of(platform)
                .map(file -> entry(platform, file, file.substring(platform.length() + 1)))
                .toList();
    }

    private static TemplateFolder.Entry entry(String platform, String file, String command) {
        return new TemplateFolder.Entry(
                List.of(file),
                platform,
                command.substring(0, command.length() - EXTENSION.length()).replace('_', ' '));
    }
}
