package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Anchor;
import io.netfutures.parse.regex.RegexNode.Category;
import io.netfutures.parse.regex.RegexNode.Literal;
import io.netfutures.parse.regex.RegexNode.Member;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Range;
import io.netfutures.parse.regex.RegexNode.Reference;
import io.netfutures.parse.regex.RegexNode.WordEdge;
import java.util.List;

/** What a backslash begins, by the rules of Python's {@code re}: an ASCII letter without a meaning is an error, not itself. */
final class RegexEscape {
    private static final String CATEGORIES = "dDsSwW";

    private final RegexReader reader;
    private final RegexGroups groups;

    RegexEscape(RegexReader reader, RegexGroups groups) {
        this.reader = reader;
        this.groups = groups;
    }

    /** Reads on after the backslash at this position, which is outside of brackets. */
    RegexNode outside(int start, RegexFlags flags) throws RegexException {
        int next = next(start);
        if (CATEGORIES.indexOf(next) >= 0) {
            return new OneOf(false, List.of(new Category((char) next, flags.ascii())));
        }
        return switch (next) {
            case 'A' -> Anchor.START;
            case 'Z' -> Anchor.VERY_END;
            case 'b' -> new WordEdge(false, flags.ascii());
            case 'B' -> new WordEdge(true, flags.ascii());
            case '0' -> new Literal(octal("0" + reader.takeDigits(2, 8), start));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(next, start);
            default -> new Literal(character(next, start));
        };
    }

    /** Reads on after the backslash at this position, which is in brackets. */
    Member inside(int start, RegexFlags flags) throws RegexException {
        int next = next(start);
        if (CATEGORIES.indexOf(next) >= 0) {
            return new Category((char) next, flags.ascii());
        }
        int codePoint = switch (next) {
            case 'b' -> '\b';
            case '0', '1', '2', '3', '4', '5', '6', '7' ->
                octal(Character.toString(next) + reader.takeDigits(2, 8), start);
            default -> character(next, start);
        };
        return new Range(codePoint, codePoint);
    }

    private int next(int start) throws RegexException {
        if (reader.peek() == RegexReader.END) {
            throw reader.error("bad escape (end of pattern)", start);
        }
        return reader.take();
    }

    /** Two digits at most are a group; three octal ones are a character. */
    private RegexNode number(int first, int start) throws RegexException {
        int here = reader.position();
        if (first <= '7') {
            String octal = Character.toString(first) + reader.takeDigits(2, 8);
            if (octal.length() == 3) {
                return new Literal(octal(octal, start));
            }
            reader.back(here);
        }
        int group = Integer.parseInt(Character.toString(first) + reader.takeDigits(1, 10));
        return new Reference(groups.referred(group, start));
    }

    private int octal(String digits, int start) throws RegexException {
        int value = Integer.parseInt(digits, 8);
        if (value > 0xff) {
            throw reader.error("octal escape value \\" + digits + " outside of range 0-0o377", start);
        }
        return value;
    }

    private int character(int next, int start) throws RegexException {
        return switch (next) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case '\\' -> '\\';
            case 'x' -> hex(2, "\\x", start);
            case 'u' -> hex(4, "\\u", start);
            case 'U' -> hex(8, "\\U", start);
            case 'N' -> named(start);
            default -> {
                if (next < 128 && Character.isLetterOrDigit(next)) {
                    throw reader.error("bad escape \\" + Character.toString(next), start);
                }
                yield next;
            }
        };
    }

    private int hex(int digits, String begin, int start) throws RegexException {
        String found = reader.takeDigits(digits, 16);
        if (found.length() != digits) {
            throw reader.error("incomplete escape " + begin + found, start);
        }
        long value = Long.parseLong(found, 16);
        if (value > Character.MAX_CODE_POINT) {
            throw reader.error("bad escape " + begin + found, start);
        }
        return (int) value;
    }

    private int named(int start) throws RegexException {
        if (!reader.take('{')) {
            throw reader.error("missing {", reader.position());
        }
        String name = reader.takeUntil('}', "character name");
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException unknown) {
            throw reader.error("undefined character name '" + name + "'", start);
        }
    }
}
