package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which templates are for which command of which platform: the file {@code index} of ntc-templates, in the language of textfsm's
 * {@code clitable}. A row's cells are regular expressions that match from the start, and not up to the end; the first row that matches
 * is taken; {@code sh[[ow]]} is {@code sh}, {@code sho} or {@code show}.
 */
final class TemplateIndex implements TemplateCatalog {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern ABBREVIATION = Pattern.compile("\\[\\[(.+?)]]");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]*");

    private final List<IndexRow> rows;

    private TemplateIndex(List<IndexRow> rows) {
        this.rows = rows;
    }

    /** Reads an index from its text; the name is for messages. */
    static TemplateIndex read(String name, String text) throws TemplateMistake {
        List<IndexRow> rows = new ArrayList<>();
        List<String> head = List.of();
        int number = 0;
        for (String line : LINE_END.split(text)) {
            number++;
            String row = head.isEmpty() ? line.split("#", 2)[0].strip() : line.strip();
            if (row.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(row.split(",", -1)).map(String::strip).toList();
            if (head.isEmpty()) {
                head = cells;
                if (!head.contains("Template")) {
                    throw new TemplateMistake(
                            name,
                            number,
                            "an index begins with the names of its columns: Template, Hostname, Platform, Command");
                }
            } else if (cells.size() == head.size()) {
                // The reference drops other rows without a word: what it does not take, nobody has ever used.
                rows.add(new IndexRow(
                        name,
                        number,
                        templates(name, number, cells.get(head.indexOf("Template"))),
                        cell(cells, head, "Platform"),
                        cell(cells, head, "Command")));
            }
        }
        return new TemplateIndex(rows);
    }

    /** The files of a cell, which stand there with colons between them. */
    private static List<String> templates(String name, int number, String cell) throws TemplateMistake {
        List<String> files = List.of(cell.split(":", -1));
        if (files.stream().anyMatch(String::isBlank)) {
            throw new TemplateMistake(
                    name,
                    number,
                    "expected the file of a template, or several with ':' between them, and not %s"
                            .formatted(Excerpt.of(cell)));
        }
        return files;
    }

    /** A column that an index does not have fits everything. */
    private static String cell(List<String> cells, List<String> head, String column) {
        return head.contains(column) ? cells.get(head.indexOf(column)) : "";
    }

    @Override
    public Optional<List<String>> find(String platform, String command) throws TemplateMistake {
        for (IndexRow row : rows) {
            if (row.isFor(platform) && row.answers(command)) {
                return Optional.of(row.templates);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<TemplateFolder.Entry> entries() {
        return rows.stream().map(IndexRow::entry).toList();
    }

    @Override
    public List<TemplateFolder.Entry> entries(String platform) throws TemplateMistake {
        List<TemplateFolder.Entry> entries = new ArrayList<>();
        for (IndexRow row : rows) {
            if (row.isFor(platform)) {
                entries.add(row.entry());
            }
        }
        return entries;
    }

    /** A row. Its expressions are compiled when they are first needed. */
    static final class IndexRow {
        private final String index;
        private final int line;
        private final List<String> templates;
        private final String platform;
        private final String command;
        private volatile @Nullable PythonRegex platformRegex;
        private volatile @Nullable PythonRegex commandRegex;

        private IndexRow(String index, int line, List<String> templates, String platform, String command) {
            this.index = index;
            this.line = line;
            this.templates = templates;
            this.platform = platform;
            this.command = command;
        }

        private TemplateFolder.Entry entry() {
            return new TemplateFolder.Entry(templates, platform, command);
        }

        boolean isFor(String name) throws TemplateMistake {
            if (PLAIN.matcher(platform).matches()) {
                return name.startsWith(platform);
            }
            PythonRegex regex = platformRegex;
            if (regex == null) {
                regex = compile(platform, platform);
                platformRegex = regex;
            }
            return matches(regex, name);
        }

        private boolean answers(String typed) throws TemplateMistake {
            PythonRegex regex = commandRegex;
            if (regex == null) {
                regex = compile(command, ABBREVIATION.matcher(command).replaceAll(IndexRow::optional));
                commandRegex = regex;
            }
            return matches(regex, typed);
        }

        /** {@code [[ow]]} is {@code (o(w)?)?}. */
        private static String optional(MatchResult abbreviation) {
            String letters = abbreviation.group(1);
            return Matcher.quoteReplacement("(" + String.join("(", letters.split("")) + ")?".repeat(letters.length()));
        }

        private PythonRegex compile(String written, String regex) throws TemplateMistake {
            try {
                return PythonRegex.compile(regex);
            } catch (RegexException bad) {
                throw written.equals(regex)
                        ? RuleReader.mistake(index, line, regex, bad)
                        : new TemplateMistake(
                                index,
                                line,
                                "%s is no valid command: %s; letters that may be left out stand in [[ and ]]"
                                        .formatted(Excerpt.of(written), bad.getMessage()));
            }
        }

        private boolean matches(PythonRegex regex, String text) throws TemplateMistake {
            try {
                return regex.matches(text);
            } catch (PythonRegex.TooLong tooLong) {
                throw new TemplateMistake(
                        index, line, "the regular expression cannot be matched: " + tooLong.getMessage());
            }
        }
    }
}
