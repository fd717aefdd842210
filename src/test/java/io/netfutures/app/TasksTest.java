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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be sent to devices, as the command line takes it, over a lab of three routers. */
@Tag("slow")
class TasksTest {
    @TempDir
    Path home;

    private Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int run(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(Stream.concat(Stream.of("-i", room.inventory().toString()), Stream.of(words))
                .toArray(String[]::new));
        out = program.out();
        err = program.err();
        return code;
    }

    /** Configures the chosen devices, all at once. */
    private int config(String... words) {
        return run(Stream.concat(Stream.of("config", "--yes", "--waves", "all"), Stream.of(words))
                .toArray(String[]::new));
    }

    private void write(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void each_device_gets_its_own_commands_from_a_yaml_file() throws Exception {
        write("commands.yaml", """
                R1: [sh privilege, sh users]
                R3: sh privilege
                """);
        assertThat(run("map", "--commands", "commands.yaml", "--format", "text"))
                .isZero();
        assertThat(out.lines().filter(line -> line.contains("privilege")))
                .containsExactly("R1: Current privilege level is 15", "R3: Current privilege level is 15");
        assertThat(room.router("R1").received()).contains("sh privilege", "sh users");
        assertThat(room.router("R3").received()).contains("sh privilege").doesNotContain("sh users");
        assertThat(room.router("R2").loginsTried()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            R1: [sh clock]\\nR9: [sh clock]  | commands.yaml:2:1: there is no device "R9"; did you mean R1 or R2 or R3?
            - sh clock                        | commands.yaml:1:1: this must be a mapping of devices to lines, as R1: [sh clock, sh version]
            R1: {a: b}                        | commands.yaml:1:5: R1 must be a list of words
            R1: ''                            | commands.yaml:1:1: "R1" has no line to send
            R1: [sh clock                     | commands.yaml:2:1: is not YAML
            """)
    void a_mistake_in_a_file_of_commands_is_told_with_its_line_and_nothing_is_contacted(String yaml, String message)
            throws Exception {
        write("commands.yaml", yaml.translateEscapes() + "\n");
        assertThat(run("submit", "--commands", "commands.yaml")).isEqualTo(2);
        assertThat(err).contains(message.strip());
        assertThat(room.router("R1").loginsTried()).isZero();
    }

    @Test
    void a_question_gets_the_answer_that_was_said_and_no_other() {
        assertThat(run(
                        "submit",
                        "-d",
                        "R1",
                        "copy run start",
                        "--unsafe",
                        "--answer",
                        "Destination filename=startup-config"))
                .isZero();
        assertThat(out).contains("[OK]");
        assertThat(run("submit", "-d", "R1", "copy run start", "--unsafe", "--answer", "Overwrite=yes"))
                .isEqualTo(1);
        assertThat(err)
                .contains("the device asks \"Destination filename [startup-config]?\", which was not answered")
                .contains("say what to answer with --answer");
    }

    @Test
    void a_question_in_a_configuration_gets_the_answer_that_was_said() {
        assertThat(config("-d", "R1", "do copy running-config startup-config")).isEqualTo(1);
        assertThat(err).contains("say what to answer with --answer");
        assertThat(config(
                        "-d",
                        "R1",
                        "--answer",
                        "Destination filename=startup-config",
                        "do copy running-config startup-config"))
                .isZero();
        assertThat(out).contains("Destination filename [startup-config]? startup-config\n");
    }

    @Test
    void another_end_than_the_prompt_can_be_said() {
        assertThat(run("submit", "-d", "R1", "reload", "--unsafe", "--until", "confirm"))
                .isZero();
        assertThat(out).contains("{'R1': 'Proceed with reload?").contains("confirm");
    }

    @Test
    void a_configuration_may_differ_from_device_to_device() throws Exception {
        write("lines/R1.cfg", "interface Loopback1\n description one\n");
        write("lines/R2.txt", "! of R2\ninterface Loopback2\n");
        assertThat(config("--dry-run", "--file", "lines", "--save")).isZero();
        assertThat(out).isEqualTo("""
                R1: configure terminal
                R1: interface Loopback1
                R1:  description one
                R1: end
                R1: write memory
                R2: configure terminal
                R2: interface Loopback2
                R2: end
                R2: write memory
                """);
        assertThat(room.router("R1").loginsTried()).isZero();
        assertThat(config("--file", "lines")).isZero();
        assertThat(room.router("R1").received()).contains("interface Loopback1", " description one");
        assertThat(room.router("R2").received()).contains("interface Loopback2").doesNotContain("interface Loopback1");
        assertThat(room.router("R3").loginsTried()).isZero();
    }

    @Test
    void a_banner_of_several_lines_is_typed_as_text() throws Exception {
        write(
                "banner.cfg",
                "! a comment\n\nbanner motd ^\n\n# keep out # R1>\n! and\nreload [confirm]\n^\n!\ninterface Loopback3\n");
        assertThat(config("-d", "R1", "--file", "banner.cfg")).isZero();
        assertThat(run("submit", "-d", "R1", "sh run | include keep|and|reload|Loopback3", "--format", "text"))
                .isZero();
        assertThat(out.lines())
                .contains("R1: # keep out # R1>", "R1: ! and", "R1: reload [confirm]", "R1: interface Loopback3");
    }

    @Test
    void a_backslash_at_the_end_of_a_line_of_a_configuration_joins_nothing() throws Exception {
        write(
                "banner.cfg",
                "banner motd #\n  /\\_/\\\n  \\___/\n#\ninterface Loopback5\n description to C:\\\n shutdown\n");
        assertThat(config("-d", "R1", "--file", "banner.cfg")).isZero();
        assertThat(room.router("R1").received()).contains("  /\\_/\\", "  \\___/", " description to C:\\", " shutdown");
    }

    @Test
    void a_banner_may_end_as_it_stands_in_a_configuration() throws Exception {
        write("banner.cfg", "banner motd ^C\n\nkeep out\n^C\ninterface Loopback4\n");
        assertThat(config("-d", "R1", "--file", "banner.cfg")).isZero();
        assertThat(run("submit", "-d", "R1", "sh run | include keep|Loopback4", "--format", "text"))
                .isZero();
        assertThat(out.lines()).contains("R1: keep out", "R1: interface Loopback4");
    }

    @Test
    void a_banner_that_does_not_end_is_told_and_ends_the_session() throws Exception {
        write("banner.cfg", "banner motd ^\nkeep out\n");
        assertThat(config("-d", "R1", "--file", "banner.cfg")).isEqualTo(1);
        assertThat(err).contains("the text that line 1 begins does not end").contains("add the line that ends it");
        assertThat(room.router("R1").received()).doesNotContain("keep out");
    }

    @Test
    void what_was_answered_before_a_failure_is_printed_before_it() {
        assertThat(run("submit", "-d", "R1", "-q", "--format", "text", "sh clock", "sh clck", "sh arp"))
                .isEqualTo(1);
        assertThat(out).matches("R1: \\*?\\d\\d:\\d\\d:.*\n");
        assertThat(err)
                .contains("the device refused \"sh clck\"")
                .contains("R1: not sent: sh arp")
                .doesNotContain("simulated");

        assertThat(run("submit", "-d", "R1", "-q", "--format", "dict", "sh clock", "sh clck"))
                .isEqualTo(1);
        assertThat(out).startsWith("{'R1': {'sh clock': ");
        assertThat(err).doesNotContain("not sent");
    }

    @Test
    void a_failure_in_json_has_the_answers_before_it_and_what_was_not_sent() throws Exception {
        assertThat(run("submit", "-d", "R1", "-q", "--format", "ndjson", "sh clock", "sh clck", "sh arp"))
                .isEqualTo(1);
        JsonNode line = new ObjectMapper().readTree(out);
        assertThat(line.get("state").asText()).isEqualTo("raised");
        assertThat(line.at("/outputs/0/command").asText()).isEqualTo("sh clock");
        assertThat(line.at("/outputs/0/output").asText()).contains("UTC");
        assertThat(line.get("outputs")).hasSize(1);
        assertThat(line.get("unsent")).extracting(JsonNode::asText).containsExactly("sh arp");
        assertThat(line.at("/error/type").asText()).isEqualTo("CommandRejected");
    }

    @Test
    void a_device_that_was_never_reached_was_sent_nothing() throws Exception {
        room.router("R1").maxSessions(0);
        assertThat(run("submit", "-d", "R1", "-q", "--format", "ndjson", "sh clock", "sh arp"))
                .isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out).get("unsent"))
                .extracting(JsonNode::asText)
                .containsExactly("sh clock", "sh arp");
    }

    @Test
    void answers_outlive_a_deadline() throws Exception {
        assertThat(run(
                        "submit",
                        "-d",
                        "R1",
                        "-q",
                        "--format",
                        "ndjson",
                        "--deadline",
                        "3s",
                        "sh clock",
                        "ping 10.99.99.99 repeat 1000",
                        "sh ver"))
                .isEqualTo(4);
        JsonNode line = new ObjectMapper().readTree(out);
        assertThat(line.at("/outputs/0/output").asText()).contains("UTC");
        assertThat(line.get("unsent")).extracting(JsonNode::asText).containsExactly("sh ver");
    }

    @Test
    void a_configuration_in_json_says_what_was_accepted_refused_and_not_sent() throws Exception {
        assertThat(config("-d", "R1", "-q", "--format", "ndjson", "interface Loopback1", "ip adress 1", "no shut"))
                .isEqualTo(1);
        JsonNode failed = new ObjectMapper().readTree(out);
        assertThat(failed.get("accepted")).extracting(JsonNode::asText).containsExactly("interface Loopback1");
        assertThat(failed.at("/refused/0/command").asText()).isEqualTo("ip adress 1");
        assertThat(failed.at("/refused/0/output").asText()).contains("% Invalid input");
        assertThat(failed.get("unsent")).extracting(JsonNode::asText).containsExactly("no shut");
        assertThat(failed.get("transcript").asText()).contains("R1(config-if)#ip adress 1\n");

        assertThat(config("-d", "R1", "-q", "--format", "ndjson", "interface Loopback1"))
                .isZero();
        JsonNode whole = new ObjectMapper().readTree(out);
        assertThat(whole.get("accepted")).extracting(JsonNode::asText).containsExactly("interface Loopback1");
        assertThat(whole.get("refused")).isEmpty();
        assertThat(whole.get("transcript").asText()).contains("R1(config)#interface Loopback1\n");
    }

    @Test
    void with_on_refused_continue_every_line_is_tried_and_the_bad_ones_are_told() {
        assertThat(config(
                        "-d",
                        "R1",
                        "--on-refused",
                        "continue",
                        "--save",
                        "interface Loopback1",
                        "ip adress 1.1.1.1",
                        "description made here",
                        "no shutt"))
                .isEqualTo(1);
        assertThat(err)
                .contains(
                        "2 of 4 lines were refused, the first \"ip adress 1.1.1.1\"; the other 2 came into force, and nothing"
                                + " was saved")
                .contains(
                        "R1: accepted: interface Loopback1",
                        "R1: accepted: description made here",
                        "R1: refused:  ip adress 1.1.1.1",
                        "R1: refused:  no shutt");
        assertThat(room.router("R1").received())
                .contains("description made here")
                .doesNotContain("write memory");
    }

    @Test
    void a_transcript_is_what_a_person_sees_at_the_device() {
        assertThat(run("submit", "-d", "R1", "-q", "--format", "transcript", "sh clock", "sh ip int br"))
                .isZero();
        assertThat(out).matches("(?s)R1#sh clock\n\\*?\\d\\d:.*\nR1#sh ip int br\nInterface .*\n");
    }

    @Test
    void what_was_accepted_before_a_refused_line_is_listed() {
        assertThat(config("-d", "R1", "interface Loopback1", "description ok", "ip adress 1.1.1.1", "no shut"))
                .isEqualTo(1);
        assertThat(err)
                .contains("line 3 of 4, \"ip adress 1.1.1.1\", was refused;"
                        + " the 2 lines before it came into force, and the 1 after it was not sent")
                .contains(
                        "R1: accepted: interface Loopback1",
                        "R1: accepted: description ok",
                        "R1: refused:  ip adress 1.1.1.1");
    }

    @Test
    void a_check_of_a_configuration_is_refused_where_there_is_no_such_thing() {
        assertThat(config("-d", "R1", "interface Loopback1", "--check")).isEqualTo(2);
        assertThat(err)
                .contains(
                        "R1: cisco_ios has no way to check a configuration before it is in force; leave out --check\n");
        assertThat(config(
                        "-d", "R1", "interface Loopback1", "--platform", "cisco_nxos", "--confirm", "5m", "--dry-run"))
                .isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("R1: cisco_nxos has no commit that must be confirmed");
        assertThat(config("-d", "R1", "interface Loopback1", "--platform", "cisco_nxos", "--confirm", "5m"))
                .isEqualTo(2);
        assertThat(err)
                .doesNotContain("takes the lines back")
                .contains("cisco_nxos has no commit that must be confirmed; leave out --confirm");
        assertThat(config("-d", "R1", "--platform", "generic", "--save", "interface Loopback1"))
                .isEqualTo(2);
        assertThat(err).contains("R1: generic has no known way to save a configuration; leave out --save");
        assertThat(run("runs")).isZero();
        assertThat(err).contains("no run is kept yet");
        assertThat(room.router("R1").loginsTried()).isZero();
    }

    @Test
    void a_device_that_turns_out_to_have_no_check_has_been_sent_nothing() {
        assertThat(config("-d", "R1", "--platform", "auto", "interface Loopback1", "--check"))
                .isEqualTo(1);
        assertThat(err).contains("cisco_ios has no way to check a configuration before it is in force; leave it out");
        assertThat(room.router("R1").received()).doesNotContain("configure terminal");
        assertThat(run("runs", "show")).isZero();
        assertThat(out).doesNotContain("had been sent");
        assertThat(home.resolve(".local/state/netfutures/runs/1/journal.ndjson"))
                .content()
                .doesNotContain("\"sends\"")
                .contains("\"unsent\":[\"interface Loopback1\"]");
        assertThat(run("retry", "--failed")).isEqualTo(1);
        assertThat(err).contains("no way to check").doesNotContain("not configured again");
    }

    @Test
    void the_platforms_are_listed_and_a_file_beside_the_inventory_adds_one() throws Exception {
        assertThat(run("platforms")).isZero();
        assertThat(out).containsPattern("(?m)^cisco_ios +cisco_xe +tcl,config,privileged,user +at once +write memory");
        write("platforms/my_switch.yaml", """
                names: [my_switch]
                prompts:
                  user: '(?<host>\\w+)%'
                """);
        assertThat(run("platforms", "my_switch")).isZero();
        assertThat(out).startsWith("my_switch\n  prompt     user: (?<host>\\w+)%\n");
        write("platforms/my_switch.yaml", "names: [my_switch]\nprompts:\n  user: '(x'\n");
        assertThat(run("platforms")).isEqualTo(2);
        assertThat(err).contains("platforms/my_switch.yaml:3:9: \"(x\" is no regular expression: Unclosed group");
        assertThat(List.of(run("platforms", "cisco_ois"))).containsExactly(2);
    }
}
