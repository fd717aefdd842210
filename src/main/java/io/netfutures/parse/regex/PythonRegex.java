package io.netfutures.parse.regex;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Python 3.11's {@code re}, for {@code str}: compiled once, immutable, for any number of threads.
 *
 * <p>Where Python's own {@code re} could try without end, a match here ends by {@link TooLong}.
 */
public final class PythonRegex {
    private final RegexParser.Parsed parsed;

    /** Groups in {@code (?!...)} and {@code (?<!...)}: Java may leave there what an attempt has captured that came to nothing. */
    private final BitSet inNegation = new BitSet();

    private final Prefilter prefilter;
    private final boolean endless;
    private final Pattern plain;
    private volatile @Nullable Pattern full;

    private PythonRegex(RegexParser.Parsed parsed) throws RegexException {
        this.parsed = parsed;
        collect(parsed.root(), false);
        prefilter = Prefilter.of(parsed.root());
        endless = EmptyWays.areEndless(parsed.root());
        plain = JavaPattern.compile(parsed.root(), true);
    }

    /**
     * Whether the same match may have captured something else than in Python. Java keeps what a group has captured in a look-around, an
     * atomic group or a possessive repetition that is given up afterwards for another alternative; and of the last of several
     * repetitions that matched nothing the two keep what suits them.
     */
    boolean capturesInItsOwnWay() {
        return captures(parsed.root(), false);
    }

    private static boolean captures(RegexNode node, boolean inside) {
        boolean begins = switch (node) {
            case RegexNode.Look look -> true;
            case RegexNode.Atomic atomic -> true;
            case RegexNode.Repeat repeat ->
                repeat.greed() == RegexNode.Greed.POSSESSIVE
                        || (repeat.max() > 1 && Width.of(repeat.body()).min() == 0);
            default -> false;
        };
        return (inside && node instanceof RegexNode.Capture)
                || Width.parts(node).stream().anyMatch(part -> captures(part, inside || begins));
    }

    private void collect(RegexNode node, boolean negated) {
        if (negated && node instanceof RegexNode.Capture capture) {
            inNegation.set(capture.number());
        }
        for (RegexNode part : Width.parts(node)) {
            collect(part, negated || (node instanceof RegexNode.Look look && look.negated()));
        }
    }

    /**
     * Compiles.
     *
     * @throws RegexException if Python would refuse it, or it has a conditional group, a reference in a look-behind, or many thousands of
     *     parts
     */
    public static PythonRegex compile(String pattern) throws RegexException {
        RegexParser.Parsed parsed = RegexParser.parse(pattern);
        return new PythonRegex(parsed);
    }

    /** How many groups it has, named or not. */
    public int groups() {
        return parsed.groups();
    }

    /** The named groups, in the order in which they open. */
    public List<Map.Entry<String, Integer>> names() {
        return parsed.names();
    }

    /** Something that matches this against the text that the subject has at that time. Not for several threads. */
    public Match against(Subject subject) {
        return new Match(subject);
    }

    /** Whether it matches at the start of this text, as {@code re.match}. */
    public boolean matches(String text) throws TooLong {
        Subject subject = new Subject();
        subject.set(text, readsFor(text));
        return against(subject).matches();
    }

    /** Whether it matches anywhere in this text, as {@code re.search}. */
    public boolean isFoundIn(String text) throws TooLong {
        Subject subject = new Subject();
        subject.set(text, readsFor(text));
        return against(subject).isFound();
    }

    /** Most texts are plain, so most patterns are never written in full. */
    private Pattern full() throws TooLong {
        Pattern written = full;
        if (written == null) {
            try {
                written = JavaPattern.compile(parsed.root(), false);
            } catch (RegexException tooMany) {
                throw new TooLong(String.valueOf(tooMany.getMessage()));
            }
            full = written;
        }
        return written;
    }

    /**
     * How many characters all patterns of a template together may read of one line. Of the answers of 900 real devices no line needs more
     * than 150,000 in its template, but one with a blank too many at its end needs ten million, and of a long line few templates read more
     * than 50 times its length; 200 million take some seconds.
     */
    public static long readsForLine(String line) {
        return Math.min(50_000_000 + 50L * line.length(), 200_000_000);
    }

    /** How many characters may be read of one of many short texts, such as the cells of a column, for which together there is no bound. */
    private static long readsFor(String text) {
        return Math.min(2_000_000 + 50L * text.length(), 200_000_000);
    }

    /** A match that was given up. The message has no name of a pattern or a text. */
    public static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;

        private TooLong(String message) {
            super(message);
        }

        static TooLong tries() {
            return new TooLong("it was given up after many attempts that led nowhere");
        }

        static TooLong text(Subject subject) {
            return new TooLong("the text of %d characters is too long for it".formatted(subject.length()));
        }
    }

    /** Matches of one subject, one after the other. */
    public final class Match {
        private final Subject subject;
        private @Nullable Matcher ofPlain;
        private @Nullable Matcher ofFull;
        private @Nullable Matcher last;

        private Match(Subject subject) {
            this.subject = subject;
        }

        /** Whether it matches at the start of the subject, as {@code re.match}. */
        public boolean matches() throws TooLong {
            return matcher(true, 0);
        }

        /** Whether it matches anywhere in the subject, as {@code re.search}. */
        public boolean isFound() throws TooLong {
            return matcher(false, 0);
        }

        /** Whether it matches anywhere in the subject from there on; what stands before is looked at by what looks behind. */
        public boolean isFound(int from) throws TooLong {
            return matcher(false, from);
        }

        /** Where the last match begins, which was successful. */
        public int start() {
            return last == null ? 0 : last.start();
        }

        /** Where the last match ends, which was successful. */
        public int end() {
            return last == null ? 0 : last.end();
        }

        private boolean matcher(boolean atStart, int from) throws TooLong {
            if (atStart && subject.isPlain() && !prefilter.lets(subject)) {
                return false;
            }
            Matcher matcher = fresh();
            last = matcher;
            if (endless && subject.length() == 0) {
                throw TooLong.tries();
            }
            try {
                return atStart ? matcher.lookingAt() : matcher.find(from);
            } catch (Subject.OutOfReads tooMany) {
                throw TooLong.tries();
            } catch (StackOverflowError tooDeep) {
                matcher.reset();
                return DeepStack.match(atStart ? matcher::lookingAt : () -> matcher.find(from), subject);
            }
        }

        private Matcher fresh() throws TooLong {
            Matcher matcher = subject.isPlain() ? ofPlain : ofFull;
            if (matcher != null) {
                matcher.reset();
            } else if (subject.isPlain()) {
                matcher = plain.matcher(subject);
                ofPlain = matcher;
            } else {
                matcher = full().matcher(subject);
                ofFull = matcher;
            }
            return matcher;
        }

        /** What the group of this number has captured in the last match, which was successful; null if it took no part. */
        public @Nullable String group(int number) {
            return last == null || inNegation.get(number) ? null : last.group(number);
        }
    }
}
