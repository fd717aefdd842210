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
import java.util.stream.Stream;
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

    @Test
    void on_a_narrow_screen_the_columns_go_first_that_have_the_fewest_texts() throws IOException {
        List<Column> four = Stream.of("device", "reload", "version", "serial")
                .map(name -> new Column(name, false, false))
                .toList();
        RowTable table = new RowTable(out, four.stream().map(Column::name).toList(), 24, false, notes::add);
        for (String row : List.of("R1 power-cycle 15.2 FTX", "R2 - 17.3 FOC", "R3 - 17.3 FOC")) {
            table.write(
                    "",
                    new Row(
                            four,
                            Stream.of(row.split(" "))
                                    .<Cell>map(cell -> new Cell.Text(cell.equals("-") ? "" : cell))
                                    .toList()));
        }
        table.end();
        assertThat(lines())
                .containsExactly(
                        "device  version  serial",
                        "R1      15.2     FTX",
                        "R2      17.3     FOC",
                        "R3      17.3     FOC");
        assertThat(notes).containsExactly("the screen is too narrow for reload; --columns chooses");
    }
}
