package io.netfutures.condition;

import io.netfutures.device.Nearest;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition on a row, in a small language: {@code status != up and intf ~ "^Gi"}. Immutable, for any number of threads; what it costs
 * to test a row is bounded.
 */
public final class Condition {
    /** With what the name of a column begins that is that of the row before a change: {@code before.status}. */
    public static final String BEFORE = "before.";

    private final String text;
    private final Clause clause;
    private final Map<String, Lexeme> columns;

    private Condition(String text, Clause clause, Map<String, Lexeme> columns) {
        this.text = text;
        this.clause = clause;
        this.columns = columns;
    }

    /**
     * Reads a condition.
     *
     * @throws ConditionMistake if it is not of the language
     */
    public static Condition parse(String text) throws ConditionMistake {
        return read(new ConditionParser(text, false), text);
    }

    /**
     * Reads a condition that may also name columns of the row before a change, which begin with {@link #BEFORE}: {@code mtu >= before.mtu}.
     * The row that it is tested with has both.
     *
     * @throws ConditionMistake if it is not of the language
     */
    public static Condition comparing(String text) throws ConditionMistake {
        return read(new ConditionParser(text, true), text);
    }

    private static Condition read(ConditionParser parser, String text) throws ConditionMistake {
        return new Condition(text, parser.parse(), parser.columns());
    }

    /**
     * Whether it holds for the row. A column that the row does not have is empty.
     *
     * @throws ConditionMistake if the search for one of its regular expressions is given up, because it tries too much
     */
    public boolean test(Row row) throws ConditionMistake {
        return clause.holds(row);
    }

    /** Whether it names columns of the row before a change. */
    public boolean comparesWithBefore() {
        return columns.keySet().stream().anyMatch(Condition::isOfBefore);
    }

    /** Whether this is the name of a column of the row before a change. */
    public static boolean isOfBefore(String word) {
        return word.regionMatches(true, 0, BEFORE, 0, BEFORE.length());
    }

    /** The columns that it names, as it writes them the first time. */
    public Set<String> columns() {
        return columns.values().stream().map(Lexeme::text).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks that it names only these, or these of the row before a change.
     *
     * @throws ConditionMistake at the first column that is not among them; suggests one that is
     */
    public void require(List<Column> known) throws ConditionMistake {
        List<String> names = known.stream().map(Column::name).distinct().toList();
        for (Lexeme each : columns.values()) {
            boolean isOfBefore = each.kind() == Lexeme.Kind.WORD && isOfBefore(each.text());
            String name = isOfBefore ? each.text().substring(BEFORE.length()) : each.text();
            if (names.stream().noneMatch(name::equalsIgnoreCase)) {
                String hint = Nearest.hintWithLonger(name, names);
                throw new ConditionMistake(
                        text,
                        each.at(),
                        "there is no column %s%s"
                                .formatted(
                                        isOfBefore ? name : each,
                                        hint.isEmpty() ? "; there are " + String.join(", ", names) : hint));
            }
        }
    }

    /** That it is of the language, but of no use here. */
    public ConditionMistake unusable(String why) {
        return new ConditionMistake(text, 0, why);
    }

    /** It, as it is written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
