package io.netfutures.journal.rows;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Nearest;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.journal.rows.AnswerRows.Remark;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants to know of rows. Columns are named in any case.
 *
 * @param where the rows that count; null for all
 * @param sort by which columns they are sorted, the first one first; empty for the order in which they come
 * @param groupBy the columns whose equal values stand together; empty for none
 * @param counts whether rows are counted, instead of being shown
 * @param columns which are shown, in this order; null for all
 */
public record RowQuery(
        @Nullable Condition where,
        List<SortKey> sort,
        List<String> groupBy,
        boolean counts,
        @Nullable List<String> columns) {
    /** All rows as they come. */
    public static final RowQuery ALL = new RowQuery(null, List.of(), List.of(), false, null);

    /** The column with the number of rows, where they are counted. */
    public static final String COUNT = "count";

    /** The column with the devices that rows come from, where they are counted in groups. */
    public static final String DEVICES = "devices";

    public RowQuery {
        sort = List.copyOf(sort);
        groupBy = List.copyOf(groupBy);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** A column by which rows are sorted. */
    public record SortKey(String column, boolean descends) {
        /** As it is typed: {@code mtu}, or {@code -mtu} for the greatest first. */
        public static SortKey of(String typed) {
            return typed.startsWith("-") ? new SortKey(typed.substring(1), true) : new SortKey(typed, false);
        }

        Comparator<Row> order() {
            Comparator<String> natural = CellOrder.INSTANCE;
            Comparator<Row> order = Comparator.comparing(row -> text(row, column), natural);
            Comparator<Row> emptyLast =
                    Comparator.comparing(row -> text(row, column).isEmpty());
            return descends ? emptyLast.thenComparing(order.reversed()) : order;
        }
    }

    /** Whether rows can only be written when all have come. */
    boolean needsAll() {
        return !sort.isEmpty() || !groupBy.isEmpty() || counts;
    }

    /** The columns of the rows that are counted. */
    List<String> counted() {
        List<String> counted = new ArrayList<>(groupBy);
        counted.add(free(COUNT));
        if (!groupBy.isEmpty() && !isIn(groupBy, RunRows.DEVICE)) {
            counted.add(free(DEVICES));
        }
        return counted;
    }

    /** The column whose texts are numbers to programs; empty if rows are not counted. */
    public String number() {
        return counts ? free(COUNT) : "";
    }

    /** A name that no column has by which rows are grouped. */
    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; isIn(groupBy, name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /**
     * The names of the columns that are shown.
     *
     * @param all the names of all columns that rows may have
     * @param hasCommand whether the command is shown as a column, unless it is named
     */
    List<String> shown(List<String> all, boolean hasCommand) {
        if (columns != null) {
            return columns;
        }
        return counts
                ? counted()
                : all.stream()
                        .filter(name -> hasCommand || !name.equalsIgnoreCase(RunRows.COMMAND))
                        .toList();
    }

    /**
     * The answers of a device with those of their rows that count; without a table where they cannot be chosen. A lone answer that lacks a
     * column for this gets a remark: of several, the column may be that of another.
     */
    List<Parsed> chosen(List<Parsed> answers) {
        return answers.stream().map(each -> chosen(each, answers.size() == 1)).toList();
    }

    private Parsed chosen(Parsed answer, boolean isAlone) {
        try {
            Parsed chosen = answer.with(chosen(answer.table()));
            List<String> lacking = isAlone && answer.table().size() > 0 ? lacking(answer.columns()) : List.of();
            return lacking.isEmpty()
                    ? chosen
                    : chosen.with(new Remark.NoColumn(
                            "it has no column %s, which counts as empty".formatted(String.join(", ", lacking))));
        } catch (ConditionMistake e) {
            return new Parsed(
                    answer.command(),
                    List.of(),
                    AnswerTable.none(),
                    List.of(new Remark.Refused("--where: " + e.getMessage())));
        }
    }

    /** The columns by which rows are chosen and grouped, and that are not among these. */
    private List<String> lacking(List<Column> columns) {
        return Stream.concat(
                        where == null ? Stream.of() : where.columns().stream().sorted(), groupBy.stream())
                .filter(name -> columns.stream().map(Column::name).noneMatch(name::equalsIgnoreCase))
                .distinct()
                .toList();
    }

    private AnswerTable chosen(AnswerTable table) throws ConditionMistake {
        if (where == null) {
            return table;
        }
        return switch (table) {
            case AnswerTable.Kept kept -> {
                List<Row> rows = new ArrayList<>();
                for (Row row : kept.rows()) {
                    if (where.test(row)) {
                        rows.add(row);
                    }
                }
                yield new AnswerTable.Kept(rows);
            }
            case AnswerTable.Again again -> new AnswerTable.Chosen(again, where, count(again, where));
            case AnswerTable.Chosen chosen -> throw new IllegalStateException("chosen twice: " + chosen.condition());
        };
    }

    private static long count(AnswerTable table, Condition condition) throws ConditionMistake {
        AtomicLong count = new AtomicLong();
        AtomicReference<@Nullable ConditionMistake> mistake = new AtomicReference<>();
        table.each(row -> {
            try {
                count.addAndGet(mistake.get() == null && condition.test(row) ? 1 : 0);
            } catch (ConditionMistake e) {
                mistake.set(e);
            }
        });
        ConditionMistake found = mistake.get();
        if (found != null) {
            throw found;
        }
        return count.get();
    }

    /**
     * Checks that it names only columns that there are.
     *
     * @param known the names of all columns that rows may have
     * @throws IllegalArgumentException if it does not; the message is for users
     */
    public void require(List<String> known) {
        if (where != null) {
            try {
                where.require(known.stream()
                        .map(name -> new Column(name.toLowerCase(Locale.ROOT), false, false))
                        .toList());
            } catch (ConditionMistake e) {
                throw new IllegalArgumentException("--where: " + e.getMessage(), e);
            }
        }
        require("--group-by", groupBy.stream(), known);
        List<String> left = counts ? counted() : known;
        require("--sort", sort.stream().map(SortKey::column), left);
        require("--columns", columns == null ? Stream.of() : columns.stream(), left);
    }

    /**
     * Checks that an option names only columns that there are.
     *
     * @throws IllegalArgumentException if it does not; the message is for users
     */
    public static void require(String option, Stream<String> names, List<String> known) {
        List<String> lower =
                known.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        names.filter(name -> !isIn(lower, name)).findFirst().ifPresent(name -> {
            String hint = Nearest.hintWithLonger(name, lower);
            throw new IllegalArgumentException("%s: there is no column %s%s"
                    .formatted(option, name, hint.isEmpty() ? "; there are " + String.join(", ", lower) : hint));
        });
    }

    Comparator<Row> order() {
        return order(sort);
    }

    /** By groups, and within them as {@link #order} says. */
    Comparator<Row> orderOfGroups() {
        Comparator<String> natural = CellOrder.INSTANCE;
        Comparator<Row> groups = groupBy.stream()
                .map(column -> Comparator.comparing((Row row) -> folded(text(row, column)), natural))
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparingInt(row -> 0));
        return groups.thenComparing(order());
    }

    private static Comparator<Row> order(List<SortKey> keys) {
        return keys.stream()
                .map(SortKey::order)
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparingInt(row -> 0));
    }

    static boolean isIn(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** A text as it is compared, where upper and lower case are one. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String text(Row row, String column) {
        return row.cell(column).map(CsvRows::text).orElse("");
    }
}
