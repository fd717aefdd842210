package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueriedRowsTest {
    private static final List<Column> COLUMNS = Stream.of("device", "command", "status")
            .map(name -> new Column(name, false, false))
            .toList();

    private final List<String> written = new ArrayList<>();

    private void write(boolean counts, String... statuses) throws IOException {
        write(new RowQuery(null, List.of(), List.of("status"), counts, null), statuses);
    }

    private void write(RowQuery query, String... statuses) throws IOException {
        write(query, true, statuses);
    }

    private void write(RowQuery query, boolean isSectioned, String... statuses) throws IOException {
        QueriedRows rows = new QueriedRows(query, isSectioned, false, new RowWriter() {
            @Override
            public void write(String section, Row row) {
                written.add(section
                        + row.cells().stream().map(cell -> "|" + cell.text()).toList());
            }

            @Override
            public void end() {}
        });
        for (int i = statuses.length - 1; i >= 0; i--) {
            rows.write(new Row(
                    COLUMNS,
                    Stream.of("R" + (i + 1), "sh x", statuses[i])
                            .<Cell>map(Cell.Text::new)
                            .toList()));
        }
        rows.end();
    }

    @Test
    void values_that_differ_in_case_are_one_group() throws IOException {
        write(false, "up", "Down", "UP", "down", "Up");
        assertThat(written)
                .containsExactly(
                        "status: Down[|R2]",
                        "status: Down[|R4]",
                        "status: up[|R1]",
                        "status: up[|R3]",
                        "status: up[|R5]");
    }

    @Test
    void values_that_differ_in_case_are_counted_as_one() throws IOException {
        write(true, "up", "Down", "UP", "down", "Up");
        assertThat(written).containsExactly("[|Down, |2, |R[2,4]]", "[|UP, |3, |R[1,3,5]]");
    }

    @Test
    void rows_without_a_value_come_last_in_both_directions() throws IOException {
        write(sortedBy("status"), "9", "", "10", "1");
        assertThat(written).containsExactly("[|R4, |1]", "[|R1, |9]", "[|R3, |10]", "[|R2, |]");
        written.clear();
        write(sortedBy("-status"), "9", "", "10", "1");
        assertThat(written).containsExactly("[|R3, |10]", "[|R1, |9]", "[|R4, |1]", "[|R2, |]");
    }

    @Test
    void rows_that_are_equal_to_the_order_come_by_their_devices() throws IOException {
        write(sortedBy("-command"), "3", "1", "2");
        assertThat(written).containsExactly("[|R1, |3]", "[|R2, |1]", "[|R3, |2]");
    }

    @Test
    void the_rows_of_a_group_come_by_their_devices_also_to_programs() throws IOException {
        write(new RowQuery(null, List.of(), List.of("status"), false, null), false, "up", "down", "up", "down");
        assertThat(written).containsExactly("[|R2, |down]", "[|R4, |down]", "[|R1, |up]", "[|R3, |up]");
    }

    private static RowQuery sortedBy(String key) {
        return new RowQuery(null, List.of(RowQuery.SortKey.of(key)), List.of(), false, null);
    }
}
