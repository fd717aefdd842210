package io.netfutures.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that compare a row with what it was before a change. */
class ComparingConditionTest {
    private static boolean holds(String operator, String before, String now) throws ConditionMistake {
        Row row = new Row(
                List.of(new Column("before.X", false, false), new Column("X", false, false)),
                List.of(new Cell.Text(before), new Cell.Text(now)));
        return Condition.comparing("x " + operator + " before.x").test(row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9             | 10
                    9,999         | 10,000
                    900 packets   | 1,200 packets
                    900 packets   | 1,200
                    100 Mb/s      | 1 Gb/s
                    0:59:00       | 1h
                    10.0.0.9      | 10.0.0.10
                    15.2(4)M      | 15.10(1)T
                    16.12.4       | 17.3.1
                    Gi0/9         | Gi0/10
                    down          | up
                    """)
    void one_cell_is_smaller_than_the_other(String small, String great) throws ConditionMistake {
        assertThat(holds(">", small, great)).isTrue();
        assertThat(holds(">=", small, great)).isTrue();
        assertThat(holds("!=", small, great)).isTrue();
        assertThat(holds("<", small, great)).isFalse();
        assertThat(holds("==", small, great)).isFalse();
        assertThat(holds("<", great, small)).isTrue();
        assertThat(holds(">=", great, small)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up            | UP
                    1G            | 1000M
                    10.1.2.3/24   | 10.1.2.3
                    5 packets     | 5 packets
                    ''            | ''
                    """)
    void one_cell_is_as_the_other(String one, String other) throws ConditionMistake {
        assertThat(holds("==", one, other)).isTrue();
        assertThat(holds(">=", one, other)).isTrue();
        assertThat(holds("<=", one, other)).isTrue();
        assertThat(holds("!=", one, other)).isFalse();
        assertThat(holds(">", one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    never         | 1h
                    ''            | 5
                    5             | ''
                    100 Mb/s      | 5 bytes
                    """)
    void what_has_no_order_is_neither(String one, String other) throws ConditionMistake {
        assertThat(holds("<=", one, other)).isFalse();
        assertThat(holds(">=", one, other)).isFalse();
        assertThat(holds("==", one, other)).isFalse();
    }

    @Test
    void words_behind_a_number_count_where_cells_must_be_the_same() throws ConditionMistake {
        assertThat(holds("==", "3 neighbors", "3 errors")).isFalse();
    }

    @Test
    void what_was_before_has_only_an_order() {
        assertThatThrownBy(() -> Condition.comparing("x ~ before.x"))
                .isInstanceOf(ConditionMistake.class)
                .hasMessageContaining("before. stands right of == != < <= > >= only");
    }
}
