package io.netfutures.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges what stands behind the pipes of a command, whose blanks are single. */
final class Pipes {
    /** Filters of command lines, no programs, whose argument is a regular expression, which may hold a pipe itself. */
    private static final List<String> SEARCHES =
            List.of("include", "exclude", "begin", "section", "match", "no-match", "except", "find");

    /** What only reads on every platform that has it, for platforms whose filters are not known. */
    private static final List<String> FILTERS =
            Stream.concat(SEARCHES.stream(), WritingWords.words("""
            grep egrep as by-linenum cat commands compare count cut display end formal format head human inherited json
            json-pretty last no-more nomore nz resolve sort start tail tr trim uniq until wc xml
            """).stream()).toList();

    /** Those that are harmless in a shell too, or unknown to it. */
    private static final List<String> SHELL_FILTERS = WritingWords.words("""
            cat commands count cut egrep fgrep grep head json match no-match no-more nomore sort tail tr uniq wc
            """);

    /** Filters that take the name of a file to write, unless it is an option without one. */
    private static final List<String> NAMING_FILES = List.of("sort", "uniq");

    private static final Pattern HARMLESS_OPTION = Pattern.compile("-[a-zA-Z0-9,.&&[^oT]]+");

    private static final Pattern INTO_FILE = Pattern.compile(">[> ]*([^> ]\\S*)");

    private static final Pattern SORT_KEY = Pattern.compile("\\d+(\\.\\d+)?(,\\d+(\\.\\d+)?)?[bdfgnr]*");

    private final List<Keyword> filters;

    /** Takes these filters for those that only read; if there are none, those that only read on every platform. */
    Pipes(List<Keyword> filters) {
        this.filters = List.copyOf(filters);
    }

    /**
     * What is wrong with the filters of a command, and with its way into a file. Where it is not known which filters a platform has, a
     * pipe in a regular expression that is not quoted may be one of a shell, and must stand before a filter too.
     *
     * @param bare the text with its quotations {@link Quotation#hidden}
     */
    Optional<String> objection(String text, String bare) {
        boolean search = false;
        int pipe = bare.indexOf('|');
        while (pipe >= 0) {
            int end = bare.indexOf('|', pipe + 1);
            String filter = text.substring(pipe + 1, end < 0 ? text.length() : end);
            boolean inSearch = search
                    && !filters.isEmpty()
                    && bare.charAt(pipe - 1) != ' '
                    && !filter.isEmpty()
                    && filter.charAt(0) != ' ';
            String first = first(filter);
            if (inSearch ? writes(filter, first) : !reads(filter, first)) {
                return Optional.of(notReading(filter));
            }
            search |= meant(first).stream().anyMatch(SEARCHES::contains);
            pipe = end;
        }
        return intoFile(bare, search);
    }

    /** Why a command of a shell may write; a shell abbreviates nothing, and every bar that is not quoted is a pipe in it. */
    Optional<String> shellObjection(String text, String bare) {
        List<String> known = filters.isEmpty()
                ? SHELL_FILTERS
                : filters.stream().map(Keyword::word).toList();
        List<String> used = new ArrayList<>();
        for (int pipe = bare.indexOf('|'); pipe >= 0; pipe = bare.indexOf('|', pipe + 1)) {
            int end = bare.indexOf('|', pipe + 1);
            used.add(text.substring(pipe + 1, end < 0 ? text.length() : end));
        }
        return used.stream()
                .filter(each -> !known.contains(each.strip().split(" ")[0]) || namesFile(each, List.of(first(each))))
                .findFirst()
                .map(Pipes::notReading);
    }

    private boolean reads(String filter, String first) {
        List<String> meant = meant(first);
        return !first.isEmpty() && !meant.isEmpty() && !namesFile(filter, meant);
    }

    /** The filters that can be meant by this, all of which read; nothing if another can be meant. */
    private List<String> meant(String first) {
        if (!filters.isEmpty()) {
            return filters.stream()
                    .filter(each -> each.isSaid(first))
                    .map(Keyword::word)
                    .toList();
        }
        if (FILTERS.contains(first)) {
            return List.of(first);
        }
        return WritingWords.FILTERS.stream().anyMatch(each -> each.startsWith(first))
                ? List.of()
                : FILTERS.stream().filter(each -> each.startsWith(first)).toList();
    }

    /** Whether this part of a regular expression would write if the device took its pipe for one. */
    private static boolean writes(String filter, String first) {
        boolean more = filter.strip().indexOf(' ') > 0;
        return WritingWords.PROGRAMS.contains(first)
                || (more && WritingWords.FILTERS.stream().anyMatch(each -> each.startsWith(first)));
    }

    private static boolean namesFile(String filter, List<String> meant) {
        List<String> arguments = Stream.of(filter.strip().split(" ")).skip(1).toList();
        if (meant.contains("find")) {
            return arguments.stream().anyMatch(each -> each.startsWith("-"));
        }
        return meant.stream().anyMatch(NAMING_FILES::contains)
                && !arguments.stream()
                        .allMatch(each -> HARMLESS_OPTION.matcher(each).matches()
                                || (meant.contains("sort")
                                        && SORT_KEY.matcher(each).matches()));
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
                .map(found -> Quotation.marked(found.group()) + " would write to a file")
                .or(() -> bare.indexOf('>') < 0 ? Optional.empty() : Optional.of("`>` would write to a file"));
    }

    private static String notReading(String filter) {
        String first = filter.strip().split(" ")[0];
        return first.isEmpty()
                ? "nothing stands behind a `|`"
                : Quotation.marked("| " + first) + " is not a filter that only reads";
    }

    private static String first(String filter) {
        return filter.strip().split(" ")[0].toLowerCase(Locale.ROOT);
    }
}
