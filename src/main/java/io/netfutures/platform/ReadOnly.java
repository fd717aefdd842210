package io.netfutures.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says whether a command only reads, before any device is contacted. It knows what reads, not what writes: a command passes if its words,
 * its filters and its characters are all known to be harmless. Immutable; nothing here blocks.
 *
 * <ul>
 *   <li>Only printable ASCII passes. Others look like letters that they are not, and to a device that reads seven bits {@code č} is
 *       {@code D} and Enter.
 *   <li>The first word may be abbreviated, in any case, as long as it cannot mean a word that writes: {@code sho}, {@code pi}, but
 *       not {@code s}, {@code t}. {@code sh} and {@code dis} pass, since everyone means show and display by them.
 *   <li>Behind a pipe stand filters that read, as short as the platform takes them. Unless it is quoted in what a filter is given, a
 *       pipe without a blank on either side is part of a regular expression, if one has begun: {@code | include up|down}.
 *   <li>{@code >} is refused where it could name a file: {@code | include >} passes, {@code | include > x} does not.
 *   <li>What separates commands somewhere, {@code ;}, <code>`</code>, {@code $(}, {@code <(} and a free-standing {@code &}, passes
 *       nowhere.
 * </ul>
 *
 * <p>A word is written in one of three ways, and one of the latter two makes all words of a platform of its kind:
 *
 * <ul>
 *   <li>{@code show}, {@code execute ping}, {@code admin sh(ow)}, {@code cfg * get}: the command begins so. Only the first word may be
 *       abbreviated, and others as far as {@link Keyword} says; {@code *} is any word.
 *   <li>{@code * print}: the verb stands behind the words of its menu, {@code /ip address print}, {@code /ip/address/print}.
 *   <li>{@code $ uptime}, {@code $ df ...}: a command of a Unix shell in that {@link Usage}, without any character that is special to a
 *       shell but a pipe, in front of filters that a shell has too.
 * </ul>
 */
public final class ReadOnly {
    /** Where they mean show and display, no command that abbreviates alike has shutdown, disable or disconnect beside them. */
    private static final Set<String> ESTABLISHED = Set.of("sh", "dis");

    private static final String SHELL = "$ ";
    private static final String MENU = "* ";

    /** The longest command that a message shows whole. */
    private static final int SHOWN = 120;

    private static final Pattern SEPARATOR = Pattern.compile(";|&&|(?<= )&|&(?= |$)");
    private static final Pattern SUBSTITUTION = Pattern.compile("`|\\$\\(|[<>]\\(");
    private static final Pattern SHELL_SPECIAL = Pattern.compile("[;&`$<>]|\\|(?! )|(?<! )\\|");

    /** A way into a file, whatever stands around it. */
    private static final Pattern HIDDEN_FILE =
            Pattern.compile("(?i)(>|\\| *(re|ap|te)\\w*) *[\\w.-]*(flash|disk|nvram|ftp|http|scp|:/|:\\w)");

    private static final Pattern MENU_SPECIAL = Pattern.compile("[;&$`\\\\(){}\\[\\]|]");
    private static final Pattern MENU_WORD = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** Some commands show counters and then set them to zero. */
    private static final Pattern CLEARS = Pattern.compile("(?i) cl(e(ar?)?)?$");

    private final String platform;
    private final List<String> words;
    private final List<String> verbs;
    private final List<Denial> denials;
    private final Pipes pipes;

    /**
     * Judges the commands of a platform.
     *
     * @param platform its name, for messages
     * @param words what only reads
     * @param filters what reads behind a pipe, as {@link Keyword}s; empty where it is not known what the platform has
     * @param deny what writes all the same, as {@link Denial}s
     */
    ReadOnly(String platform, List<String> words, List<String> filters, List<String> deny) {
        this.platform = platform;
        this.words = List.copyOf(words);
        this.verbs = words.stream().map(each -> bare(each).split(" ")[0]).toList();
        this.denials = deny.stream().map(Denial::of).toList();
        this.pipes = new Pipes(filters.stream().map(Keyword::of).toList());
    }

    /** Judges by the file of a platform. */
    public static ReadOnly of(Platform platform) {
        return new ReadOnly(platform.name(), platform.readOnly(), platform.filters(), platform.deny());
    }

    /** Why the command may not be sent, as a sentence for the user that also says how to send it anyway; empty if it only reads. */
    public Optional<String> objection(String command) {
        return reason(command).map(reason -> explanation(command) + "; to send it anyway: --unsafe");
    }

    /** The {@link #reason} why a command may not be sent, and where the words are that may be. */
    public String explanation(String command) {
        String reason = reason(command).orElse("");
        return reason.equals(notReading(normal(command))) ? reason + whatReads() : reason;
    }

    /** Why the command may not be sent, without what to do about it; empty if it only reads. */
    public Optional<String> reason(String command) {
        String text = normal(command);
        return characters(command)
                .or(() -> text.isEmpty() ? Optional.of("the command is empty") : Optional.empty())
                .or(() -> {
                    if (has(SHELL)) {
                        return inShell(text);
                    }
                    return has(MENU) ? inMenu(text) : plain(text);
                });
    }

    private static String normal(String command) {
        return command.strip().replaceAll(" +", " ");
    }

    private static Optional<String> characters(String command) {
        return command.codePoints()
                .filter(c -> c < ' ' || c > '~')
                .mapToObj(c -> "the command has a character that is not plain ASCII, U+" + String.format("%04X", c))
                .findFirst();
    }

    private Optional<String> plain(String text) {
        String command = text.regionMatches(true, 0, "do ", 0, 3) ? text.substring(3) : text;
        String[] said = command.split("(?=\\|)| ", -1);
        if (words.stream().noneMatch(each -> begins(said, each.split(" ")))) {
            return Optional.of(notReading(text));
        }
        // Only what a filter is given is known to be protected by quotation marks.
        int filters = text.indexOf('|') + 1;
        String bare =
                text.substring(0, filters) + (filters > 0 ? Quotation.hidden(text.substring(filters), "\"") : text);
        String first = bare.split("\\|")[0].strip();
        return special(SEPARATOR, bare, "may begin another command")
                .or(() -> command.toLowerCase(Locale.ROOT).startsWith("bash")
                        ? special(SHELL_SPECIAL, text, "may begin another command")
                        : Optional.empty())
                .or(() -> special(SUBSTITUTION, text, "may begin another command"))
                .or(() -> CLEARS.matcher(first).find() ? Optional.of("clears what it shows") : Optional.empty())
                .or(() -> pipes.objection(text, bare))
                .or(() -> special(HIDDEN_FILE, text, "would write to a file where quotation marks do not count"))
                .map(reason -> in(text, reason))
                .or(() -> denied(text, readings(command.split("\\|")[0])));
    }

    private boolean begins(String[] said, String[] reading) {
        if (said.length < reading.length || !stands(said[0], reading[0])) {
            return false;
        }
        for (int i = 1; i < reading.length; i++) {
            String word = said[i].toLowerCase(Locale.ROOT);
            if (word.isEmpty()
                    || !(reading[i].equals("*") || Keyword.of(reading[i]).isSaid(word))) {
                return false;
            }
        }
        return true;
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
                                                        .noneMatch(each ->
                                                                each.startsWith(small) && !verbs.contains(each)))));
    }

    private Optional<String> inShell(String text) {
        PosixCommand command = new PosixCommand(text);
        return command.objection()
                .map(reason -> in(text, reason))
                .or(() -> words.stream().map(each -> Usage.of(bare(each))).noneMatch(command::isUsed)
                        ? Optional.of(notReading(text))
                        : Optional.empty())
                .or(() -> pipes.shellObjection(text, command.bare()).map(reason -> in(text, reason)))
                .or(() -> denied(text, Stream.of(command.words())));
    }

    private Optional<String> inMenu(String text) {
        return special(MENU_SPECIAL, text, "may begin another command")
                .map(reason -> in(text, reason))
                .or(() -> {
                    String[] said = text.replaceFirst("^/ ?", "").split("[ /]+");
                    return words.stream().noneMatch(each -> isInMenu(said, each))
                            ? Optional.of(notReading(text))
                            : Optional.empty();
                })
                .or(() -> denied(text, readings(text.replaceAll(" *= *", "=").replace('/', ' '))));
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

    /** What a command line may read: it takes out quotation marks, and often {@code ?}, which it answers. */
    private static Stream<List<String>> readings(String command) {
        String small = command.toLowerCase(Locale.ROOT);
        return Stream.of(
                        small,
                        Quotation.unquoted(small),
                        Quotation.unquoted(small).replace("?", ""))
                .map(each -> List.of(each.strip().split(" +")));
    }

    private Optional<String> denied(String text, Stream<List<String>> readings) {
        return readings.anyMatch(said -> denials.stream().anyMatch(each -> each.concerns(said)))
                ? Optional.of(shown(text) + " is known to write on " + platform)
                : Optional.empty();
    }

    private static Optional<String> special(Pattern characters, String text, String what) {
        return characters
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> Quotation.marked(found.group().strip()) + " " + what);
    }

    private String notReading(String text) {
        return shown(text) + " is not known to only read on " + platform;
    }

    private String whatReads() {
        return words.isEmpty()
                ? ", and nothing is"
                : "; what is: " + Quotation.marked("netfutures platforms " + platform);
    }

    private static String in(String text, String reason) {
        return shown(text) + ": " + reason;
    }

    /** The whole command, but for the middle of a very long one. */
    private static String shown(String text) {
        return Quotation.marked(
                text.length() <= SHOWN
                        ? text
                        : text.substring(0, SHOWN / 2) + " ... " + text.substring(text.length() - SHOWN / 2));
    }

    private boolean has(String kind) {
        return words.stream().anyMatch(each -> each.startsWith(kind));
    }

    private static String bare(String word) {
        return word.startsWith(SHELL) || word.startsWith(MENU) ? word.substring(2) : word;
    }

    /** @throws IllegalArgumentException if this is no form of commands that read */
    static void check(String text) {
        if (text.startsWith("$ ")) {
            Usage.of(text.substring(2));
        } else {
            Stream.of(text.split(" ")).filter(each -> !each.equals("*")).forEach(Keyword::of);
        }
    }
}
