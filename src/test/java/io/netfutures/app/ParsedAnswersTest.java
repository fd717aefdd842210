package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                .isEqualTo(
                        "netfutures: R1, R2, R3: sh clock: templates/clock:5: line 1 of the text '*17:06:12.278 UTC Wed Mar 13 2019'"
                                + " is an error to this template: \"no time\"\n");
        assertThat(program.run("-i", room.inventory().toString(), "submit", "--parse", "strict", "-q", "sh privilege"))
                .isEqualTo(1);
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
}
