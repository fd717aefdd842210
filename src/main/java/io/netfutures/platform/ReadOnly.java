package io.netfutures.platform;

import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says whether a command only reads, before anything is contacted. It knows what reads, not what writes: a command passes if
 * its words, its filters and its characters are all known to be harmless. A pure function.
 *
 * <ul>
 *   <li>Only printable ASCII passes. Others look like letters that they are not, and to a device that reads seven bits {@code č} is
 *       {@code D} and Enter.
 *   <li>The first word may be abbreviated, in any case, as long as it cannot mean a word that writes: {@code sho}, {@code pi}, but
 *       not {@code s}, {@code t}. {@code sh} and {@code dis} are everybody's show and display.
 *   <li>Behind a pipe stand filters that read, abbreviated as well. Unless it is quoted in what a filter is given, a pipe without a
 *       blank on either side is part of a regular expression, if one has begun: {@code | include up|down}.
 *   <li>{@code >} is refused where it could name a file: {@code | include >} passes, {@code | include > x} does not.
 *   <li>What separates commands somewhere, {@code ;}, <code>`</code>, {@code $(} and a free-standing {@code &}, passes nowhere.
 * </ul>
 *
 * <p>A word is written in one of three ways, and one of the latter two makes all words of a platform of its kind:
 *
 * <ul>
 *   <li>{@code show}, {@code execute ping}: the command begins so. Only the first word may be abbreviated.
 *   <li>{@code * print}: the verb stands behind the words of its menu, {@code /ip address print}, {@code /ip/address/print}.
 *   <li>{@code $ uptime}, {@code $ df ...}: a command of a Unix shell, exactly so, or with more arguments where {@code ...} stands;
 *       without any character that is special to a shell but a pipe, in front of filters that a shell has too.
 * </ul>
 *
 * @param platform its name, for messages
 * @param words what only reads
 * @param deny what writes all the same, found anywhere in the command, whose first word is there in full; in any case
 */
public record ReadOnly(String platform, List<String> words, List<Pattern> deny) {
    /** Where they mean show and display, no command that abbreviates alike has shutdown, disable or disconnect beside them. */
    private static final Set<String> ESTABLISHED = Set.of("sh", "dis");

    private static final String SHELL = "$ ";
    private static final String MENU = "* ";
    private static final String AND_MORE = "...";

    private static final Pattern SEPARATOR = Pattern.compile(";|&&|(?<= )&|&(?= |$)");
    private static final Pattern SUBSTITUTION = Pattern.compile("`|\\$\\(");
    private static final Pattern SHELL_SPECIAL = Pattern.compile("[;&<>$`\\\\(){}!]");
    private static final Pattern MENU_SPECIAL = Pattern.compile("[;&$`\\\\(){}\\[\\]|]");
    private static final Pattern MENU_WORD = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** Some commands show counters and then set them to zero. */
    private static final Pattern CLEARS = Pattern.compile("(?i) cl(e(ar?)?)?$");

    public ReadOnly {
        words = List.copyOf(words);
        deny = deny.stream()
                .map(each -> Pattern.compile(each.pattern(), each.flags() | Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** Why the command may not be sent, in plain words, with the way to send it all the same; empty if it only reads. */
    public Optional<String> objection(String command) {
        String text = command.strip().replaceAll(" +", " ");
        return characters(command)
                .or(() -> text.isEmpty() ? Optional.of("the command is empty") : Optional.empty())
                .or(() -> {
                    if (has(SHELL)) {
                        return inShell(text);
                    }
                    return has(MENU) ? inMenu(text) : plain(text);
                })
                .map(reason -> reason + "; to send it anyway: --unsafe");
    }

    private static Optional<String> characters(String command) {
        return command.codePoints()
                .filter(c -> c < ' ' || c > '~')
                .mapToObj(c -> "the command has a character that is not plain ASCII, U+" + String.format("%04X", c))
                .findFirst();
    }

    private Optional<String> plain(String text) {
        Optional<String> full = inFull(text);
        if (full.isEmpty()) {
            return Optional.of(notReading(text));
        }
        // Only what a filter is given is known to be protected by quotation marks.
        int filters = text.indexOf('|') + 1;
        String bare =
                text.substring(0, filters) + (filters > 0 ? Pipes.withoutQuoted(text.substring(filters), "\"") : text);
        return special(SEPARATOR, bare, "may begin another command")
                .or(() -> special(SUBSTITUTION, text, "may begin another command"))
                .or(() -> CLEARS.matcher(bare.split("\\|")[0].strip()).find()
                        ? Optional.of(quoted(text) + " clears what it shows")
                        : Optional.empty())
                .or(() -> Pipes.objection(text, bare))
                .or(() -> denied(text, full.get()));
    }

    /** The command with its reading words in full; nothing if it does not begin with such. */
    private Optional<String> inFull(String text) {
        if (text.regionMatches(true, 0, "do ", 0, 3)) {
            return inFull(text.substring(3)).map(rest -> "do " + rest);
        }
        String[] said = text.split("(?=\\|)| ", -1);
        return words.stream()
                .filter(each -> begins(said, each.split(" ")))
                .findFirst()
                .map(each -> each + text.substring(lengthOf(said, each.split(" ").length)));
    }

    private boolean begins(String[] said, String[] reading) {
        if (said.length < reading.length || !stands(said[0], reading[0])) {
            return false;
        }
        for (int i = 1; i < reading.length; i++) {
            if (!said[i].equalsIgnoreCase(reading[i])) {
                return false;
            }
        }
        return true;
    }

    /** The words and the blanks between them. */
    private static int lengthOf(String[] said, int count) {
        return Stream.of(said).limit(count).mapToInt(String::length).sum() + count - 1;
    }

    /** Whether what was said can only mean this word, or another that reads. */
    private boolean stands(String said, String reading) {
        String small = said.toLowerCase(Locale.ROOT);
        return !small.isEmpty()
                && (reading.equalsIgnoreCase(small)
                        || (reading.toLowerCase(Locale.ROOT).startsWith(small)
                                && (ESTABLISHED.contains(small)
                                        || (has(MENU) ? WritingWords.MENU : WritingWords.FIRST)
                                                .stream()
                                                        .noneMatch(each -> each.startsWith(small) && !isFirst(each)))));
    }

    private boolean isFirst(String word) {
        return words.stream().anyMatch(each -> bare(each).split(" ")[0].equals(word));
    }

    private Optional<String> inShell(String text) {
        String bare = Pipes.withoutQuoted(text, "\"'");
        return special(SHELL_SPECIAL, text, "is special to a shell")
                .or(() -> bare.chars().anyMatch(c -> c == '"' || c == '\'')
                        ? Optional.of("a quotation does not end in " + quoted(text))
                        : Optional.empty())
                .or(() -> {
                    String[] said = bare.split("\\|", -1)[0].strip().split(" ");
                    return words.stream().noneMatch(each -> isExactly(said, bare(each)))
                            ? Optional.of(notReading(text))
                            : Optional.empty();
                })
                .or(() -> Pipes.shellObjection(text, bare))
                .or(() -> denied(text, text));
    }

    private static boolean isExactly(String[] said, String reading) {
        List<String> words = new ArrayList<>(List.of(reading.split(" ")));
        boolean more = words.removeIf(AND_MORE::equals);
        return said.length >= words.size()
                && (more || said.length == words.size())
                && Arrays.asList(said).subList(0, words.size()).equals(words);
    }

    private Optional<String> inMenu(String text) {
        return special(MENU_SPECIAL, text, "may begin another command")
                .or(() -> {
                    String[] said = text.replaceFirst("^/ ?", "").split("[ /]+");
                    return words.stream().noneMatch(each -> isInMenu(said, each))
                            ? Optional.of(notReading(text))
                            : Optional.empty();
                })
                .or(() -> denied(text, text));
    }

    private boolean isInMenu(String[] said, String reading) {
        if (!reading.startsWith(MENU)) {
            return begins(said, reading.replaceFirst("^/", "").split("[ /]"));
        }
        for (String word : said) {
            String small = word.toLowerCase(Locale.ROOT);
            if (small.length() > 1 && stands(small, bare(reading))) {
                return true;
            }
            if (!MENU_WORD.matcher(small).matches()
                    || WritingWords.MENU.stream()
                            .anyMatch(each -> each.startsWith(small) || small.startsWith(each + "-"))) {
                return false;
            }
        }
        return false;
    }

    private Optional<String> denied(String text, String full) {
        return deny.stream()
                .filter(each -> each.matcher(full).find() || each.matcher(text).find())
                .findFirst()
                .map(each -> quoted(text) + " is known to write on " + platform);
    }

    private static Optional<String> special(Pattern characters, String text, String what) {
        return characters
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> quoted(found.group().strip()) + " " + what);
    }

    private String notReading(String text) {
        String[] said = text.split(" ");
        int most = words.stream()
                .filter(each ->
                        !each.startsWith(MENU) && bare(each).split(" ")[0].equalsIgnoreCase(said[0]))
                .mapToInt(each -> bare(each).split(" ").length)
                .max()
                .orElse(1);
        String start = has(MENU) ? text : String.join(" ", Arrays.asList(said).subList(0, Math.min(most, said.length)));
        return quoted(start) + " is not a command that only reads on " + platform
                + (words.isEmpty() ? "; none is known there" : "; allowed are " + String.join(", ", allowed()));
    }

    private List<String> allowed() {
        return words.stream().map(ReadOnly::bare).distinct().toList();
    }

    private boolean has(String kind) {
        return words.stream().anyMatch(each -> each.startsWith(kind));
    }

    private static String bare(String word) {
        return word.startsWith(SHELL) || word.startsWith(MENU) ? word.substring(2) : word;
    }

    static String quoted(String text) {
        return "`" + Printable.line(text) + "`";
    }
}
