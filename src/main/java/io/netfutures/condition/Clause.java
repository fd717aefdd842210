package io.netfutures.condition;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Row;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds for a row or does not. Immutable. */
sealed interface Clause {
    boolean holds(Row row) throws ConditionMistake;

    /** All of them hold. */
    record All(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Row row) throws ConditionMistake {
            for (Clause each : clauses) {
                if (!each.holds(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of them holds. */
    record Any(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Row row) throws ConditionMistake {
            for (Clause each : clauses) {
                if (each.holds(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It does not hold. */
    record Not(Clause clause) implements Clause {
        @Override
        public boolean holds(Row row) throws ConditionMistake {
            return !clause.holds(row);
        }
    }

    /** The cell has nothing but blanks. */
    record Empty(String column) implements Clause {
        @Override
        public boolean holds(Row row) {
            return texts(cell(row, column)).allMatch(String::isBlank);
        }
    }

    /** A list has the item; a text has the other in it. */
    record Contains(String column, Literal literal) implements Clause {
        @Override
        public boolean holds(Row row) {
            Cell cell = cell(row, column);
            return cell instanceof Cell.Text one
                    ? literal.isPartOf(one.text())
                    : texts(cell).anyMatch(literal::equalTo);
        }
    }

    /** The text of the cell, or one of its items, passes the check. */
    record Some(String column, Check check) implements Clause {
        @Override
        public boolean holds(Row row) throws ConditionMistake {
            for (String text : texts(cell(row, column)).toList()) {
                if (check.passes(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The whole of one cell is to that of another as the operator says; of two without text each is as the other. */
    record Compared(String column, String operator, String other) implements Clause {
        @Override
        public boolean holds(Row row) {
            String left = cell(row, column).text().strip();
            String right = cell(row, other).text().strip();
            if (left.isEmpty() && right.isEmpty()) {
                return operator.endsWith("=") && !operator.startsWith("!");
            }
            return switch (operator) {
                case "=", "==" -> Literal.bare(right).equalTo(left);
                case "!=" -> !Literal.bare(right).equalTo(left);
                default ->
                    Literal.ofCell(left).order(right).isPresent()
                            && Order.of(operator, Literal.ofCell(right)).passes(left);
            };
        }
    }

    /** What is asked of a text. */
    @FunctionalInterface
    interface Check {
        boolean passes(String text) throws ConditionMistake;
    }

    private static Cell cell(Row row, String column) {
        return row.cell(column).orElse(Cell.EMPTY);
    }

    /** The texts that stand in a cell; at least one. */
    private static Stream<String> texts(Cell cell) {
        return switch (cell) {
            case Cell.Text one -> Stream.of(one.text());
            case Cell.Items items ->
                items.isEmpty() ? Stream.of("") : items.items().stream().flatMap(Clause::texts);
            case Cell.Fields fields ->
                fields.isEmpty()
                        ? Stream.of("")
                        : fields.fields().values().stream().map(Clause::orEmpty);
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
