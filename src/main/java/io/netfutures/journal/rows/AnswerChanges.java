package io.netfutures.journal.rows;

import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.Noise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that differ between an answer and the one before it, times and counters aside. */
final class AnswerChanges {
    /** Up to how many comparisons of two lines the shortest difference is looked for. */
    private static final long MOST_COMPARISONS = 250_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> quietBefore;
    private final List<String> quietAfter;
    private final Evidence lines = new Evidence();
    private int gone;
    private int added;

    private AnswerChanges(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
        quietBefore = lines(Noise.without(before).text());
        quietAfter = lines(Noise.without(after).text());
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    /** What differs in the first answer that does. */
    static Optional<Objection> objection(List<Reply.Output> before, List<Reply.Output> after) {
        if (before.size() != after.size()) {
            return Optional.of(Evidence.nothingBefore());
        }
        for (int i = 0; i < after.size(); i++) {
            Optional<Objection> objection = new AnswerChanges(
                            before.get(i).text(), after.get(i).text())
                    .objection(after.get(i).command());
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> objection(String command) {
        if (quietBefore.equals(quietAfter)) {
            return Optional.empty();
        }
        compare();
        String what = gone + added == 0
                ? "its lines are in another order"
                : "%s gone or different, and %s new or different"
                        .formatted(
                                Evidence.counted(gone, "line") + (gone == 1 ? " is" : " are"),
                                added + (added == 1 ? " is" : " are"));
        return Optional.of(new Objection("its answer to %s has changed: %s".formatted(command, what), lines.text()));
    }

    private void compare() {
        int start = 0;
        int ends = Math.min(before.size(), after.size());
        while (start < ends && quietBefore.get(start).equals(quietAfter.get(start))) {
            start++;
        }
        int endBefore = before.size();
        int endAfter = after.size();
        while (endBefore > start
                && endAfter > start
                && quietBefore.get(endBefore - 1).equals(quietAfter.get(endAfter - 1))) {
            endBefore--;
            endAfter--;
        }
        if ((long) (endBefore - start) * (endAfter - start) <= MOST_COMPARISONS) {
            shortest(start, endBefore, endAfter);
        } else {
            unordered(start, endBefore, endAfter);
        }
    }

    private void shortest(int start, int endBefore, int endAfter) {
        int[][] common = new int[endBefore - start + 1][endAfter - start + 1];
        for (int i = endBefore - 1; i >= start; i--) {
            for (int j = endAfter - 1; j >= start; j--) {
                common[i - start][j - start] = quietBefore.get(i).equals(quietAfter.get(j))
                        ? common[i - start + 1][j - start + 1] + 1
                        : Math.max(common[i - start + 1][j - start], common[i - start][j - start + 1]);
            }
        }
        int i = start;
        int j = start;
        while (i < endBefore || j < endAfter) {
            if (i < endBefore && j < endAfter && quietBefore.get(i).equals(quietAfter.get(j))) {
                i++;
                j++;
            } else if (j == endAfter
                    || (i < endBefore && common[i - start + 1][j - start] >= common[i - start][j - start + 1])) {
                gone(before.get(i++));
            } else {
                added(after.get(j++));
            }
        }
    }

    /** Of very much that differs, what is not there at all the other time. */
    private void unordered(int start, int endBefore, int endAfter) {
        Map<String, Integer> left = new HashMap<>();
        quietAfter.subList(start, endAfter).forEach(line -> left.merge(line, 1, Integer::sum));
        for (int i = start; i < endBefore; i++) {
            if (left.merge(quietBefore.get(i), -1, Integer::sum) < 0) {
                gone(before.get(i));
            }
        }
        List<Integer> places = new ArrayList<>();
        for (int j = endAfter - 1; j >= start; j--) {
            if (left.getOrDefault(quietAfter.get(j), 0) > 0) {
                left.merge(quietAfter.get(j), -1, Integer::sum);
                places.add(j);
            }
        }
        places.reversed().forEach(j -> added(after.get(j)));
    }

    private void gone(String line) {
        gone++;
        lines.add(() -> "- " + Printable.text(line));
    }

    private void added(String line) {
        added++;
        lines.add(() -> "+ " + Printable.text(line));
    }
}
