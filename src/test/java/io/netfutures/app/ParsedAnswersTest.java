package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers as tables, over a lab of three routers, by templates of this test. */
@Tag("slow")
class ParsedAnswersTest extends InClassroom {
    private static final String BRIEF = "sh ip int br";

    @BeforeEach
    void write() throws Exception {
        Path templates = Files.createDirectory(home.resolve("templates"));
        Files.writeString(templates.resolve("index"), """
                Template, Hostname, Platform, Command
                brief, .*, cisco_ios, sh[[ow]] ip int[[erface]] br[[ief]]
                clock, .*, cisco_ios, sh[[ow]] clock
                """);
        Files.writeString(templates.resolve("brief"), """
                Value Key INTF (\\S+)
                Value ADDRESS (\\S+)
                Value STATUS (up|down|administratively down)
                Value PROTO (up|down)

                Start
                  ^${INTF}\\s+${ADDRESS}\\s+\\w+\\s+\\w+\\s+${STATUS}\\s+${PROTO}\\s*$$ -> Record
                """);
        Files.writeString(templates.resolve("clock"), """
                Value TIME (\\S+)

                Start
                  ^\\*${TIME} PDT -> Record
                  ^. -> Error "no time"
                """);
    }

    private int parsed(String command, String... words) {
        return quiet(
                command,
                Stream.concat(Stream.of("--parse", "--templates", "templates"), Stream.of(words))
                        .toArray(String[]::new));
    }

    @Test
    void all_devices_of_a_run_are_one_table_in_their_order() {
        assertThat(parsed("submit", BRIEF)).isZero();
        assertThat(netfutures.err()).isEmpty();
        assertThat(netfutures.out().lines().limit(3))
                .containsExactly(
                        "device  intf         address        status                 proto",
                        "R1      Ethernet0/0  127.0.0.1      up                     up",
                        "R1      Ethernet0/1  192.168.200.1  up                     up");
        assertThat(netfutures.out().lines().map(line -> line.substring(0, 2)))
                .containsExactlyElementsOf(Stream.of(
                                "de", "R1", "R1", "R1", "R1", "R1", "R2", "R2", "R2", "R2", "R2", "R3", "R3", "R3",
                                "R3", "R3")
                        .toList());
    }

    @Test
    void a_file_is_written_in_the_format_that_its_name_says() throws Exception {
        assertThat(parsed("map", "-o", "brief.csv", BRIEF)).isZero();
        assertThat(Files.readString(home.resolve("brief.csv")))
                .startsWith("device,intf,address,status,proto\r\nR1,Ethernet0/0,127.0.0.1,up,up\r\n")
                .hasLineCount(16);
        assertThat(parsed("map", "-o", "brief.json", BRIEF)).isZero();
        JsonNode read = new ObjectMapper().readTree(home.resolve("brief.json").toFile());
        assertThat(read.at("/14/intf").asText()).isEqualTo("Loopback0");
        assertThat(read.at("/14/device").asText()).isEqualTo("R3");
    }

    @Test
    void columns_sort_group_and_count_work_together() {
        assertThat(parsed("submit", "--columns", "intf,status,device", "--sort", "-intf,device", BRIEF))
                .isZero();
        assertThat(netfutures.out().lines().limit(3))
                .containsExactly(
                        "intf         status                 device",
                        "Loopback0    up                     R1",
                        "Loopback0    up                     R2");
        assertThat(parsed("submit", "--group-by", "status", "--count", BRIEF)).isZero();
        assertThat(netfutures.out()).isEqualTo("""
                status                 count  devices
                administratively down  3      R[1-3]
                up                     12     R[1-3]
                """);
        assertThat(parsed("submit", "--group-by", "status", "-d", "R1", BRIEF)).isZero();
        assertThat(netfutures.out()).startsWith("""
                status: administratively down
                device  intf         address     proto
                R1      Ethernet0/2  unassigned  down

                status: up
                """);
    }

    @Test
    void several_commands_are_a_table_each_for_people_and_a_column_for_programs() {
        assertThat(parsed("map", "-d", "R1", BRIEF, "show ip int brief")).isZero();
        assertThat(netfutures.out())
                .startsWith(BRIEF + "\ndevice  intf")
                .contains("\n\nshow ip int brief\ndevice  intf");
        assertThat(parsed("map", "-d", "R1", "--format", "csv", BRIEF, "show ip int brief"))
                .isZero();
        assertThat(netfutures.out()).startsWith("device,command,intf,address");
    }

    @Test
    void an_answer_without_a_table_is_told_once_for_all_devices_and_fails_only_if_strict() {
        assertThat(parsed("submit", "sh privilege", BRIEF)).isZero();
        assertThat(netfutures.out()).hasLineCount(17);
        assertThat(netfutures.err())
                .isEqualTo("netfutures: R1, R2, R3: sh privilege: there is no template for this on cisco_ios\n");
        assertThat(parsed("submit", "sh clock")).isZero();
        assertThat(netfutures.out()).isEmpty();
        assertThat(netfutures.err())
                .hasLineCount(1)
                .contains("R1, R2, R3: sh clock: ")
                .contains("templates/clock:5: line 1 of the text is an error to this template: \"no time\": '*");
        assertThat(netfutures.run(
                        "-i", room.inventory().toString(), "submit", "--parse", "strict", "-q", "sh privilege"))
                .isEqualTo(1);
    }

    @Test
    void an_answer_in_which_a_template_finds_no_row_is_told_and_fails_if_strict() throws Exception {
        Files.writeString(home.resolve("templates/clock"), """
                Value Key TIME (nothing of this kind)

                Start
                  ^${TIME} -> Record
                """);
        String told =
                "netfutures: R1, R2, R3: sh clock: " + home.resolve("templates/clock") + " finds no row in 1 line\n";
        assertThat(parsed("submit", "sh clock")).isZero();
        assertThat(netfutures.out()).isEmpty();
        assertThat(netfutures.err()).isEqualTo(told);
        for (String form : List.of("--count", "--diff", "--gather", "--format=csv")) {
            assertThat(parsed("submit", "--parse", "strict", form, "sh clock"))
                    .as(form)
                    .isEqualTo(1);
            assertThat(netfutures.err()).as(form).endsWith(told);
        }
        assertThat(parsed("submit", "--parse", "strict", "--where", "proto == flapping", BRIEF))
                .isZero();
    }

    @Test
    void failures_are_reported_as_ever() throws Exception {
        room.router("R2").refuseLogins(true);
        assertThat(parsed("submit", "--group-by", "device", "--count", BRIEF)).isEqualTo(1);
        assertThat(netfutures.out()).isEqualTo("""
                device  count
                R1      5
                R3      5
                """);
        assertThat(netfutures.err()).contains("R2").contains("refused");
    }

    @Test
    void only_rows_are_shown_for_which_a_condition_holds() {
        assertThat(parsed("submit", "--where", "status != up and intf ~ \"^Eth\"", "--columns", "device,intf", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                device  intf
                R1      Ethernet0/2
                R2      Ethernet0/2
                R3      Ethernet0/2
                """);
        assertThat(parsed("submit", "--where", "proto == flapping", BRIEF)).isZero();
        assertThat(netfutures.out()).isEmpty();
        assertThat(netfutures.err()).isEqualTo("netfutures: no rows: none of 15 is as --where says\n");
    }

    @Test
    void a_column_that_no_template_has_is_refused_before_anything_is_contacted() {
        room.router("R1").refuseLogins(true);
        for (String[] each : new String[][] {
            {"--where", "adress == up"}, {"--sort", "-adress"}, {"--group-by", "adress"}, {"--columns", "adress"}
        }) {
            assertThat(parsed("submit", each[0], each[1], BRIEF)).as(each[0]).isEqualTo(2);
            assertThat(netfutures.err())
                    .contains(each[0] + ": there is no column adress; did you mean address?")
                    .doesNotContain("R1");
        }
        assertThat(parsed("submit", "--count", "--sort", "status", BRIEF)).isEqualTo(2);
        assertThat(netfutures.err()).contains("--sort: there is no column status; there are count");
    }

    @Test
    void who_names_columns_of_answers_is_told_what_makes_them() {
        assertThat(netfutures.run("-i", room.inventory().toString(), "submit", "--columns", "device,intf", BRIEF))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("--columns: there is no column 'intf'")
                .contains("; those of the answers themselves belong to --parse");
    }

    @Test
    void a_column_may_be_called_by_a_part_or_an_abbreviation_to_be_suggested() {
        for (String[] each : new String[][] {
            {"intf", "interface"}, {"ip", "ip_address"}, {"addr", "ip_address"}, {"INTERFACE_", "interface"}
        }) {
            assertThat(netfutures.run(
                            "-i",
                            room.inventory().toString(),
                            "submit",
                            "--parse",
                            "--where",
                            each[0] + " == x",
                            BRIEF))
                    .as(each[0])
                    .isEqualTo(2);
            assertThat(netfutures.err()).contains("no column " + each[0] + "; did you mean " + each[1] + "?");
        }
    }

    @Test
    void what_makes_no_sense_with_it_is_refused() {
        for (String[] each : new String[][] {
            {"--raw", "--raw is about texts, and --parse makes tables of them; leave out one of them"},
            {"--grep=up", "--grep is about texts"},
            {"--similar", "--similar is about texts"},
            {"--format=text", "--parse writes table, csv, json, ndjson or yaml, not text"},
            {"--bom", "--bom belongs to csv: say --format csv, or -o FILE.csv"},
            {"--sort=intf,", "--sort is a list of columns, as interface,status: not \"intf,\""},
            {"--where=status ==", "--where: "},
            {"--against=golden.txt", "--parse compares rows with those of the most devices, or of a run"},
        }) {
            assertThat(parsed("submit", each[0], BRIEF)).as(each[0]).isEqualTo(2);
            assertThat(netfutures.err()).contains(each[1]);
        }
        assertThat(netfutures.run("-i", room.inventory().toString(), "submit", "--sort", "intf", BRIEF))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--sort belongs to --parse");
        assertThat(netfutures.run(
                        "-i",
                        room.inventory().toString(),
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "--parse",
                        "hostname R9"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--parse is for answers to show commands; leave it out");
    }

    @Test
    void equal_tables_are_told_once_under_their_devices() {
        assertThat(parsed("submit", "--gather", "--columns", "intf,status", "--where", "intf ~ Eth", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                ---------------
                R[1-3] (3)
                ---------------
                intf         status
                Ethernet0/0  up
                Ethernet0/1  up
                Ethernet0/2  administratively down
                Ethernet0/3  up
                """);
    }

    @Test
    void rows_are_compared_by_their_keys_with_those_of_the_most_devices() {
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", "--diff", "--columns", "status,proto", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                --- R[1,3] (2)
                +++ R2
                + Loopback7: status=up, proto=up
                """);
        assertThat(netfutures.err()).isEqualTo("1 of 3 tables differs from the majority, R[1,3] (2)\n");
    }

    @Test
    void rows_are_compared_with_those_of_a_run() {
        assertThat(parsed("submit", BRIEF)).isZero();
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", "--against", "last", "--columns", "status", BRIEF))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                --- R2 in run 1
                +++ R2 now
                + Loopback7: status=up
                """);
        assertThat(netfutures.err()).isEqualTo("1 of 3 tables differs from what there was in run 1\n");
    }

    @Test
    void what_could_not_be_compared_is_told_and_nothing_at_all_is_a_failure() {
        String nothing = "nothing could be compared: no device has a table of the answer to the same command twice\n";
        assertThat(parsed("submit", "-d", "R1", BRIEF)).isZero();
        assertThat(parsed("submit", "--against", "1", "-d", "R2,R3", BRIEF)).isEqualTo(1);
        assertThat(netfutures.out()).isEmpty();
        assertThat(netfutures.err()).isEqualTo("no answer in run 1 to compare with: R[2-3]\n" + nothing);
        assertThat(parsed("submit", "--against", "1", "-d", "R1", "show ip int brief"))
                .isEqualTo(1);
        assertThat(netfutures.err()).isEqualTo("""
                not compared: only R1 was asked sh ip int br in run 1
                not compared: only R1 was asked show ip int brief now
                """ + nothing);
        assertThat(parsed("submit", "--against", "1", "-d", "R1,R2", BRIEF, "show ip int brief"))
                .isZero();
        assertThat(netfutures.err()).isEqualTo("""
                not compared: only R1 was asked show ip int brief now
                no answer in run 1 to compare with: R2
                0 of 1 table: sh ip int br differ from what there was in run 1
                """);
        assertThat(netfutures.run("runs", "diff", "1", "2", "--parse", "--templates", "templates"))
                .isEqualTo(1);
        assertThat(netfutures.err()).isEqualTo("""
                no answer in run 1 to compare with: R[2-3]
                %snetfutures: answered in run 1 only: R1
                """.formatted(nothing));
    }

    @Test
    void what_was_submitted_is_told_again_as_tables() {
        assertThat(script(
                        "f = submit sh ip int br",
                        "result f --parse --templates templates --where 'status != up' --columns device,intf"))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                device  intf
                R1      Ethernet0/2
                R2      Ethernet0/2
                R3      Ethernet0/2
                """);
        assertThat(script(
                        "f = submit sh ip int br",
                        "as_completed f --parse --templates templates --count --format ndjson"))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("{\"count\":15}\n");
        assertThat(script("f = submit sh ip int br", "gather f --parse --templates templates --count"))
                .isZero();
        assertThat(netfutures.out()).contains("R[1-3] (3)").contains("count\n5");
        assertThat(script("f = submit sh clock", "result f --parse strict --templates templates"))
                .isEqualTo(1);
        assertThat(script("f3 = submit --parse R1 sh ip int br")).isEqualTo(2);
        assertThat(netfutures.err()).contains("asked for later, by result f3 --parse: leave out f3 =, or the option");
        assertThat(script("f = submit sh ip int br", "result f --columns device"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--columns belongs to --parse here");
    }

    @Test
    void rows_of_two_lists_are_compared() {
        room.router("R2").configure("interface Loopback7");
        assertThat(script(
                        "old = submit R1 sh ip int br",
                        "new = submit R2 sh ip int br",
                        "diff old new --parse --templates templates --columns status"))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                --- R1 in old
                +++ R2 in new
                + Loopback7: status=up
                """);
    }

    @Test
    void a_kept_run_is_shown_as_a_table_and_compared_with_another() {
        assertThat(parsed("submit", BRIEF)).isZero();
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", BRIEF)).isZero();
        assertThat(netfutures.run(
                        "runs",
                        "show",
                        "2",
                        "R2",
                        "--parse",
                        "--templates",
                        "templates",
                        "--sort",
                        "-intf",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(netfutures.out())
                .startsWith("device,intf,address,status,proto\r\nR2,Loopback7,unassigned,up,up\r\n");
        assertThat(netfutures.run(
                        "runs", "diff", "1", "2", "--parse", "--templates", "templates", "--columns", "status"))
                .isZero();
        assertThat(netfutures.out()).isEqualTo("""
                --- R2 in run 1
                +++ R2 in run 2
                + Loopback7: status=up
                """);
    }

    @Test
    void a_callback_writes_the_rows_of_every_template_to_a_file() throws Exception {
        assertThat(script(
                        "f = submit R1 'sh ip int br' 'sh privilege'",
                        "wait f",
                        "callback parse . f --templates templates"))
                .isZero();
        assertThat(Files.readString(home.resolve("parsed_R1_sh_ip_int_br.csv")))
                .startsWith("Ethernet0/0,127.0.0.1,up,up\r\n")
                .hasLineCount(5);
        assertThat(netfutures.err())
                .contains("callback parse for f (R1): sh privilege: there is no template for this on cisco_ios");
    }

    @Test
    void devices_are_selected_by_the_rows_of_their_last_answers() {
        netfutures.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@rows(status == down)"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("@rows: there is no run with answers that a template knows");
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", BRIEF)).isZero();
        assertThat(parsed("submit", "sh privilege")).isZero();
        for (String set : List.of(
                "@rows(intf == Loopback7)",
                "@rows:1(intf ~ \"7$\" and (status == up or status == \"a, b\"))",
                "R1,R2 & @rows(intf == 'Loopback7')",
                "! @rows(intf != Loopback7 and device in (R1, R3))")) {
            assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", set, "--names"))
                    .as(set + netfutures.err())
                    .isZero();
            assertThat(netfutures.out()).as(set).isEqualTo("R2\n");
        }
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@rows(stats == up)"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("@rows: in run 1 there is no column stats; did you mean status?");
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@rows"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("@rows needs a condition");
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@rows(status == up"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("a ( is not closed in");
    }

    @Test
    void a_selection_by_rows_finds_the_last_run_that_has_the_columns() {
        netfutures.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", BRIEF)).isZero();
        for (int again = 0; again < 2; again++) {
            assertThat(parsed("submit", "-d", "@rows(intf == Loopback7)", "sh clock"))
                    .as(netfutures.err())
                    .isZero();
            assertThat(netfutures.err()).contains("R2: sh clock").doesNotContain("R1");
        }
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@rows:last(intf == Loopback7)"))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("@rows: in run 3 there is no column intf")
                .contains("in run 1 there is: @rows:1(intf == Loopback7)");
        assertThat(netfutures.run("-i", room.inventory().toString(), "devices", "-d", "@row(intf == Loopback7)"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("; did you mean @rows(intf == Loopback7)?");
    }

    @Test
    void a_selection_by_rows_is_never_taken_for_a_command() {
        netfutures.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        room.router("R2").configure("interface Loopback7");
        assertThat(parsed("submit", BRIEF)).isZero();
        assertThat(script(
                        "f = submit '@rows(intf == Loopback7)' sh clock",
                        "g = submit \"R2,R3 & @rows(intf == 'Loopback7')\" sh clock",
                        "result f g --format csv"))
                .isZero();
        assertThat(netfutures.out()).contains("R2,").doesNotContain("R1,").doesNotContain("R3,");
        assertThat(script("submit '@rows(intf == Loopback9)' sh clock")).isEqualTo(2);
        assertThat(netfutures.err()).contains("selects no device");
        assertThat(script("submit '@rows(intf ==)' sh clock")).isEqualTo(2);
        assertThat(script("submit '@row(intf == Loopback7)' sh clock")).isEqualTo(2);
        assertThat(netfutures.err()).contains("did you mean @rows(");
        assertThat(script("submit '@rows(intf == Loopback7)'")).isEqualTo(2);
        assertThat(netfutures.err()).contains("which command?");
    }

    @Test
    void devices_that_answer_in_json_and_others_come_into_one_table() throws Exception {
        Files.writeString(home.resolve("mixed.yaml"), """
                - {host: 10.0.0.1, device_type: cisco_ios, username: cisco, password: cisco, secret: cisco}
                - {host: 10.0.0.2, device_type: arista_eos, username: cisco, password: cisco, secret: cisco}
                """);
        assertThat(netfutures.run(
                        "-i", "mixed.yaml", "--lab", "map", "-q", "--parse", "--format", "csv", "sh ip int br"))
                .isZero();
        assertThat(netfutures.out())
                .startsWith("device,interface,")
                .contains("\r\n10.0.0.1,Ethernet0/0,")
                .contains("\r\n10.0.0.2,");
        assertThat(netfutures.err()).isEmpty();
        assertThat(netfutures.run("runs", "show", "last", "--format", "ndjson")).isZero();
        assertThat(netfutures.out())
                .contains("\"command\":\"sh ip int br\"")
                .contains("\"command\":\"sh ip int br | json\"");
        assertThat(netfutures.run("runs", "show", "last", "--parse", "--count")).isZero();
        assertThat(netfutures.out()).startsWith("count\n");
    }
}
