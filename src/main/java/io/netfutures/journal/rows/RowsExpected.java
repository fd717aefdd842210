package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Printable;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition that rows are expected to fulfil; all of them, or so many. */
final class RowsExpected {
    private final @Nullable Condition condition;
    private final Expectation.@Nullable Count count;
    private final List<String> keys;

    private RowsExpected(@Nullable Condition condition, Expectation.@Nullable Count count, List<String> keys) {
        this.condition = condition;
        this.count = count;
        this.keys = keys;
    }

    static RowsExpected of(Expectation.Rows expected) throws ConditionMistake {
        String text = expected.condition();
        return new RowsExpected(text.isEmpty() ? null : Condition.comparing(text), expected.count(), expected.keys());
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
        boolean isComparing = (condition != null && condition.comparesWithBefore()) || countsAsBefore();
        if (isComparing && before.size() != after.size()) {
            return Optional.of(Evidence.nothingBefore());
        }
        Optional<Objection> unread =
                unread(after, "").or(() -> isComparing ? unread(before, " before the change") : Optional.empty());
        if (unread.isPresent()) {
            return unread;
        }
        Findings now = new Findings();
        Findings then = new Findings();
        for (int place : meant(after)) {
            Parsed table = after.get(place);
            if (condition == null || !condition.comparesWithBefore()) {
                find(table, now);
                if (isComparing) {
                    find(before.get(place), then);
                }
            } else {
                Optional<Objection> keyless = compare(condition, before.get(place), table, now);
                if (keyless.isPresent()) {
                    return keyless;
                }
            }
        }
        return count == null ? ofEvery(now, after) : ofSome(count, now, then);
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
            try {
                if (condition != null) {
                    condition.require(tables.get(i).columns());
                }
                places.add(i);
            } catch (ConditionMistake e) {
                mistake = mistake.or(() -> Optional.of(e));
            }
        }
        if (places.isEmpty() && mistake.isPresent()) {
            throw mistake.get();
        }
        return places;
    }

    private void find(Parsed table, Findings findings) throws ConditionMistake {
        RowChanges names = names(table, List.of(table));
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
        RowChanges names = names(after, List.of(before, after));
        boolean isPair = before.table().size() <= 1 && after.table().size() <= 1;
        if (!names.isKeyed() && !isPair) {
            return Optional.of(new Objection(
                    "the rows of " + after.command() + " have no key by which those from before the change are found",
                    "say with --key which columns tell one row from another\n"));
        }
        Map<String, Deque<Row>> old = new LinkedHashMap<>();
        for (Row row : before.rows()) {
            old.computeIfAbsent(isPair ? "" : names.identity(row), first -> new ArrayDeque<>())
                    .add(row);
        }
        for (Row row : after.rows()) {
            Row twin = old.getOrDefault(isPair ? "" : names.identity(row), new ArrayDeque<>())
                    .poll();
            if (twin != null) {
                boolean holds = comparing.test(joined(row, twin));
                findings.of(holds).add(() -> names.whole(row) + was(comparing, twin));
            }
        }
        old.values().forEach(rows -> rows.forEach(row -> findings.gone.add(() -> names.whole(row))));
        return Optional.empty();
    }

    /** {@code  (before: mtu=1500)} */
    private static String was(Condition comparing, Row before) {
        return comparing.columns().stream()
                .filter(Condition::isOfBefore)
                .sorted()
                .map(name -> name.substring(Condition.BEFORE.length()))
                .map(name -> name + "=" + Printable.line(RowQuery.text(before, name)))
                .collect(Collectors.joining(", ", " (before: ", ")"));
    }

    private RowChanges names(Parsed table, List<Parsed> all) {
        return new RowChanges(table.columns(), RowChanges.keys(all, keys), List.of());
    }

    private static Row joined(Row row, Row before) {
        List<Column> columns = new ArrayList<>(row.columns());
        before.columns()
                .forEach(each -> columns.add(new Column(Condition.BEFORE + each.name(), each.key(), each.list())));
        List<Cell> cells = new ArrayList<>(row.cells());
        cells.addAll(before.cells());
        return new Row(columns, cells);
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
                                    condition,
                                    all == 1
                                            ? "the only row"
                                            : now.others.size() + " of " + Evidence.counted(all, "row")),
                    now.others.text()));
        }
        boolean isEmpty = tables.stream().allMatch(each -> each.table().size() == 0);
        return isEmpty
                ? Optional.of(new Objection(
                        "there is no row in its answer" + (tables.size() == 1 ? "" : "s"),
                        tables.stream()
                                .flatMap(each -> each.remarks().stream())
                                .map(each -> each.text() + "\n")
                                .findFirst()
                                .orElse("")))
                : Optional.empty();
    }

    private static Objection gone(Findings now) {
        return new Objection(
                Evidence.counted(now.gone.size(), "row") + (now.gone.size() == 1 ? " is" : " are")
                        + " gone since before the change",
                now.gone.text());
    }

    private Optional<Objection> ofSome(Expectation.Count count, Findings now, Findings then) {
        if (now.gone.size() > 0) {
            return Optional.of(gone(now));
        }
        long found = now.fulfilling.size();
        long number = count.number() == null ? then.fulfilling.size() : count.number();
        if (Evidence.isSo(count, found, number)) {
            return Optional.empty();
        }
        String what = condition == null
                ? (found == 1 ? "there is " : "there are ") + Evidence.counted(found, "row")
                : "%s holds of %d of %s"
                        .formatted(condition, found, Evidence.counted(found + now.others.size(), "row"));
        return Optional.of(new Objection(
                what + ", and " + Evidence.expected(count, number),
                (found > number || condition == null ? now.fulfilling : now.others).text()));
    }
}
