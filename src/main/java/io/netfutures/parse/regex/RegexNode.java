package io.netfutures.parse.regex;

import java.util.List;

/** A part of a regular expression. What flags say is in the parts that they change. */
sealed interface RegexNode {
    int UNBOUNDED = Integer.MAX_VALUE;

    /** One code point that stands for itself. */
    record Literal(int codePoint) implements RegexNode {}

    /** {@code .}: any code point, a line feed only if it says so. */
    record Any(boolean lineFeedToo) implements RegexNode {}

    /** {@code [...]}, or {@code \d} and its like outside of brackets. */
    record OneOf(boolean negated, List<Member> members) implements RegexNode {}

    /** What stands in brackets. */
    sealed interface Member {}

    /** From this code point to that, both included. */
    record Range(int first, int last) implements Member {}

    /** {@code \d}, {@code \D}, {@code \s}, {@code \S}, {@code \w} or {@code \W}, of ASCII only or of Unicode. */
    record Category(char letter, boolean ascii) implements Member {}

    /** A place between code points. */
    enum Anchor implements RegexNode {
        /** {@code ^} and {@code \A}. */
        START,
        /** {@code ^} with the flag {@code m}. */
        START_OF_LINE,
        /** {@code $}: at the end, or before a line feed that is the last character. */
        END,
        /** {@code $} with the flag {@code m}. */
        END_OF_LINE,
        /** {@code \Z}. */
        VERY_END
    }

    /** {@code \b}, or {@code \B} if negated. */
    record WordEdge(boolean negated, boolean ascii) implements RegexNode {}

    record Sequence(List<RegexNode> parts) implements RegexNode {}

    record Alternatives(List<RegexNode> choices) implements RegexNode {}

    /** {@code max} is {@link #UNBOUNDED} for no upper bound. */
    record Repeat(RegexNode body, int min, int max, Greed greed) implements RegexNode {}

    enum Greed {
        GREEDY(""),
        LAZY("?"),
        POSSESSIVE("+");

        private final String suffix;

        Greed(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }

    /** A group that captures; numbers begin at 1. */
    record Capture(int number, RegexNode body) implements RegexNode {}

    /** A group that does not capture: {@code (?:...)}. */
    record Plain(RegexNode body) implements RegexNode {}

    /** {@code (?>...)}. */
    record Atomic(RegexNode body) implements RegexNode {}

    /** A group for which upper and lower case are one, or are not. */
    record Cased(boolean ignored, boolean ascii, RegexNode body) implements RegexNode {}

    /** {@code (?=...)}, {@code (?!...)}, {@code (?<=...)} or {@code (?<!...)}. */
    record Look(boolean ahead, boolean negated, RegexNode body) implements RegexNode {}

    /** The text that a group has captured. */
    record Reference(int group) implements RegexNode {}
}
