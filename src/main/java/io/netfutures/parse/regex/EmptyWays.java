package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Alternatives;
import io.netfutures.parse.regex.RegexNode.Atomic;
import io.netfutures.parse.regex.RegexNode.Greed;
import io.netfutures.parse.regex.RegexNode.Repeat;

/**
 * In how many ways a pattern can go on without reading a character. A budget of characters read bounds the time of a match only
 * where that number is small: {@code (?:|){40}} tries 2^40 ways and reads nothing.
 */
final class EmptyWays {
    private static final double FEW = 16;
    private static final double ENDLESS = 10_000_000;

    private EmptyWays() {}

    /** Whether they are so few that the characters read bound the time. */
    static boolean areFew(RegexNode root) {
        return of(root) <= FEW;
    }

    /** Whether it would not end on an empty text, of which nothing can be read. */
    static boolean areEndless(RegexNode root) {
        return of(root) > ENDLESS;
    }

    private static double of(RegexNode node) {
        return switch (node) {
            case Alternatives choices -> {
                double empty = 0;
                double most = 1;
                for (RegexNode choice : choices.choices()) {
                    double ways = of(choice);
                    empty += Width.of(choice).min() == 0 ? ways : 0;
                    most = Math.max(most, ways);
                }
                yield Math.max(most, empty);
            }
            case Repeat repeat -> {
                double ways = of(repeat.body());
                if (repeat.greed() == Greed.POSSESSIVE) {
                    yield ways;
                }
                if (Width.of(repeat.body()).min() > 0) {
                    yield ways * ways;
                }
                yield Math.pow(ways, Math.max(1, repeat.min())) * (repeat.max() > repeat.min() ? 1 + ways : 1);
            }
            case Atomic atomic -> 1;
            default -> {
                double ways = 1;
                for (RegexNode part : Width.parts(node)) {
                    ways *= of(part);
                }
                yield ways;
            }
        };
    }
}
