package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Expectation;
import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Expectation.Lines;
import io.netfutures.device.Expectation.Relation;
import io.netfutures.device.Expectation.Rows;
import io.netfutures.device.Expectation.Unchanged;
import io.netfutures.device.Judge.Case;
import io.netfutures.device.Judge.Objection;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.Template;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.Templates;
import io.netfutures.platform.Platforms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerJudgeTest {
    private static final Device R1 = Device.of("R1", "cisco_ios", Credentials.of("cisco", "cisco"));
    private static final String PORTS = "show ports";
    private static final String CLOCK = "show clock";
    private static final String BEFORE = "Gi1 up 1500\nGi2 up 1500\n";

    private static final Map<String, String> TEMPLATES =
            Map.of(PORTS, """
                    Value Key PORT (\\S+)
                    Value STATUS (up|down)
                    Value MTU (\\d+)

                    Start
                      ^${PORT} ${STATUS} ${MTU}$$ -> Record
                      ^% -> Error "refused"
                    """, "show broken", "Value PORT (\\S+\n\nStart\n", "show keyless", """
                    Value PORT (\\S+)
                    Value MTU (\\d+)

                    Start
                      ^${PORT} ${MTU}$$ -> Record
                    """, CLOCK, """
                    Value TIME (\\S+)

                    Start
                      ^\\*${TIME} -> Record
                    """);

    private final AnswerJudge judge = new AnswerJudge(parsers());

    private static Parsers parsers() {
        return (platform, command) -> {
            String text = TEMPLATES.get(command);
            return text == null ? Optional.empty() : Optional.of(Template.of(command + ".textfsm", text));
        };
    }

    private static Reply.Output ports(String text) {
        return new Reply.Output(PORTS, text);
    }

    private Optional<Objection> judged(Expectation expected, List<Reply.Output> before, Reply.Output... after) {
        return judged(judge, R1, expected, before, after);
    }

    private static Optional<Objection> judged(
            AnswerJudge judge, Device device, Expectation expected, List<Reply.Output> before, Reply.Output... after) {
        List<String> typed = Stream.of(after)
                .map(each -> each.command().replaceFirst(" \\| json$", ""))
                .toList();
        return judge.objection(device, new Case(typed, List.of(expected)), before, List.of(after));
    }

    private String objection(Expectation expected, List<Reply.Output> before, Reply.Output... after) {
        return judged(expected, before, after)
                .map(each -> each.what() + "\n" + each.evidence())
                .orElse("");
    }

    private static Rows rows(String condition) {
        return new Rows(condition, null);
    }

    private static Count count(Relation relation, int number) {
        return new Count(relation, number);
    }

    private static Count asBefore(Relation relation) {
        return new Count(relation, null);
    }

    @Test
    void one_line_that_fits_is_enough() {
        assertThat(judged(new Lines("^Gi2 +up", null), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(objection(new Lines("^Gi3", null), List.of(), ports(BEFORE)))
                .isEqualTo("no line of its answer fits ^Gi3\n");
    }

    @Test
    void a_line_of_any_answer_counts() {
        Reply.Output clock = new Reply.Output(CLOCK, "*10:00:00\n");
        assertThat(judged(new Lines("10:00", null), List.of(), ports(BEFORE), clock))
                .isEmpty();
        assertThat(objection(new Lines("11:00", null), List.of(), ports(BEFORE), clock))
                .isEqualTo("no line of its answers fits 11:00\n");
    }

    @Test
    void no_line_fits_across_two() {
        assertThat(judged(new Lines("1500\nGi2", null), List.of(), ports(BEFORE)))
                .isPresent();
    }

    @Test
    void lines_are_counted() {
        assertThat(judged(new Lines("up", count(Relation.EQUAL, 2)), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(judged(new Lines("up", count(Relation.AT_LEAST, 1)), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(judged(new Lines("up", count(Relation.AT_MOST, 2)), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(judged(new Lines("down", count(Relation.EQUAL, 0)), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(objection(new Lines("up", count(Relation.AT_LEAST, 3)), List.of(), ports(BEFORE)))
                .isEqualTo("up fits in 2 lines, and at least 3 were expected\nGi1 up 1500\nGi2 up 1500\n");
        assertThat(objection(new Lines("Gi1", count(Relation.EQUAL, 2)), List.of(), ports(BEFORE)))
                .isEqualTo("Gi1 fits in 1 line, and 2 were expected\nGi1 up 1500\n");
    }

    @Test
    void lines_can_be_as_many_as_before() {
        Lines up = new Lines("up", asBefore(Relation.AT_LEAST));
        assertThat(judged(up, List.of(ports(BEFORE)), ports("Gi7 up 1\nGi8 up 1\n")))
                .isEmpty();
        assertThat(objection(up, List.of(ports(BEFORE)), ports("Gi7 up 1\n")))
                .isEqualTo("up fits in 1 line, and at least 2 were expected, as before\nGi7 up 1\n");
        assertThat(objection(up, List.of(), ports(BEFORE)))
                .isEqualTo("there is no answer from before the change to compare with\n");
    }

    @Test
    void a_search_that_does_not_end_is_given_up_and_no_pass() {
        String line = "a".repeat(50_000) + "\n";
        assertThat(objection(new Lines("(a|a)*b|(a+)+c", null), List.of(), ports(line)))
                .contains("the search for this in a line of 50000 characters failed")
                .contains("write it more simply");
    }

    @Test
    void a_condition_must_hold_of_every_row() {
        assertThat(judged(rows("status == up and mtu >= 1500"), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(objection(rows("status == up"), List.of(), ports("Gi1 up 1500\nGi2 down 1500\nGi3 down 9000\n")))
                .isEqualTo("""
                        status == up does not hold of 2 of 3 rows
                        Gi2: status=down, mtu=1500
                        Gi3: status=down, mtu=9000
                        """);
        assertThat(objection(rows("status == up"), List.of(), ports("Gi1 down 1500\n")))
                .startsWith("status == up does not hold of the only row\n");
    }

    @Test
    void of_many_rows_some_are_named() {
        String many = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "Gi" + i + " down 1500\n")
                .collect(Collectors.joining());
        assertThat(objection(rows("status == up"), List.of(), ports(many)))
                .startsWith("status == up does not hold of 1000 of 1000 rows\nGi1: ")
                .endsWith("Gi20: status=down, mtu=1500\nand 980 more\n");
    }

    @Test
    void without_a_row_nothing_holds() {
        assertThat(objection(rows("status == up"), List.of(), ports("nothing\n")))
                .isEqualTo("there is no row in its answer to show ports\nshow ports.textfsm finds no row in 1 line\n");
        assertThat(objection(rows(""), List.of(), ports("")))
                .isEqualTo("there is no row in its answer to show ports\nthe answer is empty\n");
    }

    @Test
    void rows_of_another_answer_are_no_pass_for_one_without() {
        Reply.Output clock = new Reply.Output(CLOCK, "*10:00:00\n");
        assertThat(objection(rows("status == up"), List.of(), clock, ports("nothing\n")))
                .startsWith("there is no row in its answer to show ports\n");
        assertThat(objection(rows("status == up"), List.of(), ports(""), ports(BEFORE)))
                .startsWith("there is no row in its answer to show ports\n");
    }

    @Test
    void a_count_of_nothing_says_why_there_is_nothing() {
        assertThat(objection(new Rows("status == up", count(Relation.AT_LEAST, 1)), List.of(), ports("hello\n")))
                .isEqualTo("""
                        status == up holds of 0 of 0 rows, and at least 1 was expected
                        show ports.textfsm finds no row in 1 line
                        """);
    }

    @Test
    void rows_that_are_compared_with_what_they_were_cannot_be_counted_as_before() {
        Rows compared = new Rows("mtu >= before.mtu", asBefore(Relation.AT_LEAST));
        assertThat(objection(compared, List.of(ports(BEFORE)), ports("Gi1 up 9\nGi2 up 9\n")))
                .startsWith(
                        "it compares each row with what it was, and before the change there was nothing to count so");
        List<RowsAhead.Asked> asked = List.of(new RowsAhead.Asked("cisco_ios", List.of(PORTS)));
        assertThatThrownBy(() -> judge.require(asked, List.of(compared)))
                .isInstanceOf(ConditionMistake.class)
                .hasMessageContaining("count with a number");
    }

    @Test
    void a_lone_row_is_not_taken_for_one_with_another_key() {
        assertThat(objection(rows("mtu >= before.mtu"), List.of(ports("Gi1 up 1500\n")), ports("Gi2 up 1500\n")))
                .isEqualTo("1 row is gone since before the change\nGi1: status=up, mtu=1500\n");
    }

    @Test
    void rows_with_one_key_are_not_compared_by_where_they_stand() {
        Rows same = rows("mtu >= before.mtu");
        String twins = "Gi1 up 1500\nGi1 up 9000\n";
        assertThat(objection(same, List.of(ports(twins)), ports(BEFORE))).isEqualTo("""
                        rows of show ports have the same key before the change; say with --key which columns tell one row from another
                        Gi1: status=up, mtu=1500
                        Gi1: status=up, mtu=9000
                        """);
        assertThat(objection(same, List.of(ports("Gi1 up 1500\n")), ports(twins)))
                .startsWith("rows of show ports have the same key; say");
        assertThat(judged(
                        new Rows("mtu >= before.mtu", null, List.of("port", "mtu")),
                        List.of(ports(twins)),
                        ports(twins)))
                .isEmpty();
    }

    @Test
    void a_key_that_an_answer_does_not_have_is_not_left_out() {
        Rows same = new Rows("mtu >= before.mtu", null, List.of("port", "vlan"));
        assertThat(objection(same, List.of(ports(BEFORE)), ports(BEFORE)))
                .startsWith("the rows of show ports have no column vlan, by which those from before the change would");
    }

    @Test
    void where_there_was_no_row_nothing_is_compared() {
        assertThat(objection(rows("mtu >= before.mtu"), List.of(ports("")), ports(BEFORE)))
                .isEqualTo("""
                        there was no row in its answer to show ports before the change to compare with
                        the answer is empty
                        """);
        Rows none = new Rows("mtu < before.mtu", count(Relation.EQUAL, 0));
        assertThat(objection(none, List.of(ports("")), ports(BEFORE)))
                .startsWith("there was no row in its answer to show ports before the change to compare with\n");
        assertThat(judged(none, List.of(ports("")), ports(""))).isEmpty();
    }

    @Test
    void a_command_is_what_was_typed_though_it_was_sent_in_another_form() {
        AnswerJudge real = new AnswerJudge(Platforms.builtIn().tables(Templates.builtIn()));
        Device eos = Device.of("sw1", "arista_eos", Credentials.of("a", "b"));
        Reply.Output version =
                new Reply.Output("show version | json", "{\"modelName\": \"vEOS\", \"version\": \"4.29.2F\"}\n");
        assertThat(judged(real, eos, rows("command == 'show version'"), List.of(), version))
                .isEmpty();
    }

    @Test
    void what_was_to_come_in_json_and_came_as_text_has_rows_too() {
        AnswerJudge real = new AnswerJudge(Platforms.builtIn().tables(Templates.builtIn()));
        Device eos = Device.of("sw1", "arista_eos", Credentials.of("a", "b"));
        Reply.Output version = new Reply.Output("show version | json", """
                Arista vEOS
                Hardware version:
                Serial number:
                System MAC address:  0000.0000.0001

                Software image version: 4.20.1F
                Architecture:           i386
                Uptime:                 3 days
                Total memory:           2017260 kB
                Free memory:            1313560 kB
                """);
        assertThat(judged(real, eos, rows("image == '4.20.1F'"), List.of(), version))
                .isEmpty();
    }

    @Test
    void what_a_user_typed_does_not_break_a_line() {
        assertThat(objection(new Lines("a\nb", null), List.of(), ports(BEFORE)))
                .hasLineCount(1)
                .startsWith("no line of its answer fits a");
        assertThat(objection(rows("status ==\n down"), List.of(), ports(BEFORE))
                        .lines()
                        .findFirst())
                .get()
                .asString()
                .endsWith(" does not hold of 2 of 2 rows");
    }

    @Test
    void a_secret_in_what_was_expected_is_not_told() {
        Device device = Device.of("R1", "cisco_ios", Credentials.of("cisco", "s3cr3tword"));
        Objection objection = judged(judge, device, new Lines("s3cr3tword", null), List.of(), ports(BEFORE))
                .orElseThrow();
        assertThat(new NotAsExpected(objection.failure(device, Step.COMMAND)).getMessage())
                .contains("fits ****")
                .doesNotContain("s3cr3tword");
    }

    @Test
    void rows_are_counted() {
        String answer = BEFORE + "Gi3 down 1500\n";
        assertThat(judged(new Rows("status == up", count(Relation.EQUAL, 2)), List.of(), ports(answer)))
                .isEmpty();
        assertThat(judged(new Rows("", count(Relation.AT_LEAST, 3)), List.of(), ports(answer)))
                .isEmpty();
        assertThat(judged(new Rows("status == down", count(Relation.EQUAL, 0)), List.of(), ports(BEFORE)))
                .isEmpty();
        assertThat(judged(new Rows("", count(Relation.AT_MOST, 0)), List.of(), ports("")))
                .isEmpty();
        assertThat(objection(new Rows("status == up", count(Relation.EQUAL, 3)), List.of(), ports(answer)))
                .isEqualTo("status == up holds of 2 of 3 rows, and 3 were expected\nGi3: status=down, mtu=1500\n");
        assertThat(objection(new Rows("status == down", count(Relation.AT_MOST, 0)), List.of(), ports(answer)))
                .isEqualTo(
                        "status == down holds of 1 of 3 rows, and at most 0 were expected\nGi3: status=down, mtu=1500\n");
        assertThat(objection(new Rows("", count(Relation.EQUAL, 1)), List.of(), ports(BEFORE)))
                .startsWith("there are 2 rows, and 1 was expected\nGi1: ");
    }

    @Test
    void rows_can_be_as_many_as_before() {
        Rows up = new Rows("status == up", asBefore(Relation.AT_LEAST));
        assertThat(judged(up, List.of(ports(BEFORE)), ports("Gi8 up 1\nGi9 up 1\nGi10 up 1\n")))
                .isEmpty();
        assertThat(objection(up, List.of(ports(BEFORE)), ports("Gi1 up 1500\nGi2 down 1500\n")))
                .isEqualTo("""
                        status == up holds of 1 of 2 rows, and at least 2 were expected, as before
                        Gi2: status=down, mtu=1500
                        """);
        assertThat(objection(up, List.of(), ports(BEFORE))).startsWith("there is no answer from before the change");
    }

    @Test
    void a_row_is_compared_with_what_it_was() {
        Rows same = rows("mtu >= before.mtu and status == before.status");
        assertThat(judged(same, List.of(ports(BEFORE)), ports("Gi2 up 9000\nGi1 up 1500\n")))
                .isEmpty();
        assertThat(objection(same, List.of(ports(BEFORE)), ports("Gi1 up 1500\nGi2 up 900\n")))
                .isEqualTo("""
                        mtu >= before.mtu and status == before.status does not hold of 1 of 2 rows
                        Gi2: status=up, mtu=900 (before: mtu=1500, status=up)
                        """);
    }

    @Test
    void what_was_before_may_stand_left_too() {
        Rows kept = rows("before.status != up or status == up");
        String before = "Gi1 up 1500\nGi2 down 1500\n";
        assertThat(judged(kept, List.of(ports(before)), ports(before))).isEmpty();
        assertThat(objection(kept, List.of(ports(before)), ports("Gi1 down 1500\nGi2 down 1500\n")))
                .contains("does not hold of 1 of 2 rows\nGi1: status=down, mtu=1500 (before: status=up)\n");
    }

    @Test
    void a_row_that_is_gone_is_told_where_rows_are_compared() {
        assertThat(objection(rows("mtu >= before.mtu"), List.of(ports(BEFORE)), ports("Gi1 up 1500\n")))
                .isEqualTo("1 row is gone since before the change\nGi2: status=up, mtu=1500\n");
        assertThat(objection(rows("mtu >= before.mtu"), List.of(ports(BEFORE)), ports("")))
                .startsWith("2 rows are gone since before the change\n");
        assertThat(judged(rows("mtu >= 1500"), List.of(ports(BEFORE)), ports("Gi1 up 1500\n")))
                .isEmpty();
    }

    @Test
    void a_new_row_is_not_compared() {
        assertThat(judged(rows("mtu == before.mtu"), List.of(ports(BEFORE)), ports(BEFORE + "Gi3 up 9000\n")))
                .isEmpty();
    }

    @Test
    void rows_without_a_key_are_not_compared_by_luck() {
        Reply.Output two = new Reply.Output("show keyless", "Gi1 1500\nGi2 1500\n");
        assertThat(objection(rows("mtu == before.mtu"), List.of(two), two))
                .startsWith("the rows of show keyless have no key by which those from before the change are found\n");
        assertThat(judged(new Rows("mtu == before.mtu", null, List.of("port")), List.of(two), two))
                .isEmpty();
        Reply.Output one = new Reply.Output("show keyless", "Gi1 1500\n");
        assertThat(judged(rows("mtu == before.mtu"), List.of(one), one)).isEmpty();
        assertThat(objection(rows("mtu > before.mtu"), List.of(one), one))
                .contains("does not hold of the only row\n")
                .contains("mtu=1500 (before: mtu=1500)");
    }

    @Test
    void nothing_is_compared_with_an_answer_that_is_not_there() {
        assertThat(objection(rows("mtu == before.mtu"), List.of(), ports(BEFORE)))
                .isEqualTo("there is no answer from before the change to compare with\n");
    }

    @Test
    void an_answer_without_a_template_is_no_pass() {
        assertThat(objection(rows("status == up"), List.of(), new Reply.Output("show version", "Cisco\n")))
                .isEqualTo("""
                        no table could be made of its answer to show version
                        there is no template for this on cisco_ios
                        """);
        assertThat(objection(
                        new Rows("", count(Relation.EQUAL, 0)), List.of(), new Reply.Output("show version", "Cisco\n")))
                .startsWith("no table could be made");
    }

    @Test
    void an_answer_that_its_template_refuses_is_no_pass() {
        assertThat(objection(rows("status == up"), List.of(), ports("Gi1 up 1500\n% Incomplete\n")))
                .startsWith("no table could be made of its answer to show ports\n")
                .contains("show ports.textfsm:7")
                .contains("refused");
    }

    @Test
    void an_answer_from_before_that_its_template_refuses_is_no_pass() {
        assertThat(objection(rows("mtu >= before.mtu"), List.of(ports("% Incomplete\n")), ports(BEFORE)))
                .startsWith("no table could be made of its answer to show ports before the change\n");
    }

    @Test
    void a_column_that_is_not_there_is_no_pass() {
        assertThat(objection(rows("staus == up"), List.of(), ports(BEFORE)))
                .isEqualTo("there is no column staus; did you mean STATUS? (column 1)\nstaus == up\n");
        assertThat(objection(rows("mtu == before.mut"), List.of(ports(BEFORE)), ports(BEFORE)))
                .startsWith("there is no column mut; did you mean MTU? (column 8)\n");
    }

    @Test
    void a_condition_is_about_the_answers_that_have_its_columns() {
        Reply.Output clock = new Reply.Output(CLOCK, "*10:00:00\n");
        assertThat(judged(rows("status == up"), List.of(), clock, ports(BEFORE)))
                .isEmpty();
        assertThat(objection(rows("status == down"), List.of(), clock, ports(BEFORE)))
                .startsWith("status == down does not hold of 2 of 2 rows\n");
    }

    @Test
    void an_answer_in_json_has_rows_too() {
        AnswerJudge real = new AnswerJudge(Platforms.builtIn().tables(Templates.builtIn()));
        Device eos = Device.of("sw1", "arista_eos", Credentials.of("a", "b"));
        Reply.Output version =
                new Reply.Output("show version | json", "{\"modelName\": \"vEOS\", \"version\": \"4.29.2F\"}\n");
        assertThat(judged(real, eos, rows("image ~ '^4\\.'"), List.of(), version))
                .isEmpty();
        assertThat(judged(real, eos, rows("image ~ '^5\\.'"), List.of(), version))
                .isPresent();
    }

    @Test
    void what_is_the_same_but_for_times_and_counters_is_unchanged() {
        String before = "Gi1 is up\n  Last input 00:00:01\n     17 packets input, 1200 bytes\n";
        String after = "Gi1 is up\n  Last input 00:00:09\n     99 packets input, 7400 bytes\n";
        assertThat(judged(new Unchanged(), List.of(ports(before)), ports(after)))
                .isEmpty();
    }

    @Test
    void what_has_changed_is_shown_line_by_line() {
        String before = "Gi1 up 1500\nGi2 up 1500\nGi3 up 1500\n  Last input 00:00:01\n";
        String after = "Gi1 up 1500\nGi3 down 1500\n  Last input 00:00:07\nGi4 up 1500\n";
        assertThat(objection(new Unchanged(), List.of(ports(before)), ports(after)))
                .isEqualTo("""
                        its answer to show ports has changed: 2 lines are gone or different, and 2 are new or different
                        - Gi2 up 1500
                        - Gi3 up 1500
                        + Gi3 down 1500
                        + Gi4 up 1500
                        """);
    }

    @Test
    void an_answer_that_is_gone_has_changed() {
        assertThat(objection(new Unchanged(), List.of(ports(BEFORE)), ports("")))
                .contains("- Gi1 up 1500\n- Gi2 up 1500\n");
        assertThat(judged(new Unchanged(), List.of(ports("")), ports(""))).isEmpty();
    }

    @Test
    void very_much_that_has_changed_is_compared_in_bounded_time() {
        String before = IntStream.range(0, 20_000).mapToObj(i -> "a" + i + "\n").collect(Collectors.joining());
        String after = IntStream.range(0, 20_000).mapToObj(i -> "b" + i + "\n").collect(Collectors.joining());
        assertThat(objection(new Unchanged(), List.of(ports(before)), ports(after)))
                .startsWith(
                        "its answer to show ports has changed: 20000 lines are gone or different, and 20000 are new")
                .endsWith("and 39980 more\n");
        String turned = IntStream.range(0, 20_000)
                .mapToObj(i -> "a" + (19_999 - i) + "\n")
                .collect(Collectors.joining());
        assertThat(objection(new Unchanged(), List.of(ports(before)), ports(turned)))
                .isEqualTo("its answer to show ports has changed: its lines are in another order\n");
    }

    @Test
    void unchanged_needs_what_was_before() {
        assertThat(objection(new Unchanged(), List.of(), ports(BEFORE)))
                .isEqualTo("there is no answer from before the change to compare with\n");
    }

    @Test
    void of_several_expectations_the_first_that_fails_is_told() {
        List<Expectation> all = List.of(rows("status == up"), rows("mtu > 1500"), new Lines("Gi9", null));
        assertThat(judge.objection(R1, new Case(List.of(PORTS), all), List.of(), List.of(ports(BEFORE))))
                .get()
                .extracting(Objection::what)
                .isEqualTo("mtu > 1500 does not hold of 2 of 2 rows");
        assertThat(judge.objection(R1, new Case(List.of(), List.of()), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void a_column_that_no_answer_can_have_is_known_before() throws Exception {
        List<RowsAhead.Asked> asked = List.of(new RowsAhead.Asked("cisco_ios", List.of(PORTS)));
        judge.require(asked, List.of(rows("mtu >= before.mtu"), rows(""), new Lines("x", null)));
        assertThatThrownBy(() -> judge.require(asked, List.of(rows("mtu >= before.mut"))))
                .isInstanceOf(ConditionMistake.class)
                .hasMessageContaining("there is no column mut; did you mean mtu? (column 8)");
    }

    @Test
    void a_key_that_no_answer_can_have_is_known_before() {
        List<RowsAhead.Asked> asked = List.of(new RowsAhead.Asked("cisco_ios", List.of(PORTS, CLOCK)));
        assertThatThrownBy(() -> judge.require(asked, List.of(new Rows("mtu >= before.mtu", null, List.of("prot")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--key: there is no column prot; did you mean port?");
        assertThatThrownBy(() -> judge.require(asked, List.of(new Rows("mtu >= before.mtu", null, List.of("time")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--key: no answer has time besides the columns of mtu >= before.mtu");
    }

    @Test
    void a_condition_on_columns_of_two_answers_is_known_before() throws Exception {
        List<RowsAhead.Asked> asked = List.of(new RowsAhead.Asked("cisco_ios", List.of(PORTS, CLOCK)));
        judge.require(asked, List.of(rows("status == up"), rows("time ~ 10"), rows("")));
        assertThatThrownBy(() -> judge.require(asked, List.of(rows("status == up and time ~ 10"))))
                .isInstanceOf(ConditionMistake.class)
                .hasMessageContaining(
                        "no answer has all of status, time, and a condition is about the rows of one answer");
    }

    @Test
    void before_a_change_it_is_known_that_there_will_be_rows() throws Exception {
        RowsAhead.Asked history = new RowsAhead.Asked("cisco_ios", List.of("show history"));
        judge.require(List.of(history), List.of(rows("status == up")));
        assertThatThrownBy(() -> judge.requireRows(history, List.of(rows("status == up"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows are expected, and there is no template for show history");
        judge.requireRows(history, List.of(new Lines("x", null)));
    }

    @Test
    void before_a_change_it_is_known_that_each_answer_has_rows() throws Exception {
        RowsAhead.Asked both = new RowsAhead.Asked("cisco_ios", List.of(PORTS, "show history"));
        assertThatThrownBy(() -> judge.requireRows(both, List.of(rows("status == up"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows are expected, and there is no template for show history");
        judge.requireRows(both, List.of(new Lines("x", null)));
        RowsAhead.Asked broken = new RowsAhead.Asked("cisco_ios", List.of(PORTS, "show broken"));
        assertThatThrownBy(() -> judge.requireRows(broken, List.of(rows("status == up"))))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageContaining("show broken.textfsm:1");
    }

    @Test
    void before_a_change_it_is_known_that_an_unknown_platform_has_no_rows() {
        assertThatThrownBy(() -> judge.requireRows(
                        new RowsAhead.Asked("autodetect", List.of(PORTS)), List.of(rows("status == up"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rows are expected, and the inventory does not say what the device is; write its device_type");
    }

    @Test
    void before_a_change_it_is_known_that_each_answer_that_is_compared_has_the_keys() throws Exception {
        RowsAhead.Asked both = new RowsAhead.Asked("cisco_ios", List.of(PORTS, "show keyless"));
        judge.requireRows(both, List.of(new Rows("mtu >= before.mtu", null, List.of("port"))));
        judge.requireRows(both, List.of(new Rows("status == before.status", null, List.of("mtu", "status"))));
        assertThatThrownBy(() -> judge.requireRows(
                        both, List.of(new Rows("mtu >= before.mtu", null, List.of("port", "status")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--key: the answer to show keyless has no column status, and all columns of"
                        + " mtu >= before.mtu");
        assertThatThrownBy(() -> judge.requireRows(
                        both, List.of(new Rows("mtu >= before.mtu", null, List.of("Device", "command")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--key: no rows of an answer differ in Device, command");
    }

    private String obstacle(Expectation expected, Reply.Output... before) {
        List<String> typed = Stream.of(before).map(Reply.Output::command).toList();
        return judge.obstacle(R1, new Case(typed, List.of(expected)), List.of(before))
                .map(Objection::what)
                .orElse("");
    }

    @Test
    void what_cannot_be_compared_is_known_by_the_answers_before_a_change() {
        Rows same = rows("mtu >= before.mtu");
        Reply.Output keyless = new Reply.Output("show keyless", "Gi1 1500\nGi2 1500\n");
        assertThat(obstacle(same, ports(BEFORE))).isEmpty();
        assertThat(obstacle(same, ports(BEFORE), keyless)).startsWith("the rows of show keyless have no key");
        assertThat(obstacle(same, ports("Gi1 up 1500\nGi1 up 9000\n")))
                .startsWith("rows of show ports have the same key before the change");
        assertThat(obstacle(same, ports("")))
                .isEqualTo("there was no row in its answer to show ports before the change to compare with");
        assertThat(obstacle(same, ports("% Incomplete\n")))
                .isEqualTo("no table could be made of its answer to show ports before the change");
        assertThat(obstacle(new Rows("mtu < before.mtu", count(Relation.EQUAL, 0)), ports("")))
                .isEmpty();
    }

    @Test
    void what_is_not_compared_may_become_so_by_a_change() {
        assertThat(obstacle(rows("status == up"), ports("% Incomplete\n"))).isEmpty();
        assertThat(obstacle(rows("status == up"), ports("Gi1 down 1500\n"))).isEmpty();
        assertThat(obstacle(new Lines("Gi7", null), ports(BEFORE))).isEmpty();
        assertThat(obstacle(new Unchanged(), ports(BEFORE))).isEmpty();
    }

    @Test
    void at_least_as_many_as_none_is_no_check() {
        assertThat(obstacle(new Rows("status == upp", asBefore(Relation.AT_LEAST)), ports(BEFORE)))
                .isEqualTo("status == upp held of no row of its answer to show ports before the change, so >=before"
                        + " says nothing");
        assertThat(obstacle(new Rows("", asBefore(Relation.AT_LEAST)), ports("")))
                .isEqualTo("there was no row in its answer to show ports before the change, so >=before says nothing");
        assertThat(obstacle(new Lines("Gi7", asBefore(Relation.AT_LEAST)), ports(BEFORE)))
                .isEqualTo("Gi7 fits in no line before the change, so >=before says nothing");
        assertThat(obstacle(new Rows("status == down", asBefore(Relation.AT_MOST)), ports(BEFORE)))
                .isEmpty();
        assertThat(obstacle(new Lines("Gi7", asBefore(Relation.EQUAL)), ports(BEFORE)))
                .isEmpty();
        assertThat(objection(
                        new Rows("status == upp", asBefore(Relation.AT_LEAST)), List.of(ports(BEFORE)), ports(BEFORE)))
                .contains("so >=before says nothing");
    }

    @Test
    void what_one_answer_has_lost_another_does_not_make_up_for() {
        List<Reply.Output> before = List.of(ports(BEFORE), new Reply.Output("show keyless", "Gi1 1500\n"));
        Reply.Output more = new Reply.Output("show keyless", "Gi1 1500\nGi2 1500\n");
        assertThat(objection(new Rows("", asBefore(Relation.AT_LEAST)), before, ports("Gi1 up 1500\n"), more))
                .startsWith("there is 1 row in its answer to show ports, and at least 2 were expected, as before\n");
        assertThat(objection(new Lines("1500", asBefore(Relation.AT_LEAST)), before, ports("Gi1 up 1500\n"), more))
                .startsWith(
                        "1500 fits in 1 line of its answer to show ports, and at least 2 were expected, as before\n");
        assertThat(judged(new Lines("up", asBefore(Relation.AT_LEAST)), before, ports(BEFORE), more))
                .isEmpty();
    }
}
