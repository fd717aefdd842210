package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Alternatives;
import io.netfutures.parse.regex.RegexNode.Anchor;
import io.netfutures.parse.regex.RegexNode.Any;
import io.netfutures.parse.regex.RegexNode.Greed;
import io.netfutures.parse.regex.RegexNode.Literal;
import io.netfutures.parse.regex.RegexNode.Plain;
import io.netfutures.parse.regex.RegexNode.Repeat;
import io.netfutures.parse.regex.RegexNode.Sequence;
import io.netfutures.parse.regex.RegexNode.WordEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a pattern as Python 3.11 does: what it refuses is refused, with its words. Only a conditional group, {@code (?(1)...)}, and a
 * reference in a look-behind are refused though Python has them, as Java has nothing like them.
 */
final class RegexParser {
    /** Python ends deeper ones by its recursion limit; so deep a tree would end us by a full stack. */
    private static final int DEEPEST = 200;

    private final RegexReader reader;
    private final RegexGroups groups;
    private final RegexEscape escape;
    private final RegexExtension extension;
    private final RegexSet set;
    private RegexFlags global = RegexFlags.NONE;
    private int depth;

    private RegexParser(String pattern) {
        reader = new RegexReader(pattern);
        groups = new RegexGroups(reader);
        escape = new RegexEscape(reader, groups);
        extension = new RegexExtension(reader, groups, this);
        set = new RegexSet(reader, escape);
    }

    /** A pattern that was read. */
    record Parsed(RegexNode root, int groups, List<Map.Entry<String, Integer>> names) {}

    static Parsed parse(String pattern) throws RegexException {
        RegexParser parser = new RegexParser(pattern);
        RegexNode root = parser.whole();
        Width.requireFixedLookbehinds(root, pattern);
        return new Parsed(root, parser.groups.count(), parser.groups.names());
    }

    private RegexNode whole() throws RegexException {
        global = extension.globalFlags();
        RegexNode body = alternatives(global);
        if (reader.peek() == ')') {
            throw reader.error("unbalanced parenthesis", reader.position());
        }
        return global.ignoreCase() ? new RegexNode.Cased(true, global.ascii(), body) : body;
    }

    /** Reads up to the end of the group, whose parenthesis is left. */
    RegexNode alternatives(RegexFlags flags) throws RegexException {
        if (++depth > DEEPEST) {
            throw reader.error("groups nested more than " + DEEPEST + " deep", reader.position());
        }
        List<RegexNode> choices = new ArrayList<>();
        do {
            choices.add(sequence(flags));
        } while (reader.take('|'));
        depth--;
        return choices.size() == 1 ? choices.getFirst() : new Alternatives(choices);
    }

    private RegexNode sequence(RegexFlags flags) throws RegexException {
        List<RegexNode> parts = new ArrayList<>();
        while (true) {
            int start = reader.position();
            int next = reader.peek();
            if (next == RegexReader.END || next == '|' || next == ')') {
                return new Sequence(parts);
            }
            reader.take();
            if (flags.verbose() && skipped(next)) {
                continue;
            }
            switch (next) {
                case '*', '+', '?', '{' -> repeat(parts, next, start);
                case '(' -> extension.group(start, flags).ifPresent(parts::add);
                default -> parts.add(single(next, start, flags));
            }
        }
    }

    private RegexNode single(int next, int start, RegexFlags flags) throws RegexException {
        return switch (next) {
            case '.' -> new Any(flags.dotAll());
            case '^' -> flags.multiline() ? Anchor.START_OF_LINE : Anchor.START;
            case '$' -> flags.multiline() ? Anchor.END_OF_LINE : Anchor.END;
            case '[' -> set.read(start, flags);
            case '\\' -> escape.outside(start, flags);
            default -> new Literal(next);
        };
    }

    private boolean skipped(int next) throws RegexException {
        if (next == '#') {
            while (reader.peek() != RegexReader.END && reader.takeOfComment() != '\n') {}
            return true;
        }
        return next < 128 && " \t\n\r\u000b\f".indexOf(next) >= 0;
    }

    private void repeat(List<RegexNode> parts, int sign, int start) throws RegexException {
        int min = sign == '+' ? 1 : 0;
        int max = sign == '?' ? 1 : RegexNode.UNBOUNDED;
        if (sign == '{') {
            int here = reader.position();
            String low = reader.takeDigits(Integer.MAX_VALUE, 10);
            String high = reader.take(',') ? reader.takeDigits(Integer.MAX_VALUE, 10) : low;
            boolean empty = reader.position() == here;
            if (!reader.take('}') || empty) {
                reader.back(here);
                parts.add(new Literal('{'));
                return;
            }
            min = bound(low, 0, start);
            max = bound(high, RegexNode.UNBOUNDED, start);
            if (max < min) {
                throw reader.error("min repeat greater than max repeat", start);
            }
        }
        RegexNode body = parts.isEmpty() ? null : parts.getLast();
        if (body == null || body instanceof Anchor || body instanceof WordEdge) {
            throw reader.error("nothing to repeat", start);
        }
        if (body instanceof Repeat) {
            throw reader.error("multiple repeat", start);
        }
        Greed greed = reader.take('?') ? Greed.LAZY : reader.take('+') ? Greed.POSSESSIVE : Greed.GREEDY;
        parts.removeLast();
        parts.add(new Repeat(body instanceof Plain(RegexNode inner) ? inner : body, min, max, greed));
    }

    private int bound(String digits, int without, int start) throws RegexException {
        if (digits.isEmpty()) {
            return without;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            throw reader.error("the repetition number is too large", start);
        }
    }
}
