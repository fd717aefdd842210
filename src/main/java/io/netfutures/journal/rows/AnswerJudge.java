package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.condition.LinePattern;
import io.netfutures.device.Device;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Column;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.TemplateMistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges answers by their lines, and by the rows that templates make of them. What cannot be judged is not as expected: an answer that no
 * template takes, a search that is given up. What it costs is bounded.
 */
public final class AnswerJudge implements Judge {
    private final Parsers parsers;
    private final AnswerRows rows;

    /** @param parsers make the rows */
    public AnswerJudge(Parsers parsers) {
        this.parsers = parsers;
        this.rows = new AnswerRows(parsers);
    }

    /**
     * Checks that conditions name only columns that answers can have, as far as that is known. May block while templates are read.
     *
     * @throws TemplateMistake if no template can be used, and one because of this
     * @throws ConditionMistake if there is no such column, or it is no condition
     */
    public void require(List<RowsAhead.Asked> plan, Collection<Expectation> expectations)
            throws TemplateMistake, ConditionMistake {
        RowsAhead ahead = RowsAhead.of(plan, parsers);
        List<Column> columns = ahead.columns().stream()
                .map(name -> new Column(name.toLowerCase(Locale.ROOT), false, false))
                .toList();
        for (Expectation each : expectations) {
            if (each instanceof Expectation.Rows expected
                    && !expected.condition().isEmpty()) {
                Condition condition = Condition.comparing(expected.condition());
                if (ahead.hasTemplates()) { // else each answer is told, and no name can be wrong
                    condition.require(columns);
                }
            }
        }
    }

    @Override
    public Optional<Objection> objection(
            Device device, List<Expectation> expectations, List<Reply.Output> before, List<Reply.Output> after) {
        Target target = Target.of(device);
        Tables tables = new Tables(() -> rows.of(target, before), () -> rows.of(target, after));
        for (Expectation each : expectations) {
            Optional<Objection> objection = objection(each, before, after, tables);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Objection> objection(
            Expectation expectation, List<Reply.Output> before, List<Reply.Output> after, Tables tables) {
        try {
            return switch (expectation) {
                case Expectation.Unchanged unchanged -> AnswerChanges.objection(before, after);
                case Expectation.Lines lines -> lines(lines, before, after);
                case Expectation.Rows rows ->
                    RowsExpected.of(rows).objection(before.isEmpty() ? List.of() : tables.before(), tables.after());
            };
        } catch (ConditionMistake e) {
            List<String> told = String.valueOf(e.getMessage()).lines().toList();
            return Optional.of(
                    new Objection(told.getFirst(), told.size() > 1 ? told.get(1).strip() + "\n" : ""));
        }
    }

    private static Optional<Objection> lines(
            Expectation.Lines expected, List<Reply.Output> before, List<Reply.Output> after) throws ConditionMistake {
        LinePattern pattern = LinePattern.parse(expected.regex());
        List<String> found = found(pattern, after);
        Expectation.Count count = expected.count();
        if (count == null) {
            return found.isEmpty()
                    ? Optional.of(new Objection(
                            "no line of its answer%s fits %s".formatted(after.size() == 1 ? "" : "s", pattern), ""))
                    : Optional.empty();
        }
        if (count.number() == null && before.isEmpty()) {
            return Optional.of(Evidence.nothingBefore());
        }
        int number = count.number() == null ? found(pattern, before).size() : count.number();
        if (Evidence.isSo(count, found.size(), number)) {
            return Optional.empty();
        }
        Evidence lines = new Evidence();
        found.forEach(line -> lines.add(() -> line));
        return Optional.of(new Objection(
                "%s fits in %s, and %s"
                        .formatted(pattern, Evidence.counted(found.size(), "line"), Evidence.expected(count, number)),
                lines.text()));
    }

    private static List<String> found(LinePattern pattern, List<Reply.Output> outputs) throws ConditionMistake {
        List<String> found = new ArrayList<>();
        for (Reply.Output each : outputs) {
            found.addAll(pattern.linesIn(each.text()));
        }
        return found;
    }

    /** What became of the answers, made when it is first wanted. */
    private static final class Tables {
        private final Supplier<List<Parsed>> parsingBefore;
        private final Supplier<List<Parsed>> parsingAfter;
        private Optional<List<Parsed>> before = Optional.empty();
        private Optional<List<Parsed>> after = Optional.empty();

        Tables(Supplier<List<Parsed>> parsingBefore, Supplier<List<Parsed>> parsingAfter) {
            this.parsingBefore = parsingBefore;
            this.parsingAfter = parsingAfter;
        }

        List<Parsed> before() {
            before = before.or(() -> Optional.of(parsingBefore.get()));
            return before.orElseThrow();
        }

        List<Parsed> after() {
            after = after.or(() -> Optional.of(parsingAfter.get()));
            return after.orElseThrow();
        }
    }
}
