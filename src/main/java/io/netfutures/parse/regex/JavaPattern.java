package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Alternatives;
import io.netfutures.parse.regex.RegexNode.Anchor;
import io.netfutures.parse.regex.RegexNode.Any;
import io.netfutures.parse.regex.RegexNode.Atomic;
import io.netfutures.parse.regex.RegexNode.Capture;
import io.netfutures.parse.regex.RegexNode.Cased;
import io.netfutures.parse.regex.RegexNode.Category;
import io.netfutures.parse.regex.RegexNode.Greed;
import io.netfutures.parse.regex.RegexNode.Literal;
import io.netfutures.parse.regex.RegexNode.Look;
import io.netfutures.parse.regex.RegexNode.Member;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Plain;
import io.netfutures.parse.regex.RegexNode.Range;
import io.netfutures.parse.regex.RegexNode.Reference;
import io.netfutures.parse.regex.RegexNode.Repeat;
import io.netfutures.parse.regex.RegexNode.Sequence;
import io.netfutures.parse.regex.RegexNode.WordEdge;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes a tree as a pattern of {@link java.util.regex}. Nothing of the original text is copied: each character and each class is
 * written anew, escaped where Java gives it a meaning.
 *
 * <p>There are two ways to write: for subjects of printable ASCII and tabs, on which Java's own {@code \d}, {@code \w} and {@code \s}
 * are Python's, and for all others.
 */
final class JavaPattern {
    /** What Python's {@code str.isspace} says of: bidirectional types B, S and WS, and category Zs. */
    private static final String SPACE =
            "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private static final String ASCII_SPACE = "\\t-\\r\\x20";
    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String ASCII_WORD = "a-zA-Z0-9_";

    /** Reads a character beside it, if the text has any, and goes on. */
    private static final String READ = "(?=(?s:.)|(?<=(?s:.))|)";

    private final boolean plain;
    private final boolean reads;
    private final StringBuilder out = new StringBuilder();
    private final BitSet sealed = new BitSet();
    private boolean ignoreCase;

    private JavaPattern(boolean plain, boolean reads) {
        this.plain = plain;
        this.reads = reads;
    }

    /**
     * Compiles the tree for subjects of printable ASCII and tabs, or for all.
     *
     * @throws RegexException if it has too many parts for the stack of this thread: Java goes one level deeper with each
     */
    static Pattern compile(RegexNode root, boolean plain) throws RegexException {
        JavaPattern pattern = new JavaPattern(plain, !EmptyWays.areFew(root));
        pattern.write(root, First.NOTHING);
        try {
            return Pattern.compile(pattern.out.toString(), Pattern.UNIX_LINES);
        } catch (PatternSyntaxException | StackOverflowError tooDeep) {
            throw new RegexException("it has too many parts", 0);
        }
    }

    /** @param next with what the text begins that has to follow */
    private void write(RegexNode node, First next) {
        switch (node) {
            case Literal(int codePoint) -> character(codePoint);
            case Any(boolean lineFeedToo) -> out.append(lineFeedToo ? "(?s:.)" : ".");
            case OneOf set -> set(set);
            case Anchor anchor ->
                out.append(
                        switch (anchor) {
                            case START -> "\\A";
                            case START_OF_LINE -> "(?:\\A|(?<=\\n))";
                            case END -> "$";
                            case END_OF_LINE -> "(?=\\n|\\z)";
                            case VERY_END -> "\\z";
                        });
            case WordEdge edge -> wordEdge(edge);
            case Sequence(List<RegexNode> parts) -> {
                List<First> behind = First.behind(parts, next);
                for (int i = 0; i < parts.size(); i++) {
                    write(parts.get(i), behind.get(i));
                }
            }
            case Alternatives alternatives -> group("(?:", alternatives, next);
            case Repeat repeat -> repeat(repeat, next);
            case Capture(int number, RegexNode body) -> group("(", body, next);
            case Plain(RegexNode body) -> group("(?:", body, next);
            case Atomic(RegexNode body) -> group("(?>", body, First.ANYTHING);
            case Cased cased -> cased(cased);
            case Look look -> look(look);
            case Reference(int group) -> reference(group);
        }
    }

    private void look(Look look) {
        group("(?" + (look.ahead() ? "" : "<") + (look.negated() ? "!" : "="), look.body(), First.ANYTHING);
        if (look.negated()) {
            seal(look.body());
        }
    }

    private void seal(RegexNode node) {
        if (node instanceof Capture capture) {
            sealed.set(capture.number());
        }
        Width.parts(node).forEach(this::seal);
    }

    /** A group in a negation has captured nothing for those outside. The empty group keeps a digit that follows out of the number. */
    private void reference(int group) {
        out.append(sealed.get(group) ? "(?!)" : "\\" + group + "(?:)");
    }

    private void cased(Cased cased) {
        boolean outside = ignoreCase;
        ignoreCase = cased.ignored();
        group(ignoreCase ? cased.ascii() || plain ? "(?i-u:" : "(?iu:" : "(?-iu:", cased.body(), First.ANYTHING);
        ignoreCase = outside;
    }

    private void group(String open, RegexNode body, First next) {
        out.append(open);
        if (body instanceof Alternatives alternatives) {
            String separator = "";
            for (RegexNode choice : alternatives.choices()) {
                out.append(separator).append(reads ? READ : "");
                write(choice, next);
                separator = "|";
            }
        } else {
            write(body, next);
        }
        out.append(')');
    }

    private void repeat(Repeat repeat, First next) {
        First again = repeat.max() > 1 ? First.of(repeat.body()).or(next) : next;
        if (reads && Width.of(repeat.body()).min() == 0) {
            group("(?:" + READ, new Plain(repeat.body()), again);
        } else if (repeat.body() instanceof Literal
                || repeat.body() instanceof Any
                || repeat.body() instanceof OneOf
                || repeat.body() instanceof Capture
                || repeat.body() instanceof Alternatives) {
            write(repeat.body(), again);
        } else {
            group("(?:", repeat.body(), again);
        }
        // Of a group that matches no character Java does not keep that it did, if it may do so more than once.
        boolean widthless = Width.of(repeat.body()).max() == 0;
        int min = widthless ? Math.min(1, repeat.min()) : repeat.min();
        int max = widthless ? Math.min(1, repeat.max()) : repeat.max();
        boolean unbounded = max == RegexNode.UNBOUNDED;
        if (min == 0 && max == 1) {
            out.append('?');
        } else if (unbounded && min <= 1) {
            out.append(min == 0 ? '*' : '+');
        } else {
            out.append('{')
                    .append(min)
                    .append(unbounded ? "," : max == min ? "" : "," + max)
                    .append('}');
        }
        out.append(givesBack(repeat, next) ? repeat.greed().suffix() : Greed.POSSESSIVE.suffix());
    }

    /**
     * Whether it can help to give back some of what was taken. Not if none of it can be what has to follow, as with {@code \S+\s}: that
     * saves all attempts to do so when something later does not match.
     */
    private boolean givesBack(Repeat repeat, First next) {
        if (!plain || ignoreCase || repeat.greed() != Greed.GREEDY) {
            return true;
        }
        return switch (repeat.body()) {
            case Literal(int codePoint) -> !next.excludes(PlainSet.range(codePoint, codePoint));
            case OneOf set -> !next.excludes(PlainSet.of(set));
            case Any any -> !next.excludes(PlainSet.ALL);
            default -> true;
        };
    }

    private void character(int codePoint) {
        if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
            out.append((char) codePoint);
        } else {
            out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private void set(OneOf set) {
        if (plain) {
            plainSet(PlainSet.of(set, ignoreCase));
            return;
        }
        out.append(set.negated() ? "[^" : "[");
        for (Member member : set.members()) {
            switch (member) {
                case Range(int first, int last) -> range(first, last);
                case Category(char letter, boolean ascii) -> {
                    if (Character.isUpperCase(letter)) {
                        out.append("[^")
                                .append(members(Character.toLowerCase(letter), ascii))
                                .append(']');
                    } else {
                        out.append(members(letter, ascii));
                    }
                }
            }
        }
        out.append(']');
    }

    private void range(int first, int last) {
        character(first);
        if (last != first) {
            out.append('-');
            character(last);
        }
    }

    /** Java looks for a character in one range, or in many characters written out, with less work than in several ranges. */
    private void plainSet(PlainSet set) {
        StringBuilder members = new StringBuilder();
        for (char c = 0; c < 128; c++) {
            if (set.has(c)) {
                members.append(c);
            }
        }
        if (members.isEmpty()) {
            out.append("(?!)");
            return;
        }
        char first = members.charAt(0);
        char last = members.charAt(members.length() - 1);
        out.append('[');
        if (last - first + 1 == members.length()) {
            range(first, last);
        } else {
            members.chars().forEach(this::character);
        }
        out.append(']');
    }

    private static String members(char category, boolean ascii) {
        return switch (category) {
            case 'd' -> ascii ? "0-9" : "\\p{Nd}";
            case 's' -> ascii ? ASCII_SPACE : SPACE;
            default -> ascii ? ASCII_WORD : WORD;
        };
    }

    /** To Python before 3.14 {@code \B} does not match in an empty text. */
    private void wordEdge(WordEdge edge) {
        if (plain) {
            out.append(edge.negated() ? "(?!\\A\\z)\\B" : "\\b");
            return;
        }
        String word = "[" + members('w', edge.ascii()) + "]";
        if (edge.negated()) {
            out.append("(?!\\A\\z)(?:(?<=W)(?=W)|(?<!W)(?!W))".replace("W", word));
        } else {
            out.append("(?:(?<=W)(?!W)|(?<!W)(?=W))".replace("W", word));
        }
    }
}
