package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Member;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Range;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in brackets. To Python {@code [}, {@code &&} and {@code --} in them are characters like others. */
final class RegexSet {
    private final RegexReader reader;
    private final RegexEscape escape;

    RegexSet(RegexReader reader, RegexEscape escape) {
        this.reader = reader;
        this.escape = escape;
    }

    /** Reads on after the bracket at this position. */
    OneOf read(int start, RegexFlags flags) throws RegexException {
        boolean negated = reader.take('^');
        List<Member> members = new ArrayList<>();
        while (members.isEmpty() || !reader.take(']')) {
            int here = reader.position();
            Member first = member(start, flags);
            if (!reader.take('-')) {
                members.add(first);
            } else if (reader.take(']')) {
                members.add(first);
                members.add(new Range('-', '-'));
                break;
            } else {
                members.add(range(first, member(start, flags), here));
            }
        }
        return new OneOf(negated, members);
    }

    private Member member(int start, RegexFlags flags) throws RegexException {
        if (reader.peek() == RegexReader.END) {
            throw reader.error("unterminated character set", start);
        }
        int here = reader.position();
        int next = reader.take();
        return next == '\\' ? escape.inside(here, flags) : new Range(next, next);
    }

    private Range range(Member first, Member last, int here) throws RegexException {
        if (first instanceof Range from && last instanceof Range to && from.first() <= to.first()) {
            return new Range(from.first(), to.first());
        }
        throw reader.error("bad character range", here);
    }
}
