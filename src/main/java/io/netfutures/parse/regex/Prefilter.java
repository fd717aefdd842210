package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Anchor;
import io.netfutures.parse.regex.RegexNode.Capture;
import io.netfutures.parse.regex.RegexNode.Literal;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Plain;
import io.netfutures.parse.regex.RegexNode.Repeat;
import io.netfutures.parse.regex.RegexNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plain subject must have to match at its start, as far as that is cheap to see: so many leading blanks, this character after
 * them, that text somewhere. Of the rules of a template nearly all fail on a line, and nearly all of those fail here.
 *
 * @param fewestBlanks at the start of the subject
 * @param mostBlanks at the start of the subject
 * @param isFirstKnown whether something is known of the first character that is not blank
 * @param first that character is one of these
 * @param text somewhere in the subject; empty if none is known
 */
record Prefilter(int fewestBlanks, int mostBlanks, boolean isFirstKnown, PlainSet first, String text) {
    private static final int SHORTEST_TEXT = 2;

    static Prefilter of(RegexNode root) {
        List<RegexNode> parts = new ArrayList<>();
        flatten(root, parts);
        int at = 0;
        long fewest = 0;
        long most = 0;
        while (at < parts.size() && (parts.get(at) == Anchor.START || isBlank(parts.get(at)))) {
            Width width = Width.of(parts.get(at++));
            fewest += width.min();
            most += width.max();
        }
        List<RegexNode> rest = parts.subList(at, parts.size());
        First first = First.of(rest);
        boolean known = Width.of(new Sequence(rest)).min() > 0 && !first.set().meets(PlainSet.BLANKS);
        return new Prefilter(
                known ? (int) Math.min(fewest, RegexNode.UNBOUNDED) : 0,
                known ? (int) Math.min(most, RegexNode.UNBOUNDED) : RegexNode.UNBOUNDED,
                known,
                first.set(),
                longestText(rest));
    }

    private static void flatten(RegexNode node, List<RegexNode> parts) {
        switch (node) {
            case Sequence(List<RegexNode> inner) -> inner.forEach(each -> flatten(each, parts));
            case Capture(int number, RegexNode body) -> flatten(body, parts);
            case Plain(RegexNode body) -> flatten(body, parts);
            default -> parts.add(node);
        }
    }

    private static boolean isBlank(RegexNode node) {
        return switch (node) {
            case Literal(int codePoint) -> codePoint == ' ' || codePoint == '\t';
            case OneOf set -> PlainSet.of(set).isWithin(PlainSet.BLANKS);
            case Repeat repeat -> isBlank(repeat.body());
            default -> false;
        };
    }

    /** The longest that has to be there, other than at the beginning, where the match itself sees at once that it is not. */
    private static String longestText(List<RegexNode> parts) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        boolean begins = true;
        for (RegexNode part : parts) {
            if (part instanceof Literal(int codePoint)) {
                run.appendCodePoint(codePoint);
            } else {
                longest = longer(longest, begins ? "" : run);
                run.setLength(0);
                begins = false;
            }
        }
        longest = longer(longest, begins ? "" : run);
        return longest.length() >= SHORTEST_TEXT ? longest : "";
    }

    private static String longer(String one, CharSequence other) {
        return other.length() > one.length() ? other.toString() : one;
    }

    /** Whether the subject, which is plain, has all that. If not, the pattern does not match at its start. */
    boolean lets(Subject subject) {
        int blanks = subject.blanks();
        if (blanks < fewestBlanks || blanks > mostBlanks) {
            return false;
        }
        String line = subject.toString();
        if (isFirstKnown && (blanks == line.length() || !first.has(line.charAt(blanks)))) {
            return false;
        }
        return text.isEmpty() || line.contains(text);
    }
}
