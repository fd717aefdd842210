package io.netfutures.journal.rows;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.condition.LinePattern;
import io.netfutures.device.Expectation;
import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A regular expression that is expected to fit in lines: in one of any answer, or in so many. */
record LinesExpected(LinePattern pattern, @Nullable Count count) {
    /** @throws ConditionMistake if it is no regular expression */
    static LinesExpected of(Expectation.Lines expected) throws ConditionMistake {
        return new LinesExpected(LinePattern.parse(expected.regex()), expected.count());
    }

    /**
     * Why nothing could be judged by the answers that were there before a change; empty if something can.
     *
     * @throws ConditionMistake if the search is given up
     */
    Optional<Objection> obstacle(List<Reply.Output> before) throws ConditionMistake {
        boolean isVain = count != null
                && count.number() == null
                && count.relation() == Expectation.Relation.AT_LEAST
                && found(before).isEmpty();
        return isVain ? Optional.of(Evidence.nothingCounted(shown() + " fits in no line")) : Optional.empty();
    }

    /**
     * What is not as expected.
     *
     * @param before in the order of those after; empty if there are none
     * @throws ConditionMistake if the search is given up
     */
    Optional<Objection> objection(List<Reply.Output> before, List<Reply.Output> after) throws ConditionMistake {
        if (count == null) {
            return found(after).isEmpty()
                    ? Optional.of(new Objection(
                            "no line of its answer%s fits %s".formatted(after.size() == 1 ? "" : "s", shown()), ""))
                    : Optional.empty();
        }
        if (count.number() != null) {
            return counted(count, count.number(), found(after), "");
        }
        if (before.size() != after.size()) {
            return Optional.of(Evidence.nothingBefore());
        }
        Optional<Objection> objection = obstacle(before);
        for (int i = 0; i < after.size() && objection.isEmpty(); i++) {
            Reply.Output now = after.get(i);
            objection = counted(
                    count,
                    found(List.of(before.get(i))).size(),
                    found(List.of(now)),
                    after.size() == 1 ? "" : " of its answer to " + now.command());
        }
        return objection;
    }

    private Optional<Objection> counted(Count count, int number, List<String> found, String where) {
        if (Evidence.isSo(count, found.size(), number)) {
            return Optional.empty();
        }
        Evidence lines = new Evidence();
        found.forEach(line -> lines.add(() -> line));
        return Optional.of(new Objection(
                "%s fits in %s%s, and %s"
                        .formatted(
                                shown(),
                                Evidence.counted(found.size(), "line"),
                                where,
                                Evidence.expected(count, number)),
                lines.text()));
    }

    private String shown() {
        return Printable.line(pattern.toString());
    }

    private List<String> found(List<Reply.Output> outputs) throws ConditionMistake {
        List<String> found = new ArrayList<>();
        for (Reply.Output each : outputs) {
            found.addAll(pattern.linesIn(each.text()));
        }
        return found;
    }
}
