package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Category;
import io.netfutures.parse.regex.RegexNode.Member;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Range;

/** Some of the characters of which plain subjects are: printable ASCII and the tab. A bit for each. */
record PlainSet(long low, long high) {
    static final PlainSet NONE = new PlainSet(0, 0);
    static final PlainSet ALL = range('\t', '\t').or(range(' ', '~'));
    static final PlainSet BLANKS = range('\t', '\t').or(range(' ', ' '));
    private static final PlainSet DIGITS = range('0', '9');
    private static final PlainSet WORD =
            DIGITS.or(range('A', 'Z')).or(range('a', 'z')).or(range('_', '_'));

    /** The plain ones of these, both included. */
    static PlainSet range(int first, int last) {
        PlainSet set = NONE;
        for (int c = first; c <= Math.min(last, '~'); c++) {
            if (c == '\t' || c >= ' ') {
                set = set.or(c < 64 ? new PlainSet(1L << c, 0) : new PlainSet(0, 1L << c));
            }
        }
        return set;
    }

    static PlainSet of(OneOf set) {
        return of(set, false);
    }

    static PlainSet of(OneOf set, boolean ignoreCase) {
        PlainSet members = NONE;
        for (Member member : set.members()) {
            members = members.or(of(member));
        }
        if (ignoreCase) {
            members = members.inBothCases();
        }
        return set.negated() ? members.not() : members;
    }

    private PlainSet inBothCases() {
        long upper = range('A', 'Z').high;
        return new PlainSet(low, high | (high & upper) << 32 | (high >>> 32 & upper));
    }

    private static PlainSet of(Member member) {
        return switch (member) {
            case Range(int first, int last) -> range(first, last);
            case Category(char letter, boolean ascii) ->
                switch (letter) {
                    case 'd' -> DIGITS;
                    case 'D' -> DIGITS.not();
                    case 's' -> BLANKS;
                    case 'S' -> BLANKS.not();
                    case 'w' -> WORD;
                    default -> WORD.not();
                };
        };
    }

    PlainSet or(PlainSet other) {
        return new PlainSet(low | other.low, high | other.high);
    }

    private PlainSet and(PlainSet other) {
        return new PlainSet(low & other.low, high & other.high);
    }

    private PlainSet not() {
        return new PlainSet(~low, ~high).and(ALL);
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> c & 1) != 0;
    }

    boolean isWithin(PlainSet other) {
        return and(other).equals(this);
    }

    boolean meets(PlainSet other) {
        return !and(other).equals(NONE);
    }
}
