package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.parse.Column;
import io.netfutures.parse.Templates;
import io.netfutures.parse.TextParser;
import io.netfutures.platform.Platforms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerRowsTest {
    private static final String VERSION = "show version";

    static DeviceResult result(String typed, String sent, String text) {
        return new DeviceResult(
                new DeviceResult.Target("sw1", "127.0.0.1", 22, "arista_eos"),
                new DeviceResult.Work(DeviceResult.Kind.SHOW, List.of(typed), false),
                DeviceResult.State.RETURNED,
                List.of(new Reply.Output(sent, text)),
                null,
                List.of(),
                List.of(),
                null,
                null,
                Duration.ZERO,
                1);
    }

    private static AnswerRows.Parsed parsed(String sent, String text) {
        return new AnswerRows(Platforms.builtIn().tables(Templates.builtIn()))
                .of(result(VERSION, sent, text))
                .getFirst();
    }

    @Test
    void an_answer_in_text_to_a_question_for_json_is_read_as_text() {
        AnswerRows.Parsed parsed = parsed(VERSION + " | json", TEXT);
        assertThat(parsed.problem()).isEmpty();
        assertThat(parsed.rows()).hasSize(1);
        assertThat(parsed.command()).isEqualTo(VERSION);
    }

    @Test
    void an_answer_in_neither_form_is_told_for_both() {
        AnswerRows.Parsed parsed = parsed(VERSION + " | json", "the disk is full\n");
        assertThat(parsed.rows()).isEmpty();
        assertThat(parsed.problem()).contains(".json.yaml: ").contains("; and ").contains(".textfsm");
    }

    @Test
    @SuppressWarnings("NullAway") // it is the defect
    void a_defect_of_a_parser_is_a_problem_of_its_answer_only() throws Exception {
        TextParser parser = Templates.builtIn().parser("arista_eos", VERSION).orElseThrow();
        AnswerRows.Parsed parsed = new AnswerRows((platform, command) -> Optional.of(parser))
                .of(result(VERSION, VERSION, null))
                .getFirst();
        assertThat(parsed.isTable()).isFalse();
        assertThat(parsed.problem())
                .startsWith(parser.name() + ": this is a defect, please report it: java.lang.NullPointerException");
    }

    @Test
    void a_defect_of_who_looks_for_a_parser_is_a_problem_of_its_answer_only() {
        AnswerRows.Parsed parsed = new AnswerRows((platform, command) -> {
                    throw new IllegalStateException("no");
                })
                .of(result(VERSION, VERSION, TEXT))
                .getFirst();
        assertThat(parsed.problem())
                .isEqualTo("this is a defect, please report it: java.lang.IllegalStateException: no");
    }

    @Test
    void columns_that_are_equal_but_for_case_get_names_of_their_own() {
        List<Column> columns = Stream.of("DEVICE", "device", "A", "a", "A_2", "Command")
                .map(name -> new Column(name, false, false))
                .toList();
        assertThat(RunRows.columns(columns).stream().map(Column::name))
                .containsExactly(
                        "device",
                        "command",
                        "template_DEVICE",
                        "template_device_2",
                        "A",
                        "a_3",
                        "A_2",
                        "template_Command");
    }

    private static final String TEXT = """
            Arista vEOS
            Hardware version:
            Serial number:
            System MAC address:  5254.0012.3456

            Software image version: 4.20.1F
            Architecture:           i386
            Internal build version: 4.20.1F-6820520.4201F
            Internal build ID:      790a11e8-5aaf-4be7-a11a-e61795d05b91

            Uptime:                 1 day, 3 hours and 25 minutes
            Total memory:           2017324 kB
            Free memory:            1111604 kB
            """;
}
