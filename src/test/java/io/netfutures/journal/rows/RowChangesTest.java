package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.condition.Condition;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowChangesTest {
    private static final List<Column> ROUTES = List.of(
            new Column("PREFIX", true, false), new Column("HOP", false, false), new Column("VIA", false, false));
    private static final List<Column> TWO_KEYS = List.of(new Column("A", true, false), new Column("B", true, false));

    private static Parsed table(List<Column> columns, String... rows) {
        List<Row> all = Stream.of(rows)
                .map(row -> new Row(
                        columns,
                        Stream.of(row.split(",", -1)).<Cell>map(Cell.Text::new).toList()))
                .toList();
        return new Parsed("sh x", columns, new AnswerTable.Kept(all), List.of());
    }

    private static List<String> between(Parsed before, Parsed after) {
        return RowChanges.between(before, after, RowChanges.keys(List.of(before, after), List.of()), List.of());
    }

    @Test
    void the_order_of_rows_with_the_same_key_is_no_change() {
        assertThat(between(
                        table(ROUTES, "10/8,1.1.1.1,e0", "10/8,2.2.2.2,e1"),
                        table(ROUTES, "10/8,2.2.2.2,e1", "10/8,1.1.1.1,e0")))
                .isEmpty();
    }

    @Test
    void of_rows_with_the_same_key_the_one_that_is_gone_is_told_and_no_other() {
        assertThat(between(
                        table(ROUTES, "10/8,1.1.1.1,e0", "10/8,2.2.2.2,e1", "10/8,3.3.3.3,e2"),
                        table(ROUTES, "10/8,2.2.2.2,e1", "10/8,3.3.3.3,e2")))
                .containsExactly("- 10/8: hop=1.1.1.1, via=e0");
        assertThat(between(
                        table(ROUTES, "10/8,1.1.1.1,e0", "10/8,2.2.2.2,e1"),
                        table(ROUTES, "10/8,2.2.2.2,e1", "10/8,1.1.1.1,e9", "10/8,4.4.4.4,e4")))
                .containsExactly("~ 10/8: via e0 -> e9", "+ 10/8: hop=4.4.4.4, via=e4");
    }

    @Test
    void keys_that_differ_by_their_place_only_are_different() {
        Parsed one = table(TWO_KEYS, "up,");
        Parsed other = table(TWO_KEYS, ",up");
        assertThat(between(one, other)).containsExactly("- a=up", "+ b=up");
        assertThat(RowChanges.canonical(one, List.of(), List.of()))
                .isNotEqualTo(RowChanges.canonical(other, List.of(), List.of()));
    }

    @Test
    void a_key_of_one_template_is_one_for_all_that_have_the_column() {
        List<String> status = List.of("STATUS");
        Parsed keyed = table(columns("Key VRF", "Key PORT", "STATUS"), "red,e0,up");
        Parsed other = table(columns("Key PORT", "STATUS", "VRF"), "e0,up,red");
        Parsed blue = table(columns("Key PORT", "STATUS", "VRF"), "e0,up,blue");
        List<String> keys = RowChanges.keys(List.of(keyed, other, blue), List.of());
        assertThat(RowChanges.canonical(keyed, keys, status)).isEqualTo(RowChanges.canonical(other, keys, status));
        assertThat(RowChanges.between(keyed, other, keys, status)).isEmpty();
        assertThat(RowChanges.canonical(other, keys, status)).isNotEqualTo(RowChanges.canonical(blue, keys, status));
        assertThat(RowChanges.between(other, blue, keys, status))
                .containsExactly("- e0 red: status=up", "+ e0 blue: status=up");
    }

    @Test
    void a_key_that_a_template_does_not_have_as_a_column_tells_none_of_its_rows_apart() {
        List<String> status = List.of("STATUS");
        Parsed keyed = table(columns("Key VRF", "Key PORT", "STATUS"), "red,e0,up", "red,e1,up");
        Parsed other = table(columns("Key PORT", "STATUS"), "e0,up", "e1,down");
        List<String> keys = RowChanges.keys(List.of(keyed, other), List.of());
        assertThat(RowChanges.between(keyed, other, keys, status)).containsExactly("~ e1: status up -> down");
    }

    private static List<Column> columns(String... names) {
        return Stream.of(names)
                .map(name -> new Column(name.replace("Key ", ""), name.startsWith("Key "), false))
                .toList();
    }

    @Test
    void the_canonical_form_does_not_know_the_order_of_rows() {
        assertThat(RowChanges.canonical(table(ROUTES, "a,1,", "b,2,"), List.of(), List.of()))
                .isEqualTo(RowChanges.canonical(table(ROUTES, "b,2,", "a,1,"), List.of(), List.of()));
    }

    @Test
    void a_lone_answer_that_lacks_a_column_is_told_for_there_it_counts_as_empty() throws Exception {
        RowQuery down = new RowQuery(Condition.parse("state != up"), List.of(), List.of("Site"), false, null);
        Parsed route = table(ROUTES, "10/8,1.1.1.1,e0");
        Parsed chosen = down.chosen(List.of(route)).getFirst();
        assertThat(chosen.table().size()).isEqualTo(1);
        assertThat(chosen.remarks())
                .containsExactly(new AnswerRows.Remark.NoColumn("it has no column state, Site, which counts as empty"));
        assertThat(down.chosen(List.of(route, table(TWO_KEYS, "a,b"))))
                .as("of two commands, one may have the column")
                .allSatisfy(each -> assertThat(each.remarks()).isEmpty());
        assertThat(down.chosen(List.of(table(ROUTES))).getFirst().remarks()).isEmpty();
    }
}
