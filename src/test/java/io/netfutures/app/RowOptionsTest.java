package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The options about rows of answers where they are easily got wrong, over a lab of three routers. */
@Tag("slow")
class RowOptionsTest extends InClassroom {
    private static final String BRIEF = "sh ip int br";

    @Test
    void only_strict_can_stand_behind_parse() {
        room.router("R1").refuseLogins(true);
        for (String each : new String[] {"--parse=json", "--parse=", "--parse=Strict", "--parse=sh clock"}) {
            assertThat(quiet("submit", each, BRIEF)).as(each).isEqualTo(2);
            assertThat(netfutures.err())
                    .as(each)
                    .contains("--parse takes only the word strict")
                    .doesNotContain("R1");
        }
        assertThat(quiet("submit", "-d", "R2", "--parse=strict", "sh privilege"))
                .isEqualTo(1);
        assertThat(quiet("submit", "-d", "R2", "--parse", "strict", "sh privilege"))
                .isEqualTo(1);
        assertThat(quiet("submit", "-d", "R2", "--parse", BRIEF)).isZero();
        assertThat(quiet("submit", "-d", "R2", BRIEF, "--parse")).isZero();
    }

    @Test
    void two_devices_are_named_where_their_rows_are_compared() {
        assertThat(script(
                        "a = submit R1 'sh ip int br'",
                        "b = submit R2 'sh ip int br'",
                        "diff a b --parse --key interface --where 'interface == Loopback0'"))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                --- R1 in a
                +++ R2 in b
                ~ Loopback0: ip_address 10.1.1.1 -> 10.2.2.2
                """);
    }

    @Test
    void lists_without_a_device_in_both_are_not_compared() {
        for (String parse : new String[] {"", " --parse"}) {
            assertThat(script("a = submit R1,R2 'sh ip int br'", "b = submit R3 'sh ip int br'", "diff a b" + parse))
                    .isEqualTo(2);
            assertThat(netfutures.err()).contains("no device has a result in both a and b");
        }
    }

    @Test
    void an_option_behind_sort_is_no_column() {
        assertThat(quiet("submit", "--parse", "--sort", "--count", BRIEF)).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("--sort wants columns, as status,interface, and found the option --count");
    }

    @Test
    void a_key_says_nothing_where_nothing_is_compared() {
        for (String each : new String[] {"--format=csv", "--gather"}) {
            assertThat(quiet("submit", "--parse", "--key", "interface", each, BRIEF))
                    .isEqualTo(2);
            assertThat(netfutures.err()).contains("--key says which rows are the same in a comparison; say --diff or");
        }
    }

    @Test
    void a_count_is_a_number_to_programs() {
        assertThat(quiet("submit", "--parse", "--count", "--format", "ndjson", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("{\"count\":15}\n");
        assertThat(quiet("submit", "--parse", "--count", "--group-by", "device", "--format", "yaml", "-d", "R1", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("- device: R1\n  count: 5\n");
    }

    @Test
    void a_column_that_is_named_twice_is_there_once() {
        assertThat(quiet("submit", "--parse", "--count", "--group-by", "device,DEVICE", "-d", "R1", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("device  count\nR1      5\n");
        assertThat(quiet("submit", "--parse", "--columns", "device,device", "-d", "R1", "--format", "ndjson", BRIEF))
                .isZero();
        assertThat(netfutures.out()).startsWith("{\"device\":\"R1\"}\n");
    }

    @Test
    void no_rows_are_no_empty_answer() {
        assertThat(quiet("submit", "--parse", "--gather", "--where", "interface == nowhere", BRIEF))
                .isZero();
        assertThat(netfutures.out()).contains("R[1-3] (3)").contains("(no rows)");
    }

    @Test
    void a_condition_on_commands_without_templates_is_no_mistake() {
        assertThat(quiet("submit", "--parse", "--where", "status == up", "sh privilege"))
                .isZero();
        assertThat(netfutures.err())
                .isEqualTo("netfutures: R1, R2, R3: sh privilege: there is no template for this on cisco_ios\n");
        assertThat(script("f = submit 'sh privilege'", "as_completed f --parse --where 'status == up'"))
                .isZero();
        assertThat(netfutures.err()).contains("there is no template for this on cisco_ios");
    }

    @Test
    void a_condition_that_is_given_up_is_a_failure() {
        for (String each : new String[] {"--format=csv", "--gather", "--diff"}) {
            assertThat(quiet("submit", "--parse", each, "--where", "status ~ \"(([a-z ]+)+)+[0-9]\"", BRIEF))
                    .as(each)
                    .isEqualTo(1);
            assertThat(netfutures.err()).as(each).contains("R1, R2, R3: sh ip int br: --where: ");
        }
    }

    @Test
    void a_condition_without_quotes_is_told_before_its_rest_is_taken_for_a_command() {
        assertThat(quiet("submit", "--parse", "--where", "status", "!=", "up", BRIEF))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("but found the end", "the whole condition stands in quotes: --where 'status != up'")
                .doesNotContain("--unsafe");
        assertThat(script("f = submit " + BRIEF, "result f --parse --where status != up"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("the whole condition stands in quotes");
        assertThat(script("f = submit " + BRIEF, "result f --parse --columns interface, status"))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("--columns is a list of columns, as interface,status: not \"interface,\"");
    }

    @Test
    void the_option_is_named_that_is_about_texts() {
        assertThat(quiet("submit", "--parse", "--similar", "--gather", BRIEF)).isEqualTo(2);
        assertThat(netfutures.err()).contains("--similar is about texts, and --parse makes tables of them");
    }

    @Test
    void the_format_of_the_shell_is_that_of_results_in_rows_too() {
        assertThat(script("format csv", "f = submit " + BRIEF, "result f --parse --where 'interface ~ Loop'"))
                .isZero();
        assertThat(netfutures.out()).contains("device,interface,ip_address");
        assertThat(script("format text", "f = submit " + BRIEF, "result f --parse"))
                .isZero();
        assertThat(netfutures.out()).contains("device  interface");
    }

    @Test
    void a_template_that_cannot_be_used_does_not_stop_the_others() throws Exception {
        Path own = Files.createDirectory(home.resolve("own"));
        Files.writeString(own.resolve("cisco_ios_show_clock.textfsm"), "no template\n");
        assertThat(quiet("submit", "--parse", "--templates", "own", "sh clock", BRIEF))
                .isZero();
        assertThat(netfutures.out()).contains("device  interface");
        assertThat(netfutures.err())
                .hasLineCount(1)
                .contains("sh clock: " + own.resolve("cisco_ios_show_clock.textfsm") + ":1: ");
        room.router("R1").refuseLogins(true);
        assertThat(quiet("submit", "--parse", "--templates", "own", "sh clock")).isEqualTo(2);
        assertThat(netfutures.err()).doesNotContain("R1");
    }

    @Test
    void where_a_column_is_missing_a_template_is_told_that_cannot_be_used() throws Exception {
        Path own = Files.createDirectory(home.resolve("own"));
        Files.writeString(own.resolve("cisco_ios_show_clock.textfsm"), "no template\n");
        String why = "cannot be used: " + own.resolve("cisco_ios_show_clock.textfsm") + ":1: ";
        assertThat(quiet("submit", "--parse", "--templates", "own", "--where", "year > 0", "sh clock", BRIEF))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("there is no column year").contains("    a template " + why);
        assertThat(quiet("submit", "sh clock")).isZero();
        netfutures.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "own"));
        assertThat(quiet("submit", "-d", "@rows(year > 0)", "sh clock")).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("there is no run with answers that a template knows")
                .contains("    a template for run 1 " + why);
        assertThat(quiet("submit", BRIEF)).isZero();
        assertThat(quiet("submit", "-d", "@rows(year > 0)", "sh clock")).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("in run 2 there is no column year")
                .contains("    a template for run 1 " + why);
    }

    @Test
    void a_file_that_lacks_devices_says_so_also_if_quiet() {
        room.router("R1").refuseLogins(true);
        assertThat(quiet("submit", "--parse", "-w", "1", "--max-fail", "0", "-o", "some.csv", BRIEF))
                .isEqualTo(3);
        assertThat(netfutures.err()).contains("some.csv lacks 2 devices, which were not done");
        room.router("R1").refuseLogins(false);
        assertThat(quiet("submit", "--parse", "-o", "all.csv", BRIEF)).isZero();
        assertThat(netfutures.err()).isEmpty();
    }
}
