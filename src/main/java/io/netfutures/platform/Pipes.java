package io.netfutures.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands behind the pipes of a command, and where it could write. The blanks of the command are single. */
final class Pipes {
    /** Filters whose argument is a regular expression, which may hold a pipe itself. */
    private static final List<String> SEARCHES =
            List.of("include", "exclude", "begin", "section", "match", "no-match", "except", "find", "grep", "egrep");

    private static final List<String> FILTERS = Stream.concat(
                    SEARCHES.stream(),
                    Stream.of(
                            "as",
                            "by-linenum",
                            "cat",
                            "commands",
                            "compare",
                            "count",
                            "cut",
                            "display",
                            "end",
                            "formal",
                            "format",
                            "head",
                            "human",
                            "inherited",
                            "json",
                            "json-pretty",
                            "last",
                            "no-more",
                            "nomore",
                            "nz",
                            "resolve",
                            "sort",
                            "start",
                            "tail",
                            "tr",
                            "trim",
                            "uniq",
                            "until",
                            "wc",
                            "xml"))
            .toList();

    /** Those that a shell has as well, or that do nothing there. */
    private static final List<String> SHELL_FILTERS = List.of(
            "cat",
            "commands",
            "count",
            "cut",
            "egrep",
            "fgrep",
            "grep",
            "head",
            "json",
            "match",
            "no-match",
            "no-more",
            "nomore",
            "sort",
            "tail",
            "tr",
            "uniq",
            "wc");

    /** Filters that take the name of a file to write, unless it is an option without one. */
    private static final List<String> NAMING_FILES = List.of("sort", "uniq");

    private static final Pattern HARMLESS_OPTION = Pattern.compile("-[a-zA-Z0-9,.&&[^oT]]+");

    private static final Pattern INTO_FILE = Pattern.compile(">[> ]*([^> ]\\S*)");

    private Pipes() {}

    /** What is wrong with the filters of a command, and with its way into a file. {@code bare} is {@link #withoutQuoted}. */
    static Optional<String> objection(String text, String bare) {
        boolean search = false;
        int pipe = bare.indexOf('|');
        while (pipe >= 0) {
            int end = bare.indexOf('|', pipe + 1);
            String filter = text.substring(pipe + 1, end < 0 ? text.length() : end);
            boolean inSearch = search && bare.charAt(pipe - 1) != ' ' && !filter.isEmpty() && filter.charAt(0) != ' ';
            String first = first(filter);
            if (inSearch ? writes(filter, first) : !reads(filter, first)) {
                return Optional.of(notReading(filter));
            }
            search |= SEARCHES.stream().anyMatch(each -> each.startsWith(first));
            pipe = end;
        }
        return intoFile(bare, search);
    }

    /** The same for a shell, which abbreviates nothing, and in which every pipe that is not quoted is one. */
    static Optional<String> shellObjection(String text, String bare) {
        List<String> filters = new ArrayList<>();
        for (int pipe = bare.indexOf('|'); pipe >= 0; pipe = bare.indexOf('|', pipe + 1)) {
            int end = bare.indexOf('|', pipe + 1);
            filters.add(text.substring(pipe + 1, end < 0 ? text.length() : end));
        }
        return filters.stream()
                .filter(each -> !SHELL_FILTERS.contains(each.strip().split(" ")[0]) || namesFile(each, first(each)))
                .findFirst()
                .map(Pipes::notReading);
    }

    /** The text with every character inside of quotation marks, which are some of these, replaced; the marks of a whole one too. */
    static String withoutQuoted(String text, String marks) {
        if (text.contains("\\\"")) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int end = marks.indexOf(text.charAt(i)) < 0 ? -1 : text.indexOf(text.charAt(i), i + 1);
            if (end > 0) {
                bare.replace(i, end + 1, "_".repeat(end + 1 - i));
                i = end;
            }
        }
        return bare.toString();
    }

    private static boolean reads(String filter, String first) {
        return !first.isEmpty()
                && (FILTERS.contains(first)
                        || (FILTERS.stream().anyMatch(each -> each.startsWith(first))
                                && WritingWords.FILTERS.stream().noneMatch(each -> each.startsWith(first))))
                && !namesFile(filter, first);
    }

    /** Whether this part of a regular expression would write if the device took its pipe for one. */
    private static boolean writes(String filter, String first) {
        boolean more = filter.strip().indexOf(' ') > 0;
        return WritingWords.PROGRAMS.contains(first)
                || (more && WritingWords.FILTERS.stream().anyMatch(each -> each.startsWith(first)));
    }

    private static boolean namesFile(String filter, String first) {
        List<String> arguments = Stream.of(filter.strip().split(" ")).skip(1).toList();
        if (first.startsWith("fin")) {
            return arguments.stream().anyMatch(each -> each.startsWith("-"));
        }
        return NAMING_FILES.stream().anyMatch(each -> each.startsWith(first))
                && !arguments.stream()
                        .allMatch(each -> HARMLESS_OPTION.matcher(each).matches());
    }

    /** Behind a search a {@code >} at the end is what is searched for. */
    private static Optional<String> intoFile(String bare, boolean search) {
        if (search && bare.endsWith(">") && bare.indexOf('>') == bare.length() - 1) {
            return Optional.empty();
        }
        return INTO_FILE
                .matcher(bare)
                .results()
                .findFirst()
                .map(found -> ReadOnly.quoted(found.group()) + " would write to a file")
                .or(() -> bare.indexOf('>') < 0 ? Optional.empty() : Optional.of("`>` would write to a file"));
    }

    private static String notReading(String filter) {
        String first = filter.strip().split(" ")[0];
        return first.isEmpty()
                ? "nothing stands behind a `|`"
                : ReadOnly.quoted("| " + first) + " is not a filter that only reads";
    }

    private static String first(String filter) {
        return filter.strip().split(" ")[0].toLowerCase(Locale.ROOT);
    }
}
