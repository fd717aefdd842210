package io.netfutures.lab.cli;

import io.netfutures.lab.line.Sections;
import io.netfutures.platform.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The filter behind a bar, as far as simulated devices support it.
 *
 * @param name the whole word
 * @param argument the rest, without quotation marks around it but for grep
 */
record PipeFilter(String name, String argument) {
    /** The filters of a platform about which nothing is known, in the order in which abbreviations are resolved. */
    private static final List<String> USUAL =
            List.of("include", "exclude", "begin", "section", "match", "except", "grep", "no-more", "nomore");

    private static final Pattern OPTIONS = Pattern.compile("((?:-\\S* +)*)(.*)");
    /** One word, or one in quotation marks: what stands behind it would be a file. */
    private static final Pattern WANTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'|([^\\s\"'\\\\-][^\\s\"'\\\\]*)");

    private static final Pattern COUNT = Pattern.compile("(?:-n *|-)?(\\d{1,6})");
    private static final Pattern SWAPPED = Pattern.compile("\\\\?[|+?(){}]");
    private static final int SOME = 10;

    /**
     * The filter that is written so, its word as short as this platform takes it.
     *
     * @return empty if the platform has none of that name, or it may be one of several
     */
    static Optional<PipeFilter> of(Optional<Platform> platform, String written) {
        List<String> words = List.of(written.split("\\s+", 2));
        String said = words.getFirst();
        boolean known = platform.isPresent() && !platform.get().filters().isEmpty();
        List<String> meant = known
                ? platform.get().filtersMeant(said)
                : USUAL.stream()
                        .filter(each -> !said.isEmpty() && each.startsWith(said))
                        .limit(1)
                        .toList();
        if (meant.size() != 1) {
            return Optional.empty();
        }
        String rest = words.size() < 2 ? "" : words.get(1);
        boolean greps = meant.getFirst().endsWith("grep");
        String argument = greps ? rest : rest.replaceAll("^\"(.*)\"$|^'(.*)'$", "$1$2");
        return Optional.of(new PipeFilter(meant.getFirst(), argument));
    }

    /** Whether simulated devices support it with this argument. */
    boolean isSimulated() {
        return switch (name) {
            case "no-more", "nomore", "cat", "tac", "uniq", "sort" -> argument.isEmpty();
            case "wc" -> argument.equals("-l");
            case "head", "tail", "last" ->
                argument.isEmpty() || COUNT.matcher(argument).matches();
            case "include", "match", "exclude", "except", "no-match", "begin", "find", "section", "until" ->
                !argument.isEmpty();
            case "grep", "egrep", "fgrep" ->
                options().matches("(-[viEF]+ +)*")
                        && wanted().filter(text -> !text.contains("[:")).isPresent();
            default -> false;
        };
    }

    /** Whether the output is not paged behind it. */
    boolean isUnpaged() {
        return name.equals("no-more") || name.equals("nomore");
    }

    /** The lines that come out of it. */
    List<String> apply(List<String> lines) {
        return switch (name) {
            case "include", "match" -> lines.stream().filter(found(argument)).toList();
            case "exclude", "except", "no-match" ->
                lines.stream().filter(found(argument).negate()).toList();
            case "grep", "egrep", "fgrep" -> grep(lines);
            case "begin", "find" ->
                lines.stream().dropWhile(found(argument).negate()).toList();
            case "until" -> until(lines, found(argument));
            case "section" -> section(lines);
            case "head" -> lines.subList(0, Math.min(count(), lines.size()));
            case "tail", "last" -> lines.subList(Math.max(0, lines.size() - count()), lines.size());
            case "wc" -> List.of(String.valueOf(lines.size()));
            case "sort" -> lines.stream().sorted().toList();
            case "tac" -> lines.reversed();
            case "uniq" -> uniq(lines);
            default -> lines;
        };
    }

    private int count() {
        Matcher matcher = COUNT.matcher(argument);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : SOME;
    }

    private List<String> section(List<String> lines) {
        List<String> pair = List.of(argument.split(" +", 2));
        boolean excluding = pair.size() == 2 && pair.getFirst().equals("exclude");
        boolean said = excluding || (pair.size() == 2 && pair.getFirst().equals("include"));
        return Sections.of(lines, found(said ? pair.getLast() : argument), !excluding);
    }

    private String options() {
        Matcher matcher = OPTIONS.matcher(argument);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** What grep looks for. */
    private Optional<String> wanted() {
        Matcher matcher = WANTED.matcher(argument.substring(options().length()));
        return matcher.matches()
                ? Stream.of(1, 2, 3)
                        .map(matcher::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    private List<String> grep(List<String> lines) {
        String options = options();
        String text = wanted().orElseThrow();
        boolean fixed = name.equals("fgrep") || options.contains("F");
        boolean extended = name.equals("egrep") || options.contains("E");
        String wanted = fixed ? Pattern.quote(text) : extended ? text : extended(text);
        Predicate<String> found = found(options.contains("i") ? "(?i)" + wanted : wanted);
        return lines.stream()
                .filter(options.contains("v") ? found.negate() : found)
                .toList();
    }

    /** A basic regular expression of POSIX, in which the signs behind a backslash are the special ones, as an extended one. */
    private static String extended(String basic) {
        return SWAPPED.matcher(basic).replaceAll(sign -> {
            String text = sign.group();
            return Matcher.quoteReplacement(text.length() > 1 ? text.substring(1) : "\\" + text);
        });
    }

    private static Predicate<String> found(String regex) {
        try {
            return Pattern.compile(regex).asPredicate();
        } catch (PatternSyntaxException e) {
            return line -> line.contains(regex);
        }
    }

    private static List<String> until(List<String> lines, Predicate<String> last) {
        long before = lines.stream().takeWhile(last.negate()).count();
        return lines.stream().limit(before + 1).toList();
    }

    private static List<String> uniq(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(at -> at == 0 || !lines.get(at).equals(lines.get(at - 1)))
                .mapToObj(lines::get)
                .toList();
    }
}
