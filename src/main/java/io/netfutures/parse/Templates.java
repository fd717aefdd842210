package io.netfutures.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folders of templates, one after the other: the first that has a template for a command is taken. The last are those that come with
 * netfutures, for the most common commands of some platforms. Immutable, and for any number of threads.
 */
public final class Templates {
    private static final String COMMAND = "{command}";

    private final List<TemplateFolder> sources;

    private Templates(List<TemplateFolder> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Only those that come with netfutures. */
    public static Templates builtIn() {
        return BuiltIn.TEMPLATES;
    }

    /** Read once, when it is first needed. */
    private static final class BuiltIn {
        static final TemplateFolder FOLDER = TemplateFolder.builtIn();
        static final Templates TEMPLATES = new Templates(List.of(FOLDER));
    }

    /**
     * Those in these folders, and then those that come with netfutures. Blocks while the folders are opened.
     *
     * @throws TemplateMistake if one of the folders cannot be used, as {@link TemplateFolder#open} says
     */
    public static Templates of(List<Path> folders) throws TemplateMistake {
        List<TemplateFolder> opened = new ArrayList<>();
        for (Path folder : folders) {
            opened.add(TemplateFolder.open(folder));
        }
        return ofOpened(opened);
    }

    /** Those in these folders, and then those that come with netfutures. */
    public static Templates ofOpened(List<TemplateFolder> folders) {
        List<TemplateFolder> all = new ArrayList<>(folders);
        all.add(BuiltIn.FOLDER);
        return new Templates(all);
    }

    /** The folders, in the order in which they are asked. */
    public List<TemplateFolder> sources() {
        return sources;
    }

    /**
     * The parser for what this command of this platform answers, if there is one. May block while a template is read.
     *
     * @param platform by its name in ntc-templates
     * @throws TemplateMistake if the template is not there, or cannot be used; no other folder is asked then
     */
    public Optional<TextParser> parser(String platform, String command) throws TemplateMistake {
        String typed = command.strip();
        for (TemplateFolder source : sources) {
            Optional<TextParser> parser = source.parser(platform, typed);
            if (parser.isPresent()) {
                return parser;
            }
        }
        return Optional.empty();
    }

    /**
     * What to send, and how to read the answer.
     *
     * @param command what to send
     * @param parser what makes a table of the answer
     * @param otherwise what to ask instead where the device refuses this, or answers in another form: the command as it was typed
     */
    public record Question(String command, TextParser parser, Optional<Question> otherwise) {}

    /**
     * How to ask for what this command of this platform answers, so that it becomes a table: in JSON where the platform can and the first
     * folder that has a template for the command knows how; else as it was typed. A command that asks for JSON already is sent as it is.
     * May block while a template is read.
     *
     * @param platform by its name in ntc-templates
     * @param json what to send for JSON, as <code>{command} | json</code>; empty if the platform cannot
     * @throws TemplateMistake if the template is not there, or cannot be used
     */
    public Optional<Question> question(String platform, String command, String json) throws TemplateMistake {
        String typed = command.strip();
        Optional<String> plain = plain(typed, json);
        for (TemplateFolder source : sources) {
            Optional<TextParser> parser = source.parser(platform, plain.orElse(typed));
            if (parser.isPresent()) {
                boolean asks = plain.isPresent() || !(json.isEmpty() || typed.contains("|"));
                Optional<TextParser> other = asks ? source.json(platform, plain.orElse(typed)) : Optional.empty();
                if (plain.isPresent()) {
                    return other.map(each -> new Question(typed, each, Optional.empty()));
                }
                Question asTyped = new Question(typed, parser.get(), Optional.empty());
                return Optional.of(
                        other.map(each -> new Question(json.replace(COMMAND, typed), each, Optional.of(asTyped)))
                                .orElse(asTyped));
            }
        }
        return Optional.empty();
    }

    /** The command without what asks for JSON, if it does. */
    private static Optional<String> plain(String typed, String json) {
        String end = json.replace(COMMAND, "").strip();
        return end.isEmpty() || !typed.endsWith(end)
                ? Optional.empty()
                : Optional.of(typed.substring(0, typed.length() - end.length()).strip());
    }
}
