package io.netfutures.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** Regular expressions, templates and texts made by dice, the same for the same seed: most of them valid, some of them not. */
@NullMarked
public final class RandomText {
    private static final List<String> ATOMS = List.of(
            "a", "b", "c", "1", "2", " ", "-", "_", "x", "\\.", "\\/", ":", ".", "\\d", "\\D", "\\w", "\\W", "\\s",
            "\\S", "[ab]", "[^ab]", "[a-c1]", "[\\d.]", "[^\\s]", "[\\w-]", "[]a]", "[a\\]]", "[\\W1]", "[a&&b]",
            "[[a]", "\\x61", "\\u0062", "\\t", "[a-]", "é", "\\b", "\\B", "(?:)", "[^a]", "\\-", "#", "%", "\\#",
            "[.:/]", "[\\D]", "[^\\W]", "\\141", "\\0");
    private static final List<String> QUANTIFIERS = List.of(
            "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{1,}", "{0}", "{,}", "{2,}?", "*+", "++", "?+",
            "{a}");
    private static final List<String> BAD = List.of(
            "*", "+a**", "{2", "(", ")", "[", "[b-a]", "\\q", "\\", "(?", "(?P<a", "(?P=zz)", "(?<=a*)", "\\9", "(?x",
            "a{2,1}", "\\x1");
    private static final List<String> PIECES = List.of(
            "a", "b", "c", "ab", "1", "2", "12", " ", "  ", "-", "_", "x", ".", "/", ":", "aa", "é", "\t", "up", "#",
            "%", "\u00a0", "A", "B", "\u0663", "[", "&");

    private final RandomGenerator dice;
    private int groups;

    public RandomText(long seed) {
        dice = new Random(seed);
    }

    public int roll(int sides) {
        return dice.nextInt(sides);
    }

    public <T> T one(List<T> of) {
        return of.get(roll(of.size()));
    }

    /** A pattern, of which in one case of thirty nothing is right. */
    public String pattern() {
        groups = 0;
        String flags = roll(12) == 0 ? one(List.of("(?i)", "(?s)", "(?m)", "(?x)", "(?a)", "(?u)", "(?is)")) : "";
        String pattern = flags + alternatives(3);
        return roll(30) == 0 ? pattern + one(BAD) : pattern;
    }

    private String alternatives(int depth) {
        StringBuilder pattern = new StringBuilder(sequence(depth));
        while (roll(6) == 0) {
            pattern.append('|').append(sequence(depth));
        }
        return pattern.toString();
    }

    private String sequence(int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = roll(4) + 1; i > 0; i--) {
            pattern.append(depth > 0 && roll(4) == 0 ? group(depth - 1) : one(ATOMS));
            if (roll(3) == 0) {
                pattern.append(one(QUANTIFIERS));
            }
        }
        if (roll(10) == 0) {
            pattern.append(one(List.of("$", "\\Z", "^", "\\A")));
        }
        return pattern.toString();
    }

    private String group(int depth) {
        return switch (roll(11)) {
            case 0, 1, 2 -> {
                groups++;
                yield "(" + alternatives(depth) + ")";
            }
            case 3 -> "(?P<g" + ++groups + ">" + alternatives(depth) + ")";
            case 4 -> "(?:" + alternatives(depth) + ")";
            case 5 -> "(?=" + alternatives(depth) + ")";
            case 6 -> "(?!" + alternatives(depth) + ")";
            case 7 -> one(List.of("(?<=a)", "(?<!a)", "(?<=a|b)", "(?<!\\s)", "(?<=[ab]1)", "(?<=ab|a)"));
            case 8 -> "(?>" + alternatives(depth) + ")";
            case 9 -> groups > 0 ? "\\" + (roll(groups) + 1) : "(?#note)";
            default -> one(List.of("(?i:", "(?s:", "(?-i:", "(?x:", "(?i-s:", "(?m:")) + alternatives(depth) + ")";
        };
    }

    /** A line of some of the pieces that patterns are about. */
    public String line() {
        StringBuilder line = new StringBuilder();
        for (int i = roll(9); i > 0; i--) {
            line.append(one(PIECES));
        }
        return line.toString();
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        for (int i = roll(9); i > 0; i--) {
            lines.add(line());
        }
        return String.join(one(List.of("\n", "\n", "\r\n", "\u000b", "\u0085")), lines);
    }

    /** A template, of which in one case of ten something is wrong. */
    public String template() {
        StringBuilder template = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = roll(4) + 1; i > 0; i--) {
            String name = "V" + names.size();
            names.add(name);
            template.append("Value ")
                    .append(options())
                    .append(name)
                    .append(" (")
                    .append(value())
                    .append(")\n");
        }
        template.append(roll(20) == 0 ? "# note\n\n" : "\n");
        List<String> states = List.of("Start", "Two", "Three").subList(0, roll(3) + 1);
        for (String state : states) {
            template.append(state).append('\n');
            for (int i = roll(4) + 1; i > 0; i--) {
                template.append(one(List.of("  ^", "  ^", " ^", "\t^")))
                        .append(rule(names))
                        .append(action(states))
                        .append('\n');
            }
            template.append('\n');
        }
        if (roll(4) == 0) {
            template.append(one(List.of("EOF\n", "End\n")));
        }
        return roll(10) == 0 ? broken(template) : template.toString();
    }

    private String options() {
        return switch (roll(10)) {
            case 0 -> "Required ";
            case 1 -> "Filldown ";
            case 2 -> "List ";
            case 3 -> "Fillup ";
            case 4 -> "Key ";
            case 5 ->
                one(List.of(
                        "Filldown,Required ",
                        "Required,List ",
                        "List,Required ",
                        "Filldown,List ",
                        "List,Filldown ",
                        "Fillup,Filldown ",
                        "Filldown,Required,List ",
                        "List,Fillup "));
            default -> "";
        };
    }

    private String value() {
        return one(List.of(
                "\\S+",
                "\\d+",
                "\\w+",
                ".*",
                ".+?",
                "a|b",
                "\\d*",
                "[ab]+",
                "\\S+\\s+\\S+",
                "(?P<n>\\w)(?P<m>\\d)?",
                "(a)(b)?",
                "(?:up|a)",
                "a?",
                "\\S*",
                "[^ ]+",
                "é|\\s",
                "(?P<o>\\S+) (?P<p>\\S+)"));
    }

    private String rule(List<String> all) {
        List<String> names = new ArrayList<>(all);
        StringBuilder rule = new StringBuilder();
        for (int i = roll(4) + 1; i > 0; i--) {
            rule.append(
                    switch (names.isEmpty() ? 4 + roll(2) : roll(8)) {
                        case 0, 1, 2 -> "${" + name(names) + "}";
                        case 3 -> "(${" + name(names) + "})?";
                        case 4 -> one(List.of("\\s+", "\\s*", " ", ".*", "."));
                        case 5 -> one(List.of("a", "up", "1", "-", "x", "[ab]", "\\d"));
                        case 6 -> "$" + name(names);
                        default -> one(List.of("(?:a|b)", "a*", "\\S+", "(a)?", "\\W"));
                    });
        }
        return rule + (roll(3) == 0 ? "$$" : "");
    }

    /** A name that the rule has not had yet, but for one in thirty: twice it is an error. */
    private String name(List<String> left) {
        String name = one(left);
        if (roll(30) > 0) {
            left.remove(name);
        }
        return name;
    }

    private String action(List<String> states) {
        String record = one(List.of("Record", "Record", "NoRecord", "Clear", "Clearall"));
        return switch (roll(10)) {
            case 0, 1 -> " -> Record";
            case 2 -> " -> Continue";
            case 3 -> " -> Continue." + record;
            case 4 -> " -> Next." + record + " " + one(states);
            case 5 -> " -> " + one(states);
            case 6 -> " -> " + record;
            case 7 -> roll(6) == 0 ? " -> Error" : roll(6) == 0 ? " -> Error \"no such line\"" : " -> Next";
            case 8 -> one(List.of(" -> End", " -> EOF", " ->", " -> Record End"));
            default -> "";
        };
    }

    private String broken(StringBuilder template) {
        int at = roll(template.length());
        return switch (roll(4)) {
            case 0 -> template.deleteCharAt(at).toString();
            case 1 ->
                template.insert(at, one(List.of("\n", " ", "$", "(", "^", "Value ", "->", "\"", "{", "Start\n")))
                        .toString();
            case 2 -> template.substring(at);
            default -> template.substring(0, at);
        };
    }
}
