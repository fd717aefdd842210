package io.netfutures.journal.rows;

import io.netfutures.condition.ConditionMistake;
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
     * As {@link #require}, and checks that all answers of a device can be judged: where lines are sent before, that would come too late.
     *
     * @throws TemplateMistake if any template cannot be used
     * @throws IllegalArgumentException also if there is no template for one of the commands, or the inventory does not name the platform
     */
    public void requireRows(RowsAhead.Asked asked, Collection<Expectation> expectations)
            throws TemplateMistake, ConditionMistake {
        List<Expectation.Rows> rows = rows(expectations);
        if (!rows.isEmpty() && asked.platform().equals(AnswerRows.UNKNOWN)) {
            throw new IllegalArgumentException(
                    "rows are expected, and the inventory does not say what the device is; write its device_type");
        }
        require(List.of(asked), expectations);
        for (String command : rows.isEmpty() ? List.<String>of() : asked.commands()) {
            RowsAhead answer = RowsAhead.of(List.of(new RowsAhead.Asked(asked.platform(), List.of(command))), parsers);
            if (!answer.hasTemplates()) {
                throw new IllegalArgumentException("rows are expected, and there is no template for " + command);
            }
            for (Expectation.Rows each : rows) {
                RowsExpected.of(each).requireKeys(command, answer);
            }
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

    @Override
    public Optional<Objection> obstacle(Device device, Case expected, List<Reply.Output> before) {
        List<Parsed> tables = rows(expected.expectations()).isEmpty()
                ? List.of()
                : rows.of(Target.of(device), expected.commands(), before);
        for (Expectation each : expected.expectations()) {
            Optional<Objection> obstacle = obstacle(each, before, tables);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private static Optional<Objection> obstacle(
            Expectation expectation, List<Reply.Output> before, List<Parsed> tables) {
        try {
            return switch (expectation) {
                case Expectation.Unchanged unchanged -> Optional.empty();
                case Expectation.Lines lines -> LinesExpected.of(lines).obstacle(before);
                case Expectation.Rows rows -> RowsExpected.of(rows).obstacle(tables);
            };
        } catch (ConditionMistake e) {
            return Optional.of(told(e));
        }
    }

    private static Optional<Objection> objection(
            Expectation expectation, List<Reply.Output> before, List<Reply.Output> after, Tables tables) {
        try {
            return switch (expectation) {
                case Expectation.Unchanged unchanged -> AnswerChanges.objection(before, after);
                case Expectation.Lines lines -> LinesExpected.of(lines).objection(before, after);
                case Expectation.Rows rows ->
                    RowsExpected.of(rows).objection(before.isEmpty() ? List.of() : tables.before(), tables.after());
            };
        } catch (ConditionMistake e) {
            return Optional.of(told(e));
        }
    }

    private static Objection told(ConditionMistake mistake) {
        List<String> told = String.valueOf(mistake.getMessage()).lines().toList();
        return new Objection(
                Printable.line(told.getFirst()), told.size() > 1 ? told.get(1).strip() + "\n" : "");
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
