package io.netfutures.nodeset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes out the ranges of a name: {@code r[1-2]p[08-10/2]} is {@code r1p08}, {@code r1p10}, {@code r2p08}, {@code r2p10}. */
final class Ranges {
    private static final Pattern RANGE =
            Pattern.compile("([0-9]{1,100})(?:\\s*-\\s*([0-9]{1,100}))?(?:\\s*/\\s*([0-9]{1,9}))?");
    private static final Pattern LIST = Pattern.compile("[0-9,/\\s-]*");
    private static final int LONGEST = 18;

    private final String name;

    private Ranges(String name) {
        this.name = name;
    }

    /**
     * The names that {@code name} stands for, in the order in which they are written.
     *
     * @throws IllegalArgumentException if a range is wrong, or if there are more than {@link NodeSet#MOST} names
     */
    static List<String> expand(String name) {
        return new Ranges(name).expand();
    }

    private List<String> expand() {
        List<String> names = List.of("");
        int at = 0;
        for (int open = name.indexOf('['); open >= 0; open = name.indexOf('[', at)) {
            int close = name.indexOf(']', open);
            String literal = name.substring(at, open);
            Set<String> numbers = numbers(name.substring(open + 1, close));
            at = close + 1;
            if (open > 0 && Digits.isDigit(name.charAt(open - 1)) && !isDigitAt(at)) {
                refuseLonger(numbers, name.substring(open, at));
            }
            names = product(names, literal, numbers);
        }
        return product(names, name.substring(at), Set.of(""));
    }

    private boolean isDigitAt(int index) {
        return index < name.length() && Digits.isDigit(name.charAt(index));
    }

    /** ClusterShell takes {@code r1[9-11]} for {@code r[19-111]}, where the text says {@code r19,r110,r111}. */
    private static void refuseLonger(Set<String> numbers, String range) {
        for (String number : numbers) {
            String next = Digits.next(number);
            if (next.length() > number.length() && numbers.contains(next)) {
                throw new IllegalArgumentException("a digit stands before \"" + range
                        + "\", whose numbers differ in length; write the whole numbers between the brackets");
            }
        }
    }

    private static List<String> product(List<String> names, String literal, Set<String> numbers) {
        if ((long) names.size() * numbers.size() > NodeSet.MOST) {
            throw tooMany();
        }
        List<String> longer = new ArrayList<>(names.size() * numbers.size());
        for (String beginning : names) {
            for (String number : numbers) {
                longer.add(beginning + literal + number);
            }
        }
        return longer;
    }

    private Set<String> numbers(String list) {
        if (!LIST.matcher(list).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not a range; write for instance r[1-3,7]");
        }
        Set<String> numbers = new LinkedHashSet<>();
        for (String piece : list.split(",", -1)) {
            Matcher range = RANGE.matcher(piece.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("\"" + piece.strip() + "\" is not a range; write for instance 1-3");
            }
            String last = range.group(2);
            if (last != null) {
                add(piece.strip(), range.group(1), last, range.group(3), numbers);
            } else if (range.group(3) == null || Integer.parseInt(range.group(3)) == 1) {
                numbers.add(range.group(1));
            } else {
                throw wrong(piece.strip(), "a step belongs to a range, as 1-9/2");
            }
        }
        return numbers;
    }

    private static void add(String piece, String first, String last, @Nullable String by, Set<String> numbers) {
        if (first.length() != last.length() && (Digits.isPadded(first) || Digits.isPadded(last))) {
            throw wrong(piece, "numbers with zeros before them are equally long, as 01-03");
        }
        if (Digits.ORDER.compare(first, last) > 0) {
            throw wrong(piece, "its first number is the smaller one");
        }
        if (last.length() > LONGEST) {
            throw wrong(piece, "its numbers have at most " + LONGEST + " digits");
        }
        long step = by == null ? 1 : Long.parseLong(by);
        if (step == 0) {
            throw wrong(piece, "its step is at least 1");
        }
        long from = Long.parseLong(first);
        long to = Long.parseLong(last);
        if ((to - from) / step >= NodeSet.MOST) {
            throw tooMany();
        }
        for (long i = from; i <= to; i += step) {
            String number = Long.toString(i);
            numbers.add("0".repeat(Math.max(0, first.length() - number.length())) + number);
        }
        if (numbers.size() > NodeSet.MOST) {
            throw tooMany();
        }
    }

    private static IllegalArgumentException wrong(String piece, String why) {
        return new IllegalArgumentException("\"" + piece + "\" is not a range; " + why);
    }

    static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("the ranges name more than " + NodeSet.MOST + " devices");
    }
}
