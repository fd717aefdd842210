package io.netfutures.session;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.platform.Platforms;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of one device. The platform's file says what they look like; the device's name in them, what changes from one to the next,
 * and which lines stand above them are learnt from two that the device has shown. If the name has letters that the file does not expect,
 * the name shown counts, and the mode is told from what stands around it. For one thread.
 */
final class Prompts {
    /** A name that every platform takes for one. */
    private static final String NAME = "X";

    /** A name that the device shortens keeps at least this many characters. */
    private static final int SHORTENED = 3;

    /** The prompts of all platforms that have a name in them end in one of these. */
    private static final String SIGNS = "#>$%])";

    /** At most this many characters stand around the name. */
    private static final int MOST_OUTSIDE = 32;

    private static final Pattern ASKS = Pattern.compile(".*[:?]|");

    private final Platform platform;
    private @Nullable Learnt learnt;
    private List<Pattern> above = List.of();

    /** The last line that was compared, and what it is; null before that. */
    private @Nullable Seen compared;

    /** The last question for a name, and the answer. */
    private String asked = "";

    private @Nullable Name found;

    /** Where the text at the right edge of the prompt's line ends, or 0. */
    private int rightEdge;

    Prompts(Platform platform) {
        this.platform = platform;
    }

    /**
     * What was learnt, where the file of the platform alone would not tell it.
     *
     * @param whole what the prompt looks like
     * @param stem what it looks like up to the end of the name
     * @param from where the name begins
     */
    private record Learnt(Prompt prompt, Pattern whole, Pattern stem, int from) {}

    /** A line without blanks at its end, and the prompt that it is. */
    private record Seen(String text, Optional<Prompt> prompt) {}

    /** Where in a prompt the name stands. */
    private record Name(int from, int to, String mode) {}

    /** The prompt that this last line is, if it looks like one of this device. */
    Optional<Prompt> of(String lastLine) {
        String text = lastLine.stripTrailing();
        Seen known = compared;
        if (known == null || !known.text().equals(text)) {
            known = new Seen(text, find(text));
            compared = known;
        }
        return known.prompt();
    }

    private Optional<Prompt> find(String text) {
        Learnt known = learnt;
        if (known == null) {
            return platform.prompt(text);
        }
        String name = known.prompt().host();
        if (known.whole().matcher(text).matches()) {
            return Optional.of(new Prompt(text, known.prompt().mode(), name));
        }
        Matcher stem = known.stem().matcher(text);
        boolean whole = stem.lookingAt();
        int end = whole ? stem.end() : shortenedEnd(known, text);
        Optional<Prompt> other = end < 0
                ? Optional.empty()
                : platform.prompt(text.substring(0, known.from()) + NAME + text.substring(end))
                        .filter(seen ->
                                whole || !seen.mode().equals(known.prompt().mode()))
                        .map(seen -> new Prompt(text, seen.mode(), name));
        return other.or(() -> platform.prompt(text));
    }

    /** Where the part of the name ends that the device shows in another mode; negative if it shows none. */
    private static int shortenedEnd(Learnt known, String text) {
        String whole = known.prompt().text();
        int end = 0;
        while (end < Math.min(text.length(), whole.length()) && text.charAt(end) == whole.charAt(end)) {
            end++;
        }
        return end - known.from() >= SHORTENED ? end : -1;
    }

    /** Whether this last line may be a prompt though it looks like none that the platform has: it is one if it comes again after Enter. */
    boolean mayBe(String lastLine) {
        String text = lastLine.stripTrailing();
        return hasName(text)
                || (platform.name().equals(Platforms.GENERIC)
                        && !ASKS.matcher(text).matches()
                        && !platform.isQuestion(text));
    }

    /** Whether this last line is a prompt of the platform but for the letters of the name. */
    boolean hasName(String lastLine) {
        return name(lastLine.stripTrailing()) != null;
    }

    /** Whether this last line is, but for what changes, the one at which Enter was typed. */
    boolean comesAgain(String before, String last) {
        Optional<Prompt> one = platform.prompt(before);
        Optional<Prompt> other = platform.prompt(last);
        return (one.isPresent() && other.isPresent() && isSame(one.get(), other.get()))
                || LineShape.of(before.strip(), last.strip()).isPresent();
    }

    /**
     * Learns the prompt from two showings of it.
     *
     * @param linesAbove the second of them, in order; empty if none stand there
     * @param linesAboveNext the third
     */
    Prompt learn(String one, String other, List<String> linesAbove, List<String> linesAboveNext) {
        String text = other.stripTrailing();
        LineShape shape = LineShape.of(one.stripTrailing(), text)
                .or(() -> LineShape.of(text, text))
                .orElseThrow();
        learnt = platform.prompt(text)
                        .filter(seen -> !shape.changes() && !isLoginInConfiguration(seen))
                        .isPresent()
                ? null
                : learnt(text, shape);
        compared = null;
        above = IntStream.range(0, linesAbove.size())
                .mapToObj(i -> LineShape.of(linesAbove.get(i), linesAboveNext.get(i))
                        .orElseThrow()
                        .whole())
                .toList();
        return of(text).orElseThrow();
    }

    /** No login ends in configuration mode: what looks like it is a name with brackets, unless it says {@code (config}. */
    private static boolean isLoginInConfiguration(Prompt seen) {
        return seen.mode().equals(Platform.CONFIG) && !seen.text().contains("(config");
    }

    private @Nullable Learnt learnt(String text, LineShape shape) {
        Name name = name(text);
        if (name != null) {
            Prompt prompt = new Prompt(text, name.mode(), text.substring(name.from(), name.to()));
            return new Learnt(prompt, shape.whole(), shape.upTo(name.to()), name.from());
        }
        return platform.prompt(text).isEmpty()
                ? new Learnt(new Prompt(text, platform.work(), text), shape.whole(), shape.whole(), 0)
                : null;
    }

    /** The longest part of this line that may be a name, so that it is a prompt of the platform outside of its configuration. */
    private @Nullable Name name(String text) {
        if (!text.equals(asked)) {
            asked = text;
            // The search is not for every part of a banner that comes in pieces.
            found = text.isEmpty() || SIGNS.indexOf(text.charAt(text.length() - 1)) < 0 ? null : longestName(text);
        }
        return found;
    }

    private @Nullable Name longestName(String text) {
        for (int outside = 1; outside < Math.min(text.length(), MOST_OUTSIDE); outside++) {
            for (int from = 0; from <= outside; from++) {
                int to = text.length() - (outside - from);
                Prompt seen = platform.prompt(text.substring(0, from) + NAME + text.substring(to))
                        .orElse(null);
                if (seen != null && seen.host().equals(NAME) && !seen.mode().equals(Platform.CONFIG)) {
                    return new Name(from, to, seen.mode());
                }
            }
        }
        return null;
    }

    /** Learns that a text stands in the line of the prompt that ends at this column. */
    void learnRightEdge(int column) {
        rightEdge = column;
    }

    /** This line without the text that stands at the right edge of a prompt's line. */
    String withoutRightEdge(String line) {
        return rightEdge == 0 || line.length() != rightEdge ? line : line.replaceFirst(" {2,}\\S+( \\S+)*$", "");
    }

    /** Whether this line above a prompt belongs to it. */
    boolean isContext(String line) {
        return platform.isContext(line)
                || above.stream()
                        .anyMatch(each -> each.matcher(line.stripTrailing()).matches());
    }

    /** Whether this line is no output: a prompt, a line that belongs to one, a log line, or an empty one. */
    boolean isAround(String line) {
        return line.isEmpty() || platform.isLog(line) || isContext(line) || of(line).isPresent();
    }

    /** How many lines above a prompt belong to it, besides those that the platform knows. */
    int linesAbove() {
        return above.size();
    }

    /** Keeps of the lines learnt above a prompt only those that the device still {@code shown}. */
    void keepLinesAbove(List<String> shown) {
        above = above.stream()
                .filter(each -> shown.stream()
                        .anyMatch(line -> each.matcher(line.stripTrailing()).matches()))
                .toList();
    }

    /** Where the prompt of this text ends, but for what changes in it, with which this line begins; negative if it does not. */
    int endIn(String line, String prompt) {
        if (line.startsWith(prompt)) {
            return prompt.length();
        }
        Learnt known = learnt;
        Matcher whole = known == null || !known.whole().matcher(prompt).matches()
                ? null
                : known.whole().matcher(line);
        return whole != null && whole.lookingAt() ? whole.end() : -1;
    }

    /** Whether a line of this text begins with this prompt, from this place on, but for the line that it stands in. */
    boolean isQuoted(String text, int from, Prompt prompt) {
        return text.indexOf("\n" + prompt.text(), from) >= 0
                || (learnt != null
                        && text.substring(from).lines().skip(1).anyMatch(each -> endIn(each, prompt.text()) >= 0));
    }

    /** Where this prompt begins that stands at the end of a line, behind something else; negative if it does not. */
    int behind(String text, Prompt prompt) {
        int from = -1;
        Learnt known = learnt;
        if (known != null) {
            Matcher each = known.stem().matcher(text);
            while (each.find()) {
                from = each.start();
            }
        } else {
            String host = prompt.host();
            int name = prompt.text().indexOf(host) + host.length();
            from = text.lastIndexOf(
                    host.isEmpty() ? prompt.text() : prompt.text().substring(0, name));
        }
        return from > 0
                        && of(text.substring(from))
                                .filter(seen -> isSame(seen, prompt))
                                .isPresent()
                ? from
                : -1;
    }

    /** Whether both show the same mode and name; if there is no name, the same text. */
    static boolean isSame(Prompt one, Prompt other) {
        return one.mode().equals(other.mode())
                && one.host().equals(other.host())
                && (!one.host().isEmpty() || one.text().equals(other.text()));
    }

    /** Whether both are of one device, in any modes; in some it may show less of its name. */
    static boolean isOfSameDevice(Prompt one, Prompt other) {
        String first = one.host();
        String second = other.host();
        boolean shortened = Math.min(first.length(), second.length()) >= SHORTENED
                && !one.mode().equals(other.mode())
                && (first.startsWith(second) || second.startsWith(first));
        return first.equals(second) || shortened;
    }
}
