package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Alternatives;
import io.netfutures.parse.regex.RegexNode.Anchor;
import io.netfutures.parse.regex.RegexNode.Any;
import io.netfutures.parse.regex.RegexNode.Atomic;
import io.netfutures.parse.regex.RegexNode.Capture;
import io.netfutures.parse.regex.RegexNode.Cased;
import io.netfutures.parse.regex.RegexNode.Literal;
import io.netfutures.parse.regex.RegexNode.Look;
import io.netfutures.parse.regex.RegexNode.OneOf;
import io.netfutures.parse.regex.RegexNode.Plain;
import io.netfutures.parse.regex.RegexNode.Reference;
import io.netfutures.parse.regex.RegexNode.Repeat;
import io.netfutures.parse.regex.RegexNode.Sequence;
import io.netfutures.parse.regex.RegexNode.WordEdge;
import java.util.List;

/**
 * With which plain characters the text can begin that a part of a pattern matches.
 *
 * @param set those characters, or more
 * @param nullable whether it can match without a character, so that what follows it decides
 * @param looking whether it looks at characters beside those that it matches
 */
record First(PlainSet set, boolean nullable, boolean looking) {
    /** Nothing follows, and what came before is taken as it is. */
    static final First NOTHING = new First(PlainSet.NONE, false, false);

    /** Nobody knows. */
    static final First ANYTHING = new First(PlainSet.ALL, true, true);

    private static final First BETWEEN = new First(PlainSet.NONE, true, true);

    static First of(List<RegexNode> parts) {
        First first = new First(PlainSet.NONE, true, false);
        for (RegexNode part : parts) {
            first = first.then(of(part));
        }
        return first;
    }

    /** For each of these parts, with what the text can begin that has to follow it: the other parts, and then that. */
    static List<First> behind(List<RegexNode> parts, First next) {
        First[] behind = new First[parts.size()];
        First after = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
            behind[i] = after;
            after = of(parts.get(i)).then(after);
        }
        return List.of(behind);
    }

    static First of(RegexNode node) {
        return switch (node) {
            case Literal(int codePoint) -> one(PlainSet.range(codePoint, codePoint));
            case Any any -> one(PlainSet.ALL);
            case OneOf set -> one(PlainSet.of(set));
            case Anchor anchor -> anchor == Anchor.END || anchor == Anchor.VERY_END ? NOTHING : BETWEEN;
            case WordEdge edge -> BETWEEN;
            case Look look -> BETWEEN;
            case Reference reference -> ANYTHING;
            case Cased cased -> cased.ignored() ? ANYTHING : of(cased.body());
            case Capture(int number, RegexNode body) -> of(body);
            case Plain(RegexNode body) -> of(body);
            case Atomic(RegexNode body) -> of(body);
            case Sequence(List<RegexNode> parts) -> of(parts);
            case Alternatives(List<RegexNode> choices) ->
                choices.stream().map(First::of).reduce(NOTHING, First::or);
            case Repeat repeat -> repeat.min() == 0 ? of(repeat.body()).orNone() : of(repeat.body());
        };
    }

    private static First one(PlainSet set) {
        return new First(set, false, false);
    }

    /** Of this, and then that. */
    First then(First next) {
        return nullable ? new First(set.or(next.set), next.nullable, looking || next.looking) : this;
    }

    /** Of this or that. */
    First or(First other) {
        return new First(set.or(other.set), nullable || other.nullable, looking || other.looking);
    }

    private First orNone() {
        return new First(set, true, looking);
    }

    /** Whether what begins so can never begin with one of these: then who matches these need not give any back. */
    boolean excludes(PlainSet these) {
        return !nullable && !looking && !set.meets(these);
    }
}
