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
        RowQuery query = new RowQuery(null, List.of(), List.of("status"), counts, null);
        QueriedRows rows = new QueriedRows(query, true, false, new RowWriter() {
            @Override
            public void write(String section, Row row) {
                written.add(section
                        + row.cells().stream().map(cell -> "|" + cell.text()).toList());
            }

            @Override
            public void end() {}
        });
        for (int i = 0; i < statuses.length; i++) {
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
        assertThat(written).containsExactly("[|Down, |2, |R[2,4]]", "[|up, |3, |R[1,3,5]]");
    }
}
