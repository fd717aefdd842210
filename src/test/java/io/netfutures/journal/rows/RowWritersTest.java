package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The formats of rows, as their readers read them. */
class RowWritersTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("device", true, false), new Column("INTF", true, false), new Column("VLANS", false, true));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Row row(String intf, Cell vlans) {
        return new Row(COLUMNS, List.of(new Cell.Text("R1"), new Cell.Text(intf), vlans));
    }

    private static Cell list(String... items) {
        return new Cell.Items(
                List.of(items).stream().map(item -> (Cell) new Cell.Text(item)).toList());
    }

    @SuppressWarnings("NullAway") // in a compiled record it does not see that a value may be null
    private static Cell fields(@Nullable String... namesAndTexts) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Cell.Fields(fields);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String csv(Row... rows) throws IOException {
        CsvRows csv = new CsvRows(out, List.of("device", "INTF", "VLANS"), false);
        for (Row each : rows) {
            csv.write("", each);
        }
        csv.end();
        return text();
    }

    @Test
    void csv_has_a_header_in_lower_case_and_joins_lists_by_semicolons() throws IOException {
        assertThat(csv(row("Gi1", list("10", "20")), row("Gi2", Cell.EMPTY)))
                .isEqualTo("device,intf,vlans\r\nR1,Gi1,\"10;20\"\r\nR1,Gi2,\r\n");
    }

    @Test
    void csv_writes_the_fields_of_an_item_with_their_names() throws IOException {
        Cell items = new Cell.Items(List.of(fields("ID", "1", "MODE", "rw"), fields("ID", "2", "MODE", "")));
        assertThat(csv(row("Gi1", items))).endsWith("R1,Gi1,\"ID=1 MODE=rw;ID=2 MODE=\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "=1+2, '=1+2",
                "@SUM(A1), '@SUM(A1)",
                "+49 89, '+49 89",
                "-x, '-x",
                "-5, -5",
                "-, -",
                "--, --",
                "-=1, '-=1",
                "+5.25, +5.25",
                "-5-3, '-5-3",
                "a\"b, \"a\"\"b\"",
                "5, 5",
                "~  -5~, ~  -5~",
                "~ =1+2~, ~' =1+2~",
                "~\u3000\t@x~, ~'\u3000\t@x~",
                "\uff1d1+2, '\uff1d1+2",
                "\uff0b1, '\uff0b1",
                "\uff0d1, '\uff0d1",
                "\uff20x, '\uff20x",
                "a;b, \"a;b\"",
                "up; =1+2;-5, \"up;' =1+2;-5\"",
            })
    void csv_makes_a_cell_safe_that_a_spreadsheet_would_compute(String found, String written) throws IOException {
        assertThat(csv(row(found, Cell.EMPTY))).endsWith("R1," + written + ",\r\n");
    }

    @Test
    void csv_makes_each_item_of_a_list_safe_for_some_spreadsheets_make_a_cell_of_it() throws IOException {
        assertThat(csv(row("Gi1", list("1", "=1+2", "-5", "@x")))).endsWith("R1,Gi1,\"1;'=1+2;-5;'@x\"\r\n");
    }

    @Test
    void csv_begins_with_a_byte_order_mark_if_one_is_wanted_even_without_rows() throws IOException {
        new CsvRows(out, List.of("device"), true).end();
        assertThat(text()).isEqualTo("\ufeffdevice\r\n");
    }

    @Test
    void csv_has_an_empty_cell_where_a_row_has_no_such_column() throws IOException {
        CsvRows csv = new CsvRows(out, List.of("device", "MTU"), false);
        csv.write("", row("Gi1", Cell.EMPTY));
        csv.end();
        assertThat(text()).isEqualTo("device,mtu\r\nR1,\r\n");
    }

    @Test
    void json_has_arrays_for_lists_and_objects_for_fields_and_keys_in_lower_case() throws IOException {
        JsonRows json = JsonRows.array(out, "");
        json.write("", row("Gi1", new Cell.Items(List.of(fields("ID", "1")))));
        json.write("", row("Gi\u001b2", Cell.EMPTY));
        json.end();
        json.end();

        JsonNode read = new ObjectMapper().readTree(text());
        assertThat(read.at("/0/vlans/0/id").asText()).isEqualTo("1");
        assertThat(read.at("/1/intf").asText()).isEqualTo("Gi\u001b2");
        assertThat(read.at("/1/vlans").isArray()).isTrue();
        assertThat(text()).doesNotContain("\u001b");
        assertThat(text().lines()).hasSize(4);
    }

    @Test
    void a_field_that_took_no_part_is_null_to_programs_and_left_out_in_csv() throws IOException {
        Row row = row("Gi1", new Cell.Items(List.of(fields("ID", "1", "LANE", null))));
        JsonRows json = JsonRows.lines(out, "");
        json.write("", row);
        json.end();
        assertThat(text()).isEqualTo("{\"device\":\"R1\",\"intf\":\"Gi1\",\"vlans\":[{\"id\":\"1\",\"lane\":null}]}\n");
        out.reset();
        YamlRows yaml = new YamlRows(out, "");
        yaml.write("", row);
        yaml.end();
        assertThat(text()).endsWith("    - id: \"1\"\n      lane: null\n");
        out.reset();
        assertThat(csv(row)).endsWith("R1,Gi1,ID=1\r\n");
    }

    @Test
    void json_without_rows_is_an_empty_array() throws IOException {
        JsonRows.array(out, "").end();
        assertThat(text()).isEqualTo("[]\n");
    }

    @Test
    void lines_of_json_stand_by_themselves() throws IOException {
        JsonRows json = JsonRows.lines(out, "");
        json.write("", row("Gi1", list("10")));
        json.flush();
        assertThat(text()).isEqualTo("{\"device\":\"R1\",\"intf\":\"Gi1\",\"vlans\":[\"10\"]}\n");
        json.end();
        assertThat(text().lines()).hasSize(1);
    }

    @Test
    void yaml_gives_every_text_back_as_a_text() throws IOException {
        YamlRows yaml = new YamlRows(out, "");
        yaml.write("", row("1e3", list("010", "yes")));
        yaml.write("", row("a: b\nc", new Cell.Items(List.of(fields("ID", "1", "ON", "off")))));
        yaml.write("", row("", Cell.EMPTY));
        yaml.end();

        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text());
        assertThat(read)
                .isEqualTo(List.of(
                        Map.of("device", "R1", "intf", "1e3", "vlans", List.of("010", "yes")),
                        Map.of("device", "R1", "intf", "a: b\nc", "vlans", List.of(Map.of("id", "1", "on", "off"))),
                        Map.of("device", "R1", "intf", "", "vlans", List.of())));
    }
}
