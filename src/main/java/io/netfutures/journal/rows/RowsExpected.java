package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Printable;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition that rows are expected to fulfil; all of them, or so many. */
final class RowsExpected {
    private static final String BEFORE = " before the change";

    private final @Nullable Condition condition;
    private final Expectation.@Nullable Count count;
    private final List<String> keys;

    private RowsExpected(@Nullable Condition condition, Expectation.@Nullable Count count, List<String> keys) {
        this.condition = condition;
        this.count = count;
        this.keys = keys;
    }

    /** @throws ConditionMistake if it is no condition, or one whose rows cannot be counted so */
    static RowsExpected of(Expectation.Rows expected) throws ConditionMistake {
        String text = expected.condition();
        RowsExpected rows =
                new RowsExpected(text.isEmpty() ? null : Condition.comparing(text), expected.count(), expected.keys());
        if (rows.countsAsBefore() && rows.comparesRows()) {
            throw Condition.comparing(text)
                    .unusable(
                            "it compares each row with what it was, and before the change there was nothing to count so; count with a number");
        }
        return rows;
    }

    /**
     * Checks that an answer can be judged.
     *
     * @param all what is known of all answers
     * @param answers what is known of each
     * @throws ConditionMistake if none has all columns of the condition
     * @throws IllegalArgumentException if none has all keys besides
     */
    void require(RowsAhead all, List<RowsAhead> answers) throws ConditionMistake {
        if (condition != null) {
            condition.require(columns(all));
        }
        RowQuery.require("--key", keys.stream(), all.columns());
        List<RowsAhead> fit = answers.stream()
                .filter(each -> lacking(columns(each)).isEmpty())
                .toList();
        if (condition != null && fit.isEmpty()) {
            throw condition.unusable("no answer has all of %s, and a condition is about the rows of one answer"
                    .formatted(condition.columns().stream().sorted().collect(Collectors.joining(", "))));
        }
        if (comparesRows()
                && fit.stream()
                        .noneMatch(each -> RowPairs.unknown(keys, columns(each)).isEmpty())) {
            throw new IllegalArgumentException(
                    "--key: no answer has %s besides the columns of %s".formatted(String.join(", ", keys), condition));
        }
        if (comparesRows()
                && !keys.isEmpty()
                && keys.stream().allMatch(each -> RowQuery.isIn(RunRows.OWN_NAMES, each))) {
            throw new IllegalArgumentException(
                    "--key: no rows of an answer differ in %s".formatted(String.join(", ", keys)));
        }
    }

    /**
     * Checks that the rows of the answer to a command can be compared, if it is meant.
     *
     * @throws IllegalArgumentException if it lacks a key
     */
    void requireKeys(String command, RowsAhead answer) {
        List<String> unknown = RowPairs.unknown(keys, columns(answer));
        if (comparesRows() && lacking(columns(answer)).isEmpty() && !unknown.isEmpty()) {
            throw new IllegalArgumentException("--key: the answer to %s has no column %s, and all columns of %s"
                    .formatted(command, unknown.getFirst(), condition));
        }
    }

    private static List<Column> columns(RowsAhead ahead) {
        return ahead.columns().stream()
                .map(name -> new Column(name.toLowerCase(Locale.ROOT), false, false))
                .toList();
    }

    private Optional<ConditionMistake> lacking(List<Column> columns) {
        try {
            if (condition != null) {
                condition.require(columns);
            }
            return Optional.empty();
        } catch (ConditionMistake e) {
            return Optional.of(e);
        }
    }

    private String shown() {
        return Printable.line(String.valueOf(condition));
    }

    private boolean comparesRows() {
        return condition != null && condition.comparesWithBefore();
    }

    /** What was found in a table, or in several. */
    private static final class Findings {
        private final Evidence fulfilling = new Evidence();
        private final Evidence others = new Evidence();
        private final Evidence gone = new Evidence();

        Evidence of(boolean holds) {
            return holds ? fulfilling : others;
        }
    }

    /**
     * What is not as expected.
     *
     * @param before in the order of those after; empty if there are none
     */
    Optional<Objection> objection(List<Parsed> before, List<Parsed> after) throws ConditionMistake {
        boolean isComparing = comparesRows() || countsAsBefore();
        if (isComparing && before.size() != after.size()) {
            return Optional.of(Evidence.nothingBefore());
        }
        Optional<Objection> unread =
                unread(after, "").or(() -> isComparing ? unread(before, BEFORE) : Optional.empty());
        if (unread.isPresent()) {
            return unread;
        }
        Findings now = new Findings();
        List<Parsed> meant = new ArrayList<>();
        for (int place : meant(after)) {
            Parsed table = after.get(place);
            meant.add(table);
            Optional<Objection> unlike = Optional.empty();
            if (count != null && countsAsBefore()) {
                unlike = counted(count, before.get(place), table, after.size() > 1);
            } else if (condition != null && comparesRows()) {
                unlike = compare(condition, before.get(place), table, now);
            } else {
                find(table, now);
            }
            if (unlike.isPresent()) {
                return unlike;
            }
        }
        return count == null
                ? ofEvery(now, meant)
                : count.number() == null ? Optional.empty() : ofSome(count, count.number(), now, meant, "");
    }

    /**
     * Why no answer could be judged by these, which were there before a change; empty if some can.
     *
     * @throws ConditionMistake if none of them has all columns of the condition
     */
    Optional<Objection> obstacle(List<Parsed> before) throws ConditionMistake {
        if (!comparesRows() && !countsAsBefore()) {
            return Optional.empty();
        }
        Optional<Objection> obstacle = unread(before, BEFORE);
        for (int place : obstacle.isPresent() ? List.<Integer>of() : meant(before)) {
            Parsed table = before.get(place);
            Optional<Objection> found =
                    comparesRows() ? new RowPairs(table, table, keys).objection(count == null) : uncounted(table);
            obstacle = obstacle.or(() -> found);
        }
        return obstacle;
    }

    /** The rows of each answer are counted by themselves: those of one say nothing of another that has lost some. */
    private Optional<Objection> counted(Expectation.Count count, Parsed before, Parsed after, boolean isOneOfSeveral)
            throws ConditionMistake {
        Optional<Objection> uncounted = uncounted(before);
        if (uncounted.isPresent()) {
            return uncounted;
        }
        Findings now = new Findings();
        find(after, now);
        String where = isOneOfSeveral ? " in its answer to " + after.command() : "";
        return ofSome(count, found(before), now, List.of(after), where);
    }

    /** That there was nothing, and as many as that are always there. */
    private Optional<Objection> uncounted(Parsed before) throws ConditionMistake {
        return count != null && count.relation() == Expectation.Relation.AT_LEAST && found(before) == 0
                ? Optional.of(Evidence.nothingCounted(
                        (condition == null ? "there was no row in" : shown() + " held of no row of") + " its answer to "
                                + before.command()))
                : Optional.empty();
    }

    private long found(Parsed table) throws ConditionMistake {
        Optional<ConditionMistake> lacking = lacking(table.columns());
        if (lacking.isPresent()) {
            throw lacking.get();
        }
        Findings findings = new Findings();
        find(table, findings);
        return findings.fulfilling.size();
    }

    private boolean countsAsBefore() {
        return count != null && count.number() == null;
    }

    private static Optional<Objection> unread(List<Parsed> tables, String when) {
        return tables.stream()
                .filter(each -> !each.isTable())
                .findFirst()
                .map(each -> new Objection(
                        "no table could be made of its answer to " + each.command() + when, each.problem() + "\n"));
    }

    /** The places of the tables that have all columns of the condition. */
    private List<Integer> meant(List<Parsed> tables) throws ConditionMistake {
        List<Integer> places = new ArrayList<>();
        Optional<ConditionMistake> mistake = Optional.empty();
        for (int i = 0; i < tables.size(); i++) {
            Optional<ConditionMistake> lacking = lacking(tables.get(i).columns());
            if (lacking.isEmpty()) {
                places.add(i);
            }
            mistake = mistake.or(() -> lacking);
        }
        if (places.isEmpty() && mistake.isPresent()) {
            throw mistake.get();
        }
        return places;
    }

    private void find(Parsed table, Findings findings) throws ConditionMistake {
        RowChanges names = RowPairs.names(List.of(table), keys);
        AtomicReference<@Nullable ConditionMistake> mistake = new AtomicReference<>();
        table.table().each(row -> {
            try {
                if (mistake.get() == null) {
                    findings.of(condition == null || condition.test(row)).add(() -> names.whole(row));
                }
            } catch (ConditionMistake e) {
                mistake.set(e);
            }
        });
        ConditionMistake found = mistake.get();
        if (found != null) {
            throw found;
        }
    }

    /** Tests each row with the one that it was; a new row is not compared. */
    private Optional<Objection> compare(Condition comparing, Parsed before, Parsed after, Findings findings)
            throws ConditionMistake {
        RowPairs pairs = new RowPairs(before, after, keys);
        comparing.require(before.columns());
        Optional<Objection> incomparable = pairs.objection(count == null);
        if (incomparable.isPresent()) {
            return incomparable;
        }
        for (RowPairs.Pair each : pairs.all()) {
            findings.of(comparing.test(each.joined())).add(() -> pairs.told(each, comparing));
        }
        pairs.gone().forEach(row -> findings.gone.add(() -> pairs.told(row)));
        return Optional.empty();
    }

    private Optional<Objection> ofEvery(Findings now, List<Parsed> tables) {
        long all = now.fulfilling.size() + now.others.size();
        if (now.gone.size() > 0) {
            return Optional.of(gone(now));
        }
        if (now.others.size() > 0) {
            return Optional.of(new Objection(
                    "%s does not hold of %s"
                            .formatted(
                                    shown(),
                                    all == 1
                                            ? "the only row"
                                            : now.others.size() + " of " + Evidence.counted(all, "row")),
                    now.others.text()));
        }
        return tables.stream()
                .filter(each -> each.table().size() == 0)
                .findFirst()
                .map(each -> new Objection("there is no row in its answer to " + each.command(), each.told()));
    }

    private static String told(List<Parsed> tables) {
        return tables.stream().map(Parsed::told).collect(Collectors.joining());
    }

    private static Objection gone(Findings now) {
        return new Objection(
                Evidence.counted(now.gone.size(), "row") + (now.gone.size() == 1 ? " is" : " are")
                        + " gone since before the change",
                now.gone.text());
    }

    private Optional<Objection> ofSome(
            Expectation.Count count, long number, Findings now, List<Parsed> tables, String where) {
        if (now.gone.size() > 0) {
            return Optional.of(gone(now));
        }
        long found = now.fulfilling.size();
        if (Evidence.isSo(count, found, number)) {
            return Optional.empty();
        }
        String what = condition == null
                ? (found == 1 ? "there is " : "there are ") + Evidence.counted(found, "row")
                : "%s holds of %d of %s".formatted(shown(), found, Evidence.counted(found + now.others.size(), "row"));
        return Optional.of(new Objection(
                what + where + ", and " + Evidence.expected(count, number),
                (found > number || condition == null ? now.fulfilling : now.others).text() + told(tables)));
    }
}
