package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTableTest {
    private static final int MANY = 20_001;
    private static final List<Column> COLUMNS =
            List.of(new Column("INTF", true, false), new Column("NOTE", false, false));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> notes = new ArrayList<>();

    private RowTable table(boolean keepsEmpty) {
        return new RowTable(out, List.of("INTF", "NOTE"), 0, keepsEmpty, notes::add);
    }

    private static Row row(String intf, String note) {
        return new Row(COLUMNS, List.of(new Cell.Text(intf), new Cell.Text(note)));
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void a_column_that_is_empty_in_the_first_rows_of_many_is_there_in_the_later_ones() throws IOException {
        RowTable table = table(false);
        for (int i = 0; i < MANY; i++) {
            table.write("", row("Gi" + i, ""));
        }
        table.write("", row("Gi1", "broken since May"));
        table.end();
        assertThat(lines().getFirst()).isEqualTo("intf     note");
        assertThat(lines().getLast()).isEqualTo("Gi1      broken since May");
    }

    @Test
    void a_column_without_text_is_left_out_unless_it_was_asked_for() throws IOException {
        RowTable table = table(false);
        table.write("", row("Gi1", ""));
        table.end();
        assertThat(lines()).containsExactly("intf", "Gi1");
        out.reset();
        RowTable asked = table(true);
        asked.write("", row("Gi1", ""));
        asked.end();
        assertThat(lines()).containsExactly("intf  note", "Gi1");
    }
}
