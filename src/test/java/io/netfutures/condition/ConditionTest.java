package io.netfutures.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Row INTERFACE = row(Map.of(
            "INTF", text("GigabitEthernet0/2"),
            "STATUS", text("Up"),
            "DESCRIPTION", text("to core; \"old\" it's"),
            "EMPTY", Cell.EMPTY,
            "BLANK", text("  "),
            "ODD NAME", text("x"),
            "IN", text("5"),
            "VLANS", items("10", "20", "Voice"),
            "NONE", items(),
            "NEIGHBORS", fields()));

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    private static Cell items(String... texts) {
        return new Cell.Items(Stream.of(texts).map(ConditionTest::text).toList());
    }

    private static Cell fields() {
        return new Cell.Items(List.of(
                new Cell.Fields(Map.of("name", "sw1", "ip", "10.0.0.1")),
                new Cell.Fields(Map.of("name", "sw2", "ip", "10.0.0.2"))));
    }

    private static Row row(Map<String, Cell> cells) {
        List<Map.Entry<String, Cell>> entries = List.copyOf(cells.entrySet());
        return new Row(
                entries.stream().map(each -> column(each.getKey())).toList(),
                entries.stream().map(Map.Entry::getValue).toList());
    }

    private static Column column(String name) {
        return new Column(name, false, false);
    }

    private static boolean holds(String condition) throws ConditionMistake {
        return Condition.parse(condition).test(INTERFACE);
    }

    private static boolean holds(String condition, String x) throws ConditionMistake {
        return Condition.parse(condition).test(row(Map.of("X", text(x))));
    }

    private static String mistake(String condition) {
        return String.valueOf(catchThrowableOfType(ConditionMistake.class, () -> Condition.parse(condition))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == up",
                "STATUS = UP",
                "status=up",
                "status == 'up'",
                "status == \" up \"",
                "status != down",
                "status ~ U",
                "status !~ u",
                "status ~ '(?i)^u.$'",
                "status in (down, up)",
                "status in up",
                "status not in (down, 'admin down')",
                "not status in (down)",
                "intf ~ Gi",
                "intf ~ '^Giga.*/[0-9]$'",
                "description contains CORE",
                "description not contains edge",
                "description ~ '\"old\" it''s'",
                "description contains \"\"\"old\"\"\"",
                "empty is empty",
                "blank is empty",
                "none is empty",
                "status is not empty",
                "status is !empty",
                "empty == ''",
                "none == ''",
                "`odd name` == x",
                "[Odd Name] == x",
                "in > 4",
                "in in (4, 5)",
                "in == 5 and in < 6",
            })
    void a_condition_that_holds(String condition) throws Exception {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == down",
                "status != UP",
                "status ~ u",
                "status in (down)",
                "status not in up",
                "description contains edge",
                "status is empty",
                "empty is not empty",
                "empty < 5",
                "empty >= 0",
                "empty < zzz",
                "empty > ''",
                "status < 5",
                "status > 10.0.0.0",
                "lacking == x",
                "lacking is not empty",
            })
    void a_condition_that_does_not_hold(String condition) throws Exception {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a == 1 and a == 1             ; true",
                "a == 1 and a == 2             ; false",
                "a == 2 or a == 1              ; true",
                "a == 1 or a == 2 and a == 3   ; true",
                "(a == 1 or a == 2) and a == 3 ; false",
                "a == 2 && a == 1 || a == 1    ; true",
                "not a == 2 and a == 1         ; true",
                "not (a == 2 or a == 1)        ; false",
                "!a == 2                       ; true",
                "!(a==2)&&!(a==3)              ; true",
                "not not a == 1                ; true",
                "NOT a == 2 AND a == 1 Or a==9 ; true",
                "((((a == 1))))                ; true",
            })
    void and_binds_more_than_or_and_not_more_than_both(String condition, boolean holds) throws Exception {
        assertThat(Condition.parse(condition).test(row(Map.of("A", text("1"))))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vlans == 20",
                "vlans > 15",
                "vlans contains 20",
                "vlans contains voice",
                "vlans ~ ^V",
                "vlans in (1, 10)",
                "vlans != 30",
                "vlans !~ x",
                "vlans not contains 2",
                "not vlans == 30",
                "neighbors == sw2",
                "neighbors in 10.0.0.0/24",
                "neighbors contains SW1",
            })
    void a_list_satisfies_what_one_of_its_items_does(String condition) throws Exception {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vlans != 20", "vlans contains 2", "vlans !~ V", "vlans not in (10)", "none contains 1"})
    void and_what_is_denied_holds_for_none_of_its_items(String condition) throws Exception {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10                  | x == 10                | true",
                "010                 | x == 10                | true",
                "10,234              | x > 10000              | true",
                "10,234              | x == 10234             | true",
                "10,234              | x == '10,234'          | true",
                "1,5                 | x == 15                | false",
                "9                   | x < 10                 | true",
                "-25.3 dBm           | x < -20                | true",
                "-25.3 dBm           | x < -30 dBm            | false",
                "18446744073709551615 | x == 18446744073709551614 | false",
                "1000000 Kbit        | x == 1G                | true",
                "1000000 Kbit/sec    | x >= 1 Gb/s            | true",
                "100 Mb/s            | x == 100M              | true",
                "100Mbps             | x < 1G                 | true",
                "1000mbps            | x == 1G                | true",
                "10 Gbit/s           | x > 1Gbps              | true",
                "1500 bytes          | x == 1500              | true",
                "1500                | x == 1500 bytes        | true",
                "1500 bytes          | x == 1500 bits         | false",
                "1500 bytes          | x < 1600 bits          | false",
                "1013760K bytes      | x > 1 GB               | true",
                "1 KiB               | x == 1024 bytes        | true",
                "5 packets           | x == 5                 | true",
                "5 packets/sec       | x > 4                  | true",
                "5 packets           | x == '5 drops'         | false",
                "50%                 | x >= 50                | true",
                "50.5 %              | x > 50%                | true",
                "7                   | x > 5%                 | true",
                "10k                 | x == 10000             | true",
                "10K                 | x == 10k               | true",
                "N/A                 | x == 0                 | false",
                "N/A                 | x != 0                 | true",
                "N/A                 | x >= 0                 | false",
                "unlimited           | x > 5                  | false",
            })
    void a_number_is_compared_with_its_unit(String cell, String condition, boolean holds) throws Exception {
        assertThat(holds(condition, cell)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1d02h                        | x == 26h         | true",
                "1d02h                        | x > 1d           | true",
                "1w2d                         | x == 9 days      | true",
                "1w2d                         | x >= 1w2d        | true",
                "2y3w                         | x > 2y           | true",
                "0:12:03                      | x > 12m          | true",
                "0:12:03                      | x < 12m5s        | true",
                "00:00:10                     | x == 10s         | true",
                "2 weeks, 3 days, 4 hours, 5 minutes | x > 17d   | true",
                "1 day and 3 hours            | x == 27h         | true",
                "3 days, 4:05:06              | x > 76h          | true",
                "1d 02:03:04                  | x == 26h3m4s     | true",
                "5 min                        | x == 300 seconds | true",
                "5 msec                       | x < 10ms         | true",
                "2h30m                        | x == 150m        | true",
                "1d02h                        | x > 5            | false",
                "90                           | x > 1m           | false",
                "never                        | x > 1m           | false",
                "10M                          | x == 10m         | false",
                "1d02x                        | x > 1h           | false",
            })
    void a_duration_is_compared_in_any_notation(String cell, String condition, boolean holds) throws Exception {
        assertThat(holds(condition, cell)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3          | x == 10.1.2.3              | true",
                "10.1.2.3          | x == '10.1.2.3'            | true",
                "10.1.2.3/32       | x == 10.1.2.3              | true",
                "10.1.2.3          | x == 10.1.2.3/32           | true",
                "10.1.2.3/24       | x == 10.1.2.3              | true",
                "10.1.2.3/24       | x == 10.1.2.3/25           | false",
                "10.1.2.3          | x != 10.1.2.4              | true",
                "10.1.2.3          | x in 10.0.0.0/8            | true",
                "10.1.2.3          | x in 10.9.9.9/8            | true",
                "10.1.2.3          | x not in 192.168.0.0/16    | true",
                "10.1.2.3          | x in (192.0.2.1, 10.1.0.0/16) | true",
                "10.1.2.3          | x in (10.1.2.3)            | true",
                "10.1.2.0/24       | x in 10.0.0.0/8            | true",
                "10.0.0.0/7        | x in 10.0.0.0/8            | false",
                "0.0.0.0/0         | x in 0.0.0.0/0             | true",
                "10.1.2.3          | x in ::/0                  | false",
                "unassigned        | x in 0.0.0.0/0             | false",
                "10.1.2.9          | x < 10.1.2.10              | true",
                "10.1.2.9          | x < 9.0.0.0                | false",
                "2001:DB8::1       | x == 2001:db8:0:0::0:1     | true",
                "2001:db8::1       | x in 2001:db8::/32         | true",
                "2001:db9::1       | x in 2001:db8::/32         | false",
                "::1               | x == 0:0:0:0:0:0:0:1       | true",
                "::ffff:10.1.2.3   | x == ::ffff:a01:203        | true",
                "fe80::            | x > 255.255.255.255        | true",
                "10.1.2.256        | x in 10.0.0.0/8            | false",
                "10.1.2            | x in 10.0.0.0/8            | false",
                "10.1.2.3/33       | x in 10.0.0.0/8            | false",
                "1::2::3           | x in ::/0                  | false",
                "1:2:3:4:5:6:7:8:9 | x in ::/0                  | false",
                "1:2:3:4:5:6:7::   | x in ::/0                  | true",
                "12345::           | x in ::/0                  | false",
                "1.2:3.4.5.6       | x in ::/0                  | false",
            })
    void an_address_is_compared_as_a_number_and_lies_in_prefixes(String cell, String condition, boolean holds)
            throws Exception {
        assertThat(holds(condition, cell)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aabb.cc00.0100",
                "AA:BB:CC:00:01:00",
                "aa-bb-cc-00-01-00",
                "aabb-cc00-0100",
                "aabbcc-000100",
                "aabbcc000100"
            })
    void a_hardware_address_is_the_same_in_any_notation(String cell) throws Exception {
        for (String notation : List.of("aa:bb:cc:00:01:00", "AABB.CC00.0100", "'aabbcc000100'", "aabb-cc00-0100")) {
            assertThat(holds("x == " + notation, cell)).as(notation).isTrue();
            assertThat(holds("x in (" + notation + ")", cell)).as(notation).isTrue();
        }
        assertThat(holds("x == aa:bb:cc:00:01:01", cell)).isFalse();
        assertThat(holds("x < aabb.cc00.0101", cell)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gi0/2      | x < Gi0/10     | true",
                "gi0/2      | x < Gi0/10     | true",
                "Gi0/10     | x <= gi0/10    | true",
                "abc        | x < abd        | true",
                "5          | x < abc        | true",
                "16.9.4     | x < 16.12.1    | true",
                "17.3       | x > 16.12.1    | true",
                "15.2(4)M   | x >= 15.2      | true",
                "15.2(4)M   | x < 16         | true",
                "9.3(10)    | x < 15         | true",
                "15.10      | x == 15.1      | true",
                "15.10      | x == '15.1'    | false",
                "15.10      | x > '15.9'     | true",
                "15.10      | x > 15.9       | false",
            })
    void texts_are_ordered_with_their_numbers_as_numbers(String cell, String condition, boolean holds)
            throws Exception {
        assertThat(holds(condition, cell)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "status                  | 7  | expected == != < <= > >= ~ !~ in, contains or is empty after status, but found the end",
                "status =                | 9  | expected a text or a number, but found the end",
                "status = and x = 1      | 10 | expected a text or a number, but found and; as a text it stands in quotes",
                "a = 1 and and b = 1     | 11 | expected a column, but found and",
                "a = 1 and               | 10 | expected a column, but found the end",
                "or a = 1                | 1  | expected a column, but found or",
                "a = 1 x = 2             | 7  | expected and, or, or the end, but found x; a text with blanks stands in quotes: '1 x'",
                "a = administratively down | 22 | expected and, or, or the end, but found down; a text with blanks stands in quotes: 'administratively down'",
                "a = 'down               | 5  | the ' is not closed",
                "[a = 1                  | 1  | the [ is not closed",
                "a] = 1                  | 2  | ] closes nothing; a name stands in [ and ], or in backquotes",
                "(a = 1                  | 7  | expected ) for the ( of column 1, but found the end",
                "a = 1)                  | 6  | expected and, or, or the end, but found )",
                "()                      | 2  | expected a column, but found )",
                "a in (1, 2              | 11 | expected , or ) for the ( of column 6, but found the end",
                "a in (1,)               | 9  | expected a text or a number, but found )",
                "a in ()                 | 7  | expected a text or a number, but found )",
                "a = 10,234              | 7  | expected and, or, or the end, but found ,; a text with blanks or signs stands in quotes",
                "'a' = 1                 | 1  | expected a column, but found a text; an odd name stands in backquotes or in [ and ]",
                "a = `b`                 | 5  | a column stands only left of an operator; a text stands in quotes",
                "a is up                 | 6  | expected empty or not empty after is, but found up; write == for is",
                "a in 10.0.0.0/33        | 6  | 10.0.0.0/33 is no prefix: expected a length from 0 to 32",
                "a in (::1, ::/129)      | 12 | ::/129 is no prefix: expected a length from 0 to 128",
                "a not in 10.0.0.0/x     | 10 | 10.0.0.0/x is no prefix: expected a length from 0 to 32",
                "a =~ b                  | 3  | =~ is no operator here; write ~",
                "a <> b                  | 3  | <> is no operator here; write !=",
                "a = 1 & b = 1           | 7  | & is no operator here; write &&, or what has it in quotes",
                "a ! b                   | 3  | expected == != < <= > >= ~ !~ in, contains or is empty after a, but found !",
                "a ~ '(x'                | 5  | the regular expression is wrong at its character 1: missing ), unterminated subpattern",
                "a ~ Gi(0)               | 7  | a regular expression with brackets stands in quotes",
                "a ~ Gi[0-9]             | 7  | a regular expression with brackets stands in quotes",
                "a >= before.a           | 6  | before. is the row before a change, and here is none: it is for config; such a text stands in quotes",
            })
    void a_mistake_is_shown_where_it_is(String condition, int column, String what) {
        String written = condition.equals("''") ? "" : condition;
        if (what.contains("after =, but found the end")) {
            written += " ";
        }
        assertThat(mistake(written))
                .isEqualTo("%s (column %d)\n    %s\n    %s^", what, column, written, " ".repeat(column - 1));
    }

    @Test
    void an_empty_condition_is_a_mistake() {
        assertThat(mistake("")).isEqualTo("expected a column, but found the end (column 1)\n    \n    ^");
        assertThat(mistake(" \n")).startsWith("expected a column, but found the end (column 3)");
    }

    @Test
    void of_a_long_condition_a_mistake_shows_what_is_around_it() {
        String condition = "a == 1 and ".repeat(1000) + "b ! 2" + " and a == 1".repeat(1000);
        assertThat(mistake(condition))
                .contains("(column 11003)")
                .contains("...")
                .hasSizeLessThan(300);
    }

    @Test
    void what_a_terminal_would_act_on_is_not_shown() {
        assertThat(mistake("a == \u001b[2J\u202e \ud800 x\ty")).doesNotContain("\u001b", "\u202e", "\ud800", "\t");
        assertThat(mistake("a \u001b[2J")).doesNotContain("\u001b");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_the_nearest_name() throws Exception {
        List<Column> columns = List.of(column("INTF"), column("STATUS"));
        Condition.parse("intf ~ Gi and Status == up").require(columns);
        Condition misspelt = Condition.parse("intf ~ Gi and stauts == up");
        assertThatThrownBy(() -> misspelt.require(columns))
                .isInstanceOf(ConditionMistake.class)
                .hasMessage("there is no column stauts; did you mean STATUS? (column 15)\n"
                        + "    intf ~ Gi and stauts == up\n                  ^");
        Condition other = Condition.parse("speed > 1G");
        assertThatThrownBy(() -> other.require(columns))
                .hasMessageStartingWith("there is no column speed; there are INTF, STATUS (column 1)");
    }

    @Test
    void it_knows_its_columns_and_its_text() throws Exception {
        Condition condition = Condition.parse("intf ~ Gi and (Status == up or STATUS == 'in') and [odd name] is empty");
        assertThat(condition.columns()).containsExactlyInAnyOrder("intf", "Status", "odd name");
        assertThat(condition.text())
                .isEqualTo("intf ~ Gi and (Status == up or STATUS == 'in') and [odd name] is empty");
    }

    @Test
    void a_search_that_is_given_up_is_a_mistake_of_the_condition() throws Exception {
        Condition condition = Condition.parse("x ~ '^(a+)+\\1c'");
        Row row = row(Map.of("X", text("a".repeat(41))));
        Assertions.assertThatExceptionOfType(ConditionMistake.class)
                .isThrownBy(() -> condition.test(row))
                .withMessageContaining("in a text of 41 characters failed")
                .withMessageContaining("write it more simply (column 5)");
    }

    @Test
    void ten_thousand_parentheses_are_a_mistake_and_ten_thousand_conditions_are_none() throws Exception {
        assertThat(mistake("(".repeat(10_000) + "a == 1" + ")".repeat(10_000)))
                .startsWith("more than 100 parentheses are open (column 101)");
        assertThat(mistake("a ~ '" + "(".repeat(10_000) + ")".repeat(10_000) + "'"))
                .contains("regular expression");
        assertThat(holds("not ".repeat(10_000) + "x == 1", "1")).isTrue();
        assertThat(holds("x==2 or ".repeat(10_000) + "x == 1", "1")).isTrue();
        assertThat(holds("x in (" + "2, ".repeat(10_000) + "1)", "1")).isTrue();
    }

    @Test
    void a_text_of_a_million_characters_is_a_mistake() {
        assertThat(mistake("a".repeat(1_000_000)))
                .startsWith("a condition has at most 100000 characters, but this has 1000000 (column 100001)")
                .hasSizeLessThan(300);
    }

    @Test
    void one_of_nearly_a_hundred_thousand_is_read() {
        for (String piece : List.of("a", "(", "'", "not ", "a ", "=", "a == 1 and ", "1,", "\u00e4", "a == '' or ")) {
            String text = piece.repeat(99_000 / piece.length());
            for (String condition : List.of(text, "x == '" + text + "'", "x == " + text, "x in (" + text)) {
                Assertions.assertThatCode(() -> parsedOrMistaken(condition)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void a_cell_of_a_million_characters_takes_no_long_time() {
        for (String piece : List.of("1", "1,000", "1d", "a", "1:", "1.", " ", "00:")) {
            Row row = row(Map.of("X", text(piece.repeat(1_000_000 / piece.length()))));
            for (String condition : List.of("x == 1", "x < 1G", "x > 1d", "x in 10.0.0.0/8", "x < a", "x contains b")) {
                Assertions.assertThatCode(() -> Condition.parse(condition).test(row))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void parsedOrMistaken(String condition) {
        try {
            Condition.parse(condition).test(INTERFACE);
        } catch (ConditionMistake mistake) {
            assertThat(mistake.getMessage()).hasSizeLessThan(600).doesNotContain("\u001b");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_texts_are_conditions_or_mistakes(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "status",
                "vlans",
                "intf",
                "`odd name`",
                "[in]",
                "==",
                "=",
                "!=",
                "<",
                "<=",
                ">",
                ">=",
                "~",
                "!~",
                "in",
                "contains",
                "is",
                "empty",
                "and",
                "or",
                "not",
                "&&",
                "||",
                "!",
                "(",
                ")",
                ",",
                "'",
                "\"",
                "up",
                "'down'",
                "1G",
                "50%",
                "1500 bytes",
                "1w2d",
                "10.0.0.0/8",
                "::1",
                "aabb.cc00.0100",
                "'(a+)+$'",
                "'['",
                "before.x",
                "\u001b",
                "\ud800",
                "\u00a0",
                "\0",
                "::",
                "1.",
                "-",
                "/",
                "%");
        for (int i = 0; i < 5_000; i++) {
            String condition = IntStream.range(0, random.nextInt(12))
                    .mapToObj(piece -> pieces.get(random.nextInt(pieces.size())) + (random.nextInt(4) > 0 ? " " : ""))
                    .collect(Collectors.joining());
            parsedOrMistaken(condition);
            parsedOrMistaken(random.ints(random.nextInt(30), 0, random.nextBoolean() ? 0x80 : 0x10000)
                    .mapToObj(c -> String.valueOf((char) c))
                    .collect(Collectors.joining()));
        }
    }
}
