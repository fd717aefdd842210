package io.netfutures.journal.rows;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.condition.LinePattern;
import io.netfutures.device.Device;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.TemplateMistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
     * Checks that what is expected names only columns that answers can have, as far as that is known. May block while templates are read.
     *
     * @param plan what the devices are asked of which it is expected
     * @throws TemplateMistake if no template can be used, and one because of this
     * @throws ConditionMistake if there is no such column in any answer, or it is no condition
     * @throws IllegalArgumentException if a key is no such column; the message is for users
     */
    public void require(List<RowsAhead.Asked> plan, Collection<Expectation> expectations)
            throws TemplateMistake, ConditionMistake {
        List<Expectation.Rows> rows = rows(expectations);
        for (Expectation.Rows each : rows) {
            RowsExpected.of(each);
        }
        RowsAhead ahead = RowsAhead.of(plan, parsers);
        if (ahead.hasTemplates()) { // else each answer is told, and no name can be wrong
            List<RowsAhead> answers = answers(plan);
            for (Expectation.Rows each : rows) {
                RowsExpected.of(each).require(ahead, answers);
            }
        }
    }

    /**
     * As {@link #require}, and checks that there can be rows at all: where lines are sent before it is judged, that would come too late. Of
     * a platform that the inventory does not name nothing is known.
     *
     * @throws IllegalArgumentException also if there is no template for any of the commands
     */
    public void requireRows(RowsAhead.Asked asked, Collection<Expectation> expectations)
            throws TemplateMistake, ConditionMistake {
        require(List.of(asked), expectations);
        if (!asked.platform().equals(AnswerRows.UNKNOWN)
                && !rows(expectations).isEmpty()
                && !RowsAhead.of(List.of(asked), parsers).hasTemplates()) {
            throw new IllegalArgumentException(
                    asked.commands().isEmpty()
                            ? "rows are expected, and nothing is asked; say --before"
                            : "rows are expected, and on %s there is no template for %s"
                                    .formatted(asked.platform(), String.join(", ", asked.commands())));
        }
    }

    private static List<Expectation.Rows> rows(Collection<Expectation> expectations) {
        return expectations.stream()
                .flatMap(each -> each instanceof Expectation.Rows rows ? Stream.of(rows) : Stream.of())
                .toList();
    }

    /** What is known of each answer that has a template. */
    private List<RowsAhead> answers(List<RowsAhead.Asked> plan) {
        List<RowsAhead> answers = new ArrayList<>();
        for (RowsAhead.Asked each : new LinkedHashSet<>(plan)) {
            for (String command : each.commands()) {
                try {
                    RowsAhead answer =
                            RowsAhead.of(List.of(new RowsAhead.Asked(each.platform(), List.of(command))), parsers);
                    if (answer.hasTemplates()) {
                        answers.add(answer);
                    }
                } catch (TemplateMistake e) { // told of the answer, which has no rows then
                }
            }
        }
        return answers;
    }

    @Override
    public Optional<Objection> objection(
            Device device, Case expected, List<Reply.Output> before, List<Reply.Output> after) {
        Target target = Target.of(device);
        List<String> typed = expected.commands();
        Tables tables = new Tables(() -> rows.of(target, typed, before), () -> rows.of(target, typed, after));
        for (Expectation each : expected.expectations()) {
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
            return Optional.of(new Objection(
                    Printable.line(told.getFirst()),
                    told.size() > 1 ? told.get(1).strip() + "\n" : ""));
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
                            "no line of its answer%s fits %s"
                                    .formatted(after.size() == 1 ? "" : "s", Printable.line(pattern.toString())),
                            ""))
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
                        .formatted(
                                Printable.line(pattern.toString()),
                                Evidence.counted(found.size(), "line"),
                                Evidence.expected(count, number)),
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
