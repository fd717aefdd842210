package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.journal.DeviceResult.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The formats of results, as their readers read them. */
class ResultWritersTest {
    private static final Failure REFUSED = new Failure(
            "AuthFailed", "login", "refused; check it", "check it", "R2 (10.0.0.1:22): login: refused; check it");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void json_is_one_array_whose_lines_are_whole_as_they_come() throws IOException {
        JsonArray array = new JsonArray(out);
        array.write(MadeUpResult.returned("R1", "sh clock", "10:00"));
        assertThat(text()).endsWith("}\n");
        array.write(MadeUpResult.raised("R2", REFUSED, List.of("sh clock")));
        array.end();
        array.end();

        JsonNode read = new ObjectMapper().readTree(text());
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.at("/1/error/type").asText()).isEqualTo("AuthFailed");
        assertThat(text().lines()).hasSize(4);
    }

    @Test
    void json_without_results_is_an_empty_array_and_after_its_end_another_begins() throws IOException {
        JsonArray array = new JsonArray(out);
        array.end();
        array.write(MadeUpResult.returned("R1", "sh clock", "10:00"));
        array.end();

        assertThat(text()).startsWith("[]\n[\n").endsWith("\n]\n");
    }

    @Test
    void csv_has_a_row_for_each_device_and_command_also_for_those_that_were_not_answered() throws IOException {
        CsvTable table = new CsvTable(out, ResultColumn.ALL);
        table.write(MadeUpResult.returned("R1", "sh clock", "10:00", "sh ver", "a \"b\",\nc"));
        table.write(MadeUpResult.raised("R2", REFUSED, List.of("sh ver", "sh arp"), "sh clock", "10:01"));
        table.write(MadeUpResult.cancelled("R3", "sh clock"));

        assertThat(text().split("\r\n"))
                .containsExactly(
                        "device,address,port,platform,state,command,output,error,message,seconds,started,attempts",
                        "R1,10.0.0.1,22,cisco_ios,returned,sh clock,10:00,,,0.123,2026-11-30T10:00:00.500Z,1",
                        "R1,10.0.0.1,22,cisco_ios,returned,sh ver,\"a \"\"b\"\",\nc\",,,0.123,2026-11-30T10:00:00.500Z,1",
                        "R2,10.0.0.1,22,cisco_ios,returned,sh clock,10:01,,,2.0,2026-11-30T10:00:00.500Z,3",
                        "R2,10.0.0.1,22,cisco_ios,raised,sh ver,,AuthFailed,\"R2 (10.0.0.1:22): login: refused; check it\",2.0,"
                                + "2026-11-30T10:00:00.500Z,3",
                        "R2,10.0.0.1,22,cisco_ios,raised,sh arp,,AuthFailed,\"R2 (10.0.0.1:22): login: refused; check it\",2.0,"
                                + "2026-11-30T10:00:00.500Z,3",
                        "R3,10.0.0.1,22,cisco_ios,cancelled,sh clock,,,,0.0,,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1+1", "-1-1", "@x", "\tx", "\rx"})
    void a_cell_that_a_spreadsheet_would_compute_is_text(String answer) throws IOException {
        new CsvTable(out, List.of(ResultColumn.OUTPUT)).write(MadeUpResult.returned("R1", "sh x", answer));

        assertThat(text()).startsWith("output\r\n'");
        assertThat(text()).doesNotContain("\rx");
    }

    @Test
    void a_raw_answer_is_exactly_what_the_device_sent() throws IOException {
        RawText raw = new RawText(out);
        raw.write(MadeUpResult.returned("R1", "sh clock", "\u001b[31m10:00\u0007", "sh ver", "\u202eé"));
        raw.write(MadeUpResult.raised("R2", REFUSED, List.of("sh ver"), "sh clock", "10:01"));
        raw.write(MadeUpResult.cancelled("R3", "sh clock"));

        assertThat(text()).isEqualTo("\u001b[31m10:00\u0007\n\u202eé\n10:01\n");
    }

    @Test
    void columns_are_chosen_and_ordered_by_name() throws IOException {
        new CsvTable(out, ResultColumn.parse("seconds, device"))
                .write(MadeUpResult.returned("R1", "sh clock", "10:00"));

        assertThat(text()).isEqualTo("seconds,device\r\n0.123,R1\r\n");
        assertThatThrownBy(() -> ResultColumn.parse("device,colour"))
                .hasMessageStartingWith("there is no column 'colour'; the columns are device, address");
        assertThatThrownBy(() -> ResultColumn.parse("port,port")).hasMessage("the column port is named twice");
    }

    @Test
    void yaml_is_one_list_with_blocks() throws IOException {
        YamlList list = new YamlList(out);
        list.write(MadeUpResult.returned("R1", "sh clock", "10:00", "sh ip", " Ethernet\n  up"));
        list.write(MadeUpResult.raised("R2", REFUSED, List.of("sh clock")));
        list.end();

        assertThat(text()).contains("- device: R1\n").contains("output: |2-\n         Ethernet\n          up\n");
        List<Map<String, Object>> read = yaml();
        assertThat(read).hasSize(2);
        assertThat(read.getFirst()).containsEntry("address", "10.0.0.1").containsEntry("port", 22);
        assertThat(String.valueOf(read.getFirst().get("outputs"))).contains("output= Ethernet\n  up");
        assertThat(String.valueOf(read.getLast().get("error"))).contains("type=AuthFailed");
    }

    @Test
    void yaml_gives_back_every_text_as_it_was() throws IOException {
        Random random = new Random(19);
        String[] pieces = {
            "a",
            " ",
            "\n",
            "\t",
            "- ",
            ": ",
            "#",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            "yes",
            "null",
            "1",
            "é",
            "\u001b[2J",
            "\r",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ud83d\ude00",
            "\u202e",
            "---\n",
            "...\n",
            "{",
            "}",
            "%",
            "@",
            "`",
            "\u007f"
        };
        for (int i = 0; i < 2000; i++) {
            StringBuilder made = new StringBuilder();
            for (int j = random.nextInt(7); j >= 0; j--) {
                made.append(pieces[random.nextInt(pieces.length)]);
            }
            out.reset();
            new YamlList(out).write(MadeUpResult.returned("R1", made.toString().strip() + "x", made.toString()));

            assertThat(text())
                    .as("safe for a terminal")
                    .matches(Pattern.compile("(?s)[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202e]*"));
            Map<?, ?> output = (Map<?, ?>)
                    ((List<?>) Objects.requireNonNull(yaml().getFirst().get("outputs"))).getFirst();
            assertThat(output.get("output")).as(text()).isEqualTo(made.toString());
            assertThat(output.get("command"))
                    .as(text())
                    .isEqualTo(made.toString().strip() + "x");
        }
    }

    @Test
    void text_has_the_device_before_each_line_and_a_transcript_its_prompt() throws IOException {
        new TextLines(out).write(MadeUpResult.returned("R1", "sh ip", "a\nb\u001b[2J"));
        new TranscriptText(out).write(MadeUpResult.returned("R1", "sh clock", "10:00", "sh ver", "15"));
        new TextLines(out).write(MadeUpResult.cancelled("R3", "sh clock"));

        assertThat(text()).isEqualTo("R1: a\nR1: b\\u{1b}[2J\nR1#sh clock\n10:00\nR1#sh ver\n15\n");
    }

    @Test
    void grep_gives_device_and_line_number() throws IOException {
        new GrepLines(out, Pattern.compile("down"), 0)
                .write(MadeUpResult.returned("R1", "sh ip", "e0 up\ne1 down\ne2 up", "sh x", "down\u001b"));

        assertThat(text()).isEqualTo("R1:2: e1 down\nR1:1: down\\u{1b}\n");
    }

    @Test
    void grep_with_context_shows_each_line_once_and_where_some_are_left_out() throws IOException {
        GrepLines grep = new GrepLines(out, Pattern.compile("x"), 1);
        grep.write(MadeUpResult.returned("R1", "sh ip", "1\nx2\n3\nx4\nx5\n6\n7\n8\nx9"));
        grep.write(MadeUpResult.returned("R2", "sh ip", "x1"));

        assertThat(text().lines())
                .containsExactly(
                        "R1-1- 1",
                        "R1:2: x2",
                        "R1-3- 3",
                        "R1:4: x4",
                        "R1:5: x5",
                        "R1-6- 6",
                        "--",
                        "R1-8- 8",
                        "R1:9: x9",
                        "--",
                        "R2:1: x1");
    }

    @Test
    void a_whole_file_is_there_at_once_or_never() throws IOException {
        Path file = folder.resolve("new/R1.txt");
        assertThatThrownBy(() -> WholeFile.create(file, false)).isInstanceOf(NoSuchFileException.class);
        Files.createDirectory(folder.resolve("new"));
        try (WholeFile given = WholeFile.create(file, false)) {
            given.out().write('x');
        }
        assertThat(folder.resolve("new")).isEmptyDirectory();

        try (WholeFile given = WholeFile.create(file, false)) {
            given.out().write("whole".getBytes(StandardCharsets.UTF_8));
            assertThat(file).doesNotExist();
            given.commit();
        }
        assertThat(file).hasContent("whole");
        assertThatThrownBy(() -> WholeFile.create(file, false)).isInstanceOf(FileAlreadyExistsException.class);

        try (WholeFile given = WholeFile.create(file, true)) {
            given.out().write("other".getBytes(StandardCharsets.UTF_8));
            assertThat(file).hasContent("whole");
            given.commit();
        }
        assertThat(file).hasContent("other");
        assertThat(folder.resolve("new").toFile().list()).hasSize(1);
    }

    private List<Map<String, Object>> yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
