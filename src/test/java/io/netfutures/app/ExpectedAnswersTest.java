package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What answers must be like, said at the command and in a script, over a lab of three routers. */
@Tag("slow")
class ExpectedAnswersTest extends InClassroom {
    private static final String BRIEF = "sh ip int br";

    /** It is refused as a mistake, and no router was asked. */
    private void refused(String... words) {
        room.router("R1").refuseLogins(true);
        assertThat(quiet("submit", words)).isEqualTo(2);
        assertThat(netfutures.err()).doesNotContain("R1");
        assertThat(netfutures.out()).isEmpty();
    }

    @Test
    void a_line_of_each_answer_must_fit() {
        assertThat(quiet("submit", "--expect", "Loopback0 +10\\.", BRIEF)).isZero();
        assertThat(netfutures.err()).isEmpty();
        assertThat(quiet("submit", "--format", "text", "--expect", "10\\.2\\.2\\.2", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .containsPattern(
                        "R1 \\S+: command: no line of its answer fits 10\\\\.2\\\\.2\\\\.2; look at its answer, or at")
                .containsPattern("R3 \\S+: command: no line of its answer fits ")
                .doesNotContain("R2")
                .doesNotContain("last received");
    }

    @Test
    void an_answer_that_is_not_as_expected_is_kept_and_shown() {
        assertThat(quiet("submit", "-d", "R1", "--format", "text", "--expect", "nothing", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.out()).contains("Ethernet0/0").contains("Loopback0");
        assertThat(quiet("submit", "-d", "R1", "--format", "json", "--expect", "nothing", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.out()).contains("NotAsExpected").contains("Ethernet0/0");
    }

    @Test
    void a_condition_must_hold_of_every_row() {
        assertThat(quiet("submit", "--parse", "--expect", "interface ~ '^(Eth|Loop)'", BRIEF))
                .isZero();
        assertThat(quiet("submit", "--parse", "--expect", "status == up", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .containsPattern(
                        "R2 \\S+: command: status == up does not hold of 1 of 5 rows: Ethernet0/2: ip_address=")
                .contains("status=administratively down, proto=down; look at its answer, or at what");
    }

    @Test
    void rows_are_shown_also_of_a_device_that_is_not_as_expected() {
        assertThat(quiet("submit", "-d", "R1", "--parse", "--expect", "status == up", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.out()).contains("Ethernet0/2").contains("administratively down");
    }

    @Test
    void all_expectations_must_hold() {
        assertThat(quiet("map", "-d", "R1", "--expect", "Ethernet0/0", "--expect", "Loopback0", BRIEF))
                .isZero();
        assertThat(quiet("map", "-d", "R1", "--expect", "Ethernet0/0", "--expect", "Loopback9", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("no line of its answer fits Loopback9");
    }

    @Test
    void lines_and_rows_can_be_counted() {
        assertThat(quiet("submit", "--expect", "Ethernet", "--expect-count", "4", BRIEF))
                .isZero();
        assertThat(quiet("submit", "--expect", "Ethernet", "--expect-count", ">=5", BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("Ethernet fits in 4 lines, and at least 5 were expected: Ethernet0/0 ");
        assertThat(quiet("submit", "--parse", "--expect", "status == up", "--expect-count", ">=4", BRIEF))
                .isZero();
        assertThat(quiet("submit", "--parse", "--expect-count", "<= 4", BRIEF)).isEqualTo(1);
        assertThat(netfutures.err()).contains("there are 5 rows, and at most 4 were expected: Ethernet0/0: ");
    }

    @Test
    void an_answer_without_a_table_is_not_as_expected() {
        assertThat(quiet("submit", "-d", "R1", "--parse", "--expect", "a == b", "sh history"))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("no table could be made of its answer to sh history");
    }

    @Test
    void a_wrong_regular_expression_is_shown_before_anything_is_contacted() {
        refused("--expect", "Eth(er", BRIEF);
        assertThat(netfutures.err()).contains("""
                --expect: the regular expression is wrong: missing ), unterminated subpattern (column 4)
                    Eth(er
                       ^
                """);
        refused("--expect", "", BRIEF);
        assertThat(netfutures.err()).contains("--expect wants a regular expression, and this is empty");
    }

    @Test
    void a_wrong_condition_is_shown_before_anything_is_contacted() {
        refused("--parse", "--expect", "status = = up", BRIEF);
        assertThat(netfutures.err()).contains("--expect: ").contains("    status = = up\n             ^");
        refused("--parse", "--expect", "staus == up", BRIEF);
        assertThat(netfutures.err())
                .contains(
                        "what is expected: there is no column staus; did you mean status? (column 1)\n    staus == up\n    ^");
        refused("--parse", "--expect", "status", BRIEF);
        assertThat(netfutures.err())
                .contains("with --parse it is a condition on rows, and the whole of it stands in quotes");
    }

    @Test
    void what_compares_with_a_change_is_refused_where_there_is_none() {
        refused("--parse", "--expect", "mtu >= before.mtu", BRIEF);
        assertThat(netfutures.err()).contains("here is none: it is for config");
        refused("--unchanged", BRIEF);
        assertThat(netfutures.err())
                .contains("--unchanged compares with what there was before a change: it is for config");
        refused("--expect", "up", "--expect-count", ">=before", BRIEF);
        assertThat(netfutures.err()).contains("it is for config");
    }

    @Test
    void a_count_that_counts_nothing_is_refused() {
        refused("--expect-count", "4", BRIEF);
        assertThat(netfutures.err()).contains("say --expect or --parse");
        refused("--expect", "a", "--expect", "b", "--expect-count", "4", BRIEF);
        assertThat(netfutures.err()).contains("--expect-count counts what one --expect matches, and there are 2");
        for (String each : List.of("many", "-1", ">4", "4.5", "99999999999", "before")) {
            refused("--expect", "a", "--expect-count=" + each, BRIEF);
            assertThat(netfutures.err()).contains("--expect-count");
        }
    }

    @Test
    void what_is_not_as_expected_is_not_tried_again() {
        assertThat(netfutures.run(
                        "-i",
                        room.inventory().toString(),
                        "submit",
                        "-d",
                        "R1",
                        "--retries",
                        "3",
                        "--expect",
                        "nothing",
                        "sh clock"))
                .isEqualTo(1);
        assertThat(netfutures.err()).doesNotContain("attempt");
    }

    @Test
    void what_was_expected_holds_when_a_kept_run_is_tried_again() {
        assertThat(quiet("submit", "-d", "R1", "--parse", "--expect", "status == up", BRIEF))
                .isEqualTo(1);
        assertThat(quiet("retry", "--failed")).isEqualTo(1);
        assertThat(netfutures.err()).contains("status == up does not hold of 1 of 5 rows");
    }

    @Test
    void rows_of_what_has_a_name_are_judged_and_asked_for_later() {
        String submitted = "f1 = submit -d R1 --parse --expect 'status == up' " + BRIEF;
        assertThat(script(submitted, "exception f1")).isZero();
        assertThat(netfutures.out()).contains("NotAsExpected").contains("status == up does not hold of 1 of 5 rows");
        String right = "f1 = submit -d R1 --parse --expect 'interface is not empty' " + BRIEF;
        assertThat(script(right, "result f1 --parse --columns interface --format csv"))
                .isZero();
        assertThat(netfutures.out()).startsWith("interface\r\nEthernet0/0\r\n");
        for (String shown :
                List.of("--parse --columns interface", "--parse --count", "--parse strict", "--parse --gather")) {
            assertThat(script(right.replace("--parse", shown))).as(shown).isEqualTo(2);
            assertThat(netfutures.err()).contains("results that have a name are asked for later");
        }
    }

    @Test
    void in_a_script_it_is_the_same() {
        assertThat(script("submit -d R1 --parse --expect 'status == up' " + BRIEF))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("R1").contains("status == up does not hold of 1 of 5 rows");
        assertThat(script("f1 = submit -d R1 --expect nothing " + BRIEF, "exception f1"))
                .isZero();
        assertThat(netfutures.out()).contains("NotAsExpected").contains("no line of its answer fits nothing");
        assertThat(script("submit -d R1 --expect 'Ethernet0/0' " + BRIEF)).isZero();
    }
}
