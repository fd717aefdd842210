package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Answers as tables, over a lab of three routers, by templates of this test. */
@Tag("slow")
class ParsedAnswersTest {
    private static final String BRIEF = "sh ip int br";

    @TempDir
    Path home;

    private Classroom room;
    private InProcess program;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.err());

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        program = new InProcess(home);
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

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int run(String command, String... words) {
        List<String> line = Stream.of(
                        Stream.of(
                                "-i",
                                room.inventory().toString(),
                                command,
                                "-q",
                                "--parse",
                                "--templates",
                                "templates"),
                        Stream.of(words))
                .flatMap(each -> each)
                .toList();
        return program.run(line);
    }

    @Test
    void all_devices_of_a_run_are_one_table_in_their_order() {
        assertThat(run("submit", BRIEF)).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out().lines().limit(3))
                .containsExactly(
                        "device  intf         address        status                 proto",
                        "R1      Ethernet0/0  127.0.0.1      up                     up",
                        "R1      Ethernet0/1  192.168.200.1  up                     up");
        assertThat(program.out().lines().map(line -> line.substring(0, 2)))
                .containsExactlyElementsOf(Stream.of(
                                "de", "R1", "R1", "R1", "R1", "R1", "R2", "R2", "R2", "R2", "R2", "R3", "R3", "R3",
                                "R3", "R3")
                        .toList());
    }

    @Test
    void a_file_is_written_in_the_format_that_its_name_says() throws Exception {
        assertThat(run("map", "-o", "brief.csv", BRIEF)).isZero();
        assertThat(Files.readString(home.resolve("brief.csv")))
                .startsWith("device,intf,address,status,proto\r\nR1,Ethernet0/0,127.0.0.1,up,up\r\n")
                .hasLineCount(16);
        assertThat(run("map", "-o", "brief.json", BRIEF)).isZero();
        JsonNode read = new ObjectMapper().readTree(home.resolve("brief.json").toFile());
        assertThat(read.at("/14/intf").asText()).isEqualTo("Loopback0");
        assertThat(read.at("/14/device").asText()).isEqualTo("R3");
    }

    @Test
    void columns_sort_group_and_count_work_together() {
        assertThat(run("submit", "--columns", "intf,status,device", "--sort", "-intf,device", BRIEF))
                .isZero();
        assertThat(program.out().lines().limit(3))
                .containsExactly(
                        "intf         status                 device",
                        "Loopback0    up                     R1",
                        "Loopback0    up                     R2");
        assertThat(run("submit", "--group-by", "status", "--count", BRIEF)).isZero();
        assertThat(program.out()).isEqualTo("""
                status                 count  devices
                administratively down  3      R[1-3]
                up                     12     R[1-3]
                """);
        assertThat(run("submit", "--group-by", "status", "-d", "R1", BRIEF)).isZero();
        assertThat(program.out()).startsWith("""
                status: administratively down
                device  intf         address     proto
                R1      Ethernet0/2  unassigned  down

                status: up
                """);
    }

    @Test
    void several_commands_are_a_table_each_for_people_and_a_column_for_programs() {
        assertThat(run("map", "-d", "R1", BRIEF, "show ip int brief")).isZero();
        assertThat(program.out()).startsWith(BRIEF + "\ndevice  intf").contains("\n\nshow ip int brief\ndevice  intf");
        assertThat(run("map", "-d", "R1", "--format", "csv", BRIEF, "show ip int brief"))
                .isZero();
        assertThat(program.out()).startsWith("device,command,intf,address");
    }

    @Test
    void an_answer_without_a_table_is_told_once_for_all_devices_and_fails_only_if_strict() {
        assertThat(run("submit", "sh privilege", BRIEF)).isZero();
        assertThat(program.out()).hasLineCount(17);
        assertThat(program.err())
                .isEqualTo("netfutures: R1, R2, R3: sh privilege: there is no template for this on cisco_ios\n");
        assertThat(run("submit", "sh clock")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .hasLineCount(1)
                .contains("R1, R2, R3: sh clock: ")
                .contains("templates/clock:5: line 1 of the text is an error to this template: \"no time\": '*");
        assertThat(program.run("-i", room.inventory().toString(), "submit", "--parse", "strict", "-q", "sh privilege"))
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
        assertThat(run("submit", "sh clock")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo(told);
        for (String form : List.of("--count", "--diff", "--gather", "--format=csv")) {
            assertThat(run("submit", "--parse", "strict", form, "sh clock"))
                    .as(form)
                    .isEqualTo(1);
            assertThat(program.err()).as(form).endsWith(told);
        }
        assertThat(run("submit", "--parse", "strict", "--where", "proto == flapping", BRIEF))
                .isZero();
    }

    @Test
    void failures_are_reported_as_ever() throws Exception {
        room.router("R2").refuseLogins(true);
        assertThat(run("submit", "--group-by", "device", "--count", BRIEF)).isEqualTo(1);
        assertThat(program.out()).isEqualTo("""
                device  count
                R1      5
                R3      5
                """);
        assertThat(program.err()).contains("R2").contains("refused");
    }

    @Test
    void only_rows_are_shown_for_which_a_condition_holds() {
        assertThat(run("submit", "--where", "status != up and intf ~ \"^Eth\"", "--columns", "device,intf", BRIEF))
                .isZero();
        assertThat(program.out()).isEqualTo("""
                device  intf
                R1      Ethernet0/2
                R2      Ethernet0/2
                R3      Ethernet0/2
                """);
        assertThat(run("submit", "--where", "proto == flapping", BRIEF)).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo("netfutures: no rows: none of 15 is as --where says\n");
    }

    @Test
    void a_column_that_no_template_has_is_refused_before_anything_is_contacted() {
        room.router("R1").refuseLogins(true);
        for (String[] each : new String[][] {
            {"--where", "adress == up"}, {"--sort", "-adress"}, {"--group-by", "adress"}, {"--columns", "adress"}
        }) {
            assertThat(run("submit", each[0], each[1], BRIEF)).as(each[0]).isEqualTo(2);
            assertThat(program.err())
                    .contains(each[0] + ": there is no column adress; did you mean address?")
                    .doesNotContain("R1");
        }
        assertThat(run("submit", "--count", "--sort", "status", BRIEF)).isEqualTo(2);
        assertThat(program.err()).contains("--sort: there is no column status; there are count");
    }

    @Test
    void who_names_columns_of_answers_is_told_what_makes_them() {
        assertThat(program.run("-i", room.inventory().toString(), "submit", "--columns", "device,intf", BRIEF))
                .isEqualTo(2);
        assertThat(program.err())
                .contains("--columns: there is no column 'intf'")
                .contains("; those of the answers themselves belong to --parse");
    }

    @Test
    void a_column_may_be_called_by_a_part_or_an_abbreviation_to_be_suggested() {
        for (String[] each : new String[][] {
            {"intf", "interface"}, {"ip", "ip_address"}, {"addr", "ip_address"}, {"INTERFACE_", "interface"}
        }) {
            assertThat(program.run(
                            "-i",
                            room.inventory().toString(),
                            "submit",
                            "--parse",
                            "--where",
                            each[0] + " == x",
                            BRIEF))
                    .as(each[0])
                    .isEqualTo(2);
            assertThat(program.err()).contains("no column " + each[0] + "; did you mean " + each[1] + "?");
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
            assertThat(run("submit", each[0], BRIEF)).as(each[0]).isEqualTo(2);
            assertThat(program.err()).contains(each[1]);
        }
        assertThat(program.run("-i", room.inventory().toString(), "submit", "--sort", "intf", BRIEF))
                .isEqualTo(2);
        assertThat(program.err()).contains("--sort belongs to --parse");
        assertThat(program.run(
                        "-i",
                        room.inventory().toString(),
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "--parse",
                        "hostname R9"))
                .isEqualTo(2);
        assertThat(program.err()).contains("--parse is for answers to show commands; leave it out");
    }

    @Test
    void equal_tables_are_told_once_under_their_devices() {
        assertThat(run("submit", "--gather", "--columns", "intf,status", "--where", "intf ~ Eth", BRIEF))
                .isZero();
        assertThat(program.out()).isEqualTo("""
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
        assertThat(run("submit", "--diff", "--columns", "status,proto", BRIEF)).isZero();
        assertThat(program.out()).isEqualTo("""
                --- R[1,3] (2)
                +++ R2
                + Loopback7: status=up, proto=up
                """);
        assertThat(program.err()).isEqualTo("1 of 3 tables differs from the majority, R[1,3] (2)\n");
    }

    @Test
    void rows_are_compared_with_those_of_a_run() {
        assertThat(run("submit", BRIEF)).isZero();
        room.router("R2").configure("interface Loopback7");
        assertThat(run("submit", "--against", "last", "--columns", "status", BRIEF))
                .isZero();
        assertThat(program.out()).isEqualTo("""
                --- R2 in run 1
                +++ R2 now
                + Loopback7: status=up
                """);
        assertThat(program.err()).isEqualTo("1 of 3 tables differs from what there was in run 1\n");
    }

    @Test
    void what_could_not_be_compared_is_told_and_nothing_at_all_is_a_failure() {
        String nothing = "nothing could be compared: no device has a table of the answer to the same command twice\n";
        assertThat(run("submit", "-d", "R1", BRIEF)).isZero();
        assertThat(run("submit", "--against", "1", "-d", "R2,R3", BRIEF)).isEqualTo(1);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo("no answer in run 1 to compare with: R[2-3]\n" + nothing);
        assertThat(run("submit", "--against", "1", "-d", "R1", "show ip int brief"))
                .isEqualTo(1);
        assertThat(program.err()).isEqualTo("""
                not compared: only R1 was asked sh ip int br in run 1
                not compared: only R1 was asked show ip int brief now
                """ + nothing);
        assertThat(run("submit", "--against", "1", "-d", "R1,R2", BRIEF, "show ip int brief"))
                .isZero();
        assertThat(program.err()).isEqualTo("""
                not compared: only R1 was asked show ip int brief now
                no answer in run 1 to compare with: R2
                0 of 1 table: sh ip int br differ from what there was in run 1
                """);
        assertThat(program.run("runs", "diff", "1", "2", "--parse", "--templates", "templates"))
                .isEqualTo(1);
        assertThat(program.err()).isEqualTo("""
                no answer in run 1 to compare with: R[2-3]
                %snetfutures: answered in run 1 only: R1
                """.formatted(nothing));
    }

    private int script(String... lines) {
        return program.typed(
                String.join("\n", lines) + "\n", "-i", room.inventory().toString(), "run", "-q", "-");
    }

    @Test
    void what_was_submitted_is_told_again_as_tables() {
        assertThat(script(
                        "f = submit sh ip int br",
                        "result f --parse --templates templates --where 'status != up' --columns device,intf"))
                .isZero();
        assertThat(program.out()).isEqualTo("""
                device  intf
                R1      Ethernet0/2
                R2      Ethernet0/2
                R3      Ethernet0/2
                """);
        assertThat(script(
                        "f = submit sh ip int br",
                        "as_completed f --parse --templates templates --count --format ndjson"))
                .isZero();
        assertThat(program.out()).isEqualTo("{\"count\":15}\n");
        assertThat(script("f = submit sh ip int br", "gather f --parse --templates templates --count"))
                .isZero();
        assertThat(program.out()).contains("R[1-3] (3)").contains("count\n5");
        assertThat(script("f = submit sh clock", "result f --parse strict --templates templates"))
                .isEqualTo(1);
        assertThat(script("f3 = submit --parse R1 sh ip int br")).isEqualTo(2);
        assertThat(program.err()).contains("asked for later, by result f3 --parse: leave out f3 =, or the option");
        assertThat(script("f = submit sh ip int br", "result f --columns device"))
                .isEqualTo(2);
        assertThat(program.err()).contains("--columns belongs to --parse here");
    }

    @Test
    void rows_of_two_lists_are_compared() {
        room.router("R2").configure("interface Loopback7");
        assertThat(script(
                        "old = submit R1 sh ip int br",
                        "new = submit R2 sh ip int br",
                        "diff old new --parse --templates templates --columns status"))
                .isZero();
        assertThat(program.out()).isEqualTo("""
                --- R1 in old
                +++ R2 in new
                + Loopback7: status=up
                """);
    }

    @Test
    void a_kept_run_is_shown_as_a_table_and_compared_with_another() {
        assertThat(run("submit", BRIEF)).isZero();
        room.router("R2").configure("interface Loopback7");
        assertThat(run("submit", BRIEF)).isZero();
        assertThat(program.run(
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
        assertThat(program.out()).startsWith("device,intf,address,status,proto\r\nR2,Loopback7,unassigned,up,up\r\n");
        assertThat(program.run("runs", "diff", "1", "2", "--parse", "--templates", "templates", "--columns", "status"))
                .isZero();
        assertThat(program.out()).isEqualTo("""
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
        assertThat(program.err())
                .contains("callback parse for f (R1): sh privilege: there is no template for this on cisco_ios");
    }

    @Test
    void devices_are_selected_by_the_rows_of_their_last_answers() {
        program.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@rows(status == down)"))
                .isEqualTo(2);
        assertThat(program.err()).contains("@rows: there is no run with answers that a template knows");
        room.router("R2").configure("interface Loopback7");
        assertThat(run("submit", BRIEF)).isZero();
        assertThat(run("submit", "sh privilege")).isZero();
        for (String set : List.of(
                "@rows(intf == Loopback7)",
                "@rows:1(intf ~ \"7$\" and (status == up or status == \"a, b\"))",
                "R1,R2 & @rows(intf == 'Loopback7')",
                "! @rows(intf != Loopback7 and device in (R1, R3))")) {
            assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", set, "--names"))
                    .as(set + program.err())
                    .isZero();
            assertThat(program.out()).as(set).isEqualTo("R2\n");
        }
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@rows(stats == up)"))
                .isEqualTo(2);
        assertThat(program.err()).contains("@rows: in run 1 there is no column stats; did you mean status?");
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@rows"))
                .isEqualTo(2);
        assertThat(program.err()).contains("@rows needs a condition");
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@rows(status == up"))
                .isEqualTo(2);
        assertThat(program.err()).contains("a ( is not closed in");
    }

    @Test
    void a_selection_by_rows_finds_the_last_run_that_has_the_columns() {
        program.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        room.router("R2").configure("interface Loopback7");
        assertThat(run("submit", BRIEF)).isZero();
        for (int again = 0; again < 2; again++) {
            assertThat(run("submit", "-d", "@rows(intf == Loopback7)", "sh clock"))
                    .as(program.err())
                    .isZero();
            assertThat(program.err()).contains("R2: sh clock").doesNotContain("R1");
        }
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@rows:last(intf == Loopback7)"))
                .isEqualTo(2);
        assertThat(program.err())
                .contains("@rows: in run 3 there is no column intf")
                .contains("in run 1 there is: @rows:1(intf == Loopback7)");
        assertThat(program.run("-i", room.inventory().toString(), "devices", "-d", "@row(intf == Loopback7)"))
                .isEqualTo(2);
        assertThat(program.err()).contains("; did you mean @rows(intf == Loopback7)?");
    }

    @Test
    void a_selection_by_rows_is_never_taken_for_a_command() {
        program.with(Map.of("HOME", home.toString(), "NETFUTURES_TEMPLATES", "templates"));
        room.router("R2").configure("interface Loopback7");
        assertThat(run("submit", BRIEF)).isZero();
        assertThat(script(
                        "f = submit '@rows(intf == Loopback7)' sh clock",
                        "g = submit \"R2,R3 & @rows(intf == 'Loopback7')\" sh clock",
                        "result f g --format csv"))
                .isZero();
        assertThat(program.out()).contains("R2,").doesNotContain("R1,").doesNotContain("R3,");
        assertThat(script("submit '@rows(intf == Loopback9)' sh clock")).isEqualTo(2);
        assertThat(program.err()).contains("selects no device");
        assertThat(script("submit '@rows(intf ==)' sh clock")).isEqualTo(2);
        assertThat(script("submit '@row(intf == Loopback7)' sh clock")).isEqualTo(2);
        assertThat(program.err()).contains("did you mean @rows(");
        assertThat(script("submit '@rows(intf == Loopback7)'")).isEqualTo(2);
        assertThat(program.err()).contains("which command?");
    }

    @Test
    void devices_that_answer_in_json_and_others_come_into_one_table() throws Exception {
        Files.writeString(home.resolve("mixed.yaml"), """
                - {host: 10.0.0.1, device_type: cisco_ios, username: cisco, password: cisco, secret: cisco}
                - {host: 10.0.0.2, device_type: arista_eos, username: cisco, password: cisco, secret: cisco}
                """);
        assertThat(program.run("-i", "mixed.yaml", "--lab", "map", "-q", "--parse", "--format", "csv", "sh ip int br"))
                .isZero();
        assertThat(program.out())
                .startsWith("device,interface,")
                .contains("\r\n10.0.0.1,Ethernet0/0,")
                .contains("\r\n10.0.0.2,");
        assertThat(program.err()).isEmpty();
        assertThat(program.run("runs", "show", "last", "--format", "ndjson")).isZero();
        assertThat(program.out())
                .contains("\"command\":\"sh ip int br\"")
                .contains("\"command\":\"sh ip int br | json\"");
        assertThat(program.run("runs", "show", "last", "--parse", "--count")).isZero();
        assertThat(program.out()).startsWith("count\n");
    }
}
