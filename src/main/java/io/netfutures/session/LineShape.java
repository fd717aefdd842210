package io.netfutures.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line looks like that was shown twice: the same signs in the same places. What may differ between the two is a number, and what
 * stands with such a number in one word or one pair of brackets: a time, a date, a counter.
 */
final class LineShape {
    private static final Pattern CELL = Pattern.compile("[^\\s()\\[\\]{}<>]+");
    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+|.", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile(".*\\d{1,2}:\\d{2}.*");
    private static final Pattern DATE = Pattern.compile(
            "\\d{1,4}[,.]?|(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[,.]?");

    private record Part(int start, int end, String regex) {}

    private final String text;
    private final List<Part> parts;
    private final boolean changes;

    private LineShape(String text, List<Part> parts, boolean changes) {
        this.text = text;
        this.parts = parts;
        this.changes = changes;
    }

    /** The shape that both lines have; empty if they are two different lines. */
    static Optional<LineShape> of(String one, String other) {
        List<String> cells = cells(one);
        List<String> others = cells(other);
        if (cells.size() != others.size()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        boolean changes = false;
        int start = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = others.get(i);
            boolean same = cells.get(i).equals(cell);
            boolean changing = !same || isTime(others, i);
            if (!same && !isSameBut(cells.get(i), cell)) {
                return Optional.empty();
            }
            Matcher each = PART.matcher(cell);
            while (each.find()) {
                parts.add(new Part(
                        start + each.start(),
                        start + each.end(),
                        changing ? general(each.group()) : Pattern.quote(each.group())));
            }
            changes |= changing;
            start += cell.length();
        }
        return Optional.of(new LineShape(other, List.copyOf(parts), changes));
    }

    /** Whether a part of it differs from showing to showing, or would, as a time does. */
    boolean changes() {
        return changes;
    }

    /** Matches lines of this shape. */
    Pattern whole() {
        return upTo(text.length());
    }

    /** Matches the beginning of such a line, up to this character. */
    Pattern upTo(int end) {
        StringBuilder regex = new StringBuilder();
        for (Part each : parts) {
            if (each.end() <= end) {
                regex.append(each.regex());
            } else if (each.start() < end) {
                regex.append(Pattern.quote(text.substring(each.start(), end)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    /** The words, and what stands between them. */
    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        Matcher each = CELL.matcher(text);
        int from = 0;
        while (each.find()) {
            cells.add(text.substring(from, each.start()));
            cells.add(each.group());
            from = each.end();
        }
        cells.add(text.substring(from));
        return cells;
    }

    private static boolean isTime(List<String> cells, int at) {
        return TIME.matcher(cells.get(at)).matches()
                || (DATE.matcher(cells.get(at)).matches()
                        && cells.stream().anyMatch(each -> TIME.matcher(each).matches()));
    }

    /** Whether a number differs between them, and nothing but numbers and words does. */
    private static boolean isSameBut(String one, String other) {
        if (DATE.matcher(one).matches() && DATE.matcher(other).matches()) {
            return true;
        }
        Matcher first = PART.matcher(one);
        Matcher second = PART.matcher(other);
        boolean number = false;
        while (first.find()) {
            if (!second.find() || !general(first.group()).equals(general(second.group()))) {
                return false;
            }
            number |=
                    Character.isDigit(first.group().charAt(0)) && !first.group().equals(second.group());
        }
        return number && !second.find();
    }

    private static String general(String part) {
        int first = part.codePointAt(0);
        return Character.isDigit(first) ? "\\d+" : Character.isLetter(first) ? "\\p{L}+" : Pattern.quote(part);
    }
}
