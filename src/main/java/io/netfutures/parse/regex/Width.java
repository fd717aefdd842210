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

/** How many code points a part can match: at least and at most. */
record Width(long min, long max) {
    private static final Width NOTHING = new Width(0, 0);
    private static final Width ONE = new Width(1, 1);
    private static final long MOST = RegexNode.UNBOUNDED;

    /** Python looks back only by a number of characters that it knows beforehand. */
    static void requireFixedLookbehinds(RegexNode node, String pattern) throws RegexException {
        if (node instanceof Look look && !look.ahead()) {
            Width width = of(look.body());
            if (width.min != width.max) {
                throw new RegexException("look-behind requires fixed-width pattern", pattern.indexOf("(?<"));
            }
        }
        for (RegexNode part : parts(node)) {
            requireFixedLookbehinds(part, pattern);
        }
    }

    static Width of(RegexNode node) {
        return switch (node) {
            case Literal literal -> ONE;
            case Any any -> ONE;
            case OneOf set -> ONE;
            case Anchor anchor -> NOTHING;
            case WordEdge edge -> NOTHING;
            case Look look -> NOTHING;
            case Reference reference -> new Width(0, MOST);
            case Capture(int number, RegexNode body) -> of(body);
            case Plain(RegexNode body) -> of(body);
            case Atomic(RegexNode body) -> of(body);
            case Cased cased -> of(cased.body());
            case Sequence(List<RegexNode> parts) ->
                parts.stream().map(Width::of).reduce(NOTHING, Width::then);
            case Alternatives(List<RegexNode> choices) ->
                choices.stream().map(Width::of).reduce(Width::or).orElse(NOTHING);
            case Repeat repeat -> {
                Width body = of(repeat.body());
                yield new Width(times(body.min, repeat.min()), times(body.max, repeat.max()));
            }
        };
    }

    static List<RegexNode> parts(RegexNode node) {
        return switch (node) {
            case Literal literal -> List.of();
            case Any any -> List.of();
            case OneOf set -> List.of();
            case Anchor anchor -> List.of();
            case WordEdge edge -> List.of();
            case Reference reference -> List.of();
            case Look look -> List.of(look.body());
            case Capture capture -> List.of(capture.body());
            case Plain(RegexNode body) -> List.of(body);
            case Atomic(RegexNode body) -> List.of(body);
            case Cased cased -> List.of(cased.body());
            case Repeat repeat -> List.of(repeat.body());
            case Sequence(List<RegexNode> parts) -> parts;
            case Alternatives(List<RegexNode> choices) -> choices;
        };
    }

    private Width then(Width next) {
        return new Width(Math.min(MOST, min + next.min), Math.min(MOST, max + next.max));
    }

    private Width or(Width other) {
        return new Width(Math.min(min, other.min), Math.max(max, other.max));
    }

    private static long times(long width, int count) {
        return Math.min(MOST, width * count);
    }
}
