package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.netfutures.parse.Templates.Question;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to send for a table, and how JSON becomes one. */
@NullMarked
class QuestionTest {
    private static final String JSON = "{command} | json";

    @TempDir
    Path folder;

    private static Question question(String command, String json) throws Exception {
        return Templates.builtIn().question("arista_eos", command, json).orElseThrow();
    }

    @Test
    void a_platform_that_can_is_asked_for_json_and_else_as_it_was_typed() throws Exception {
        Question question = question("sh ver", JSON);
        assertThat(question.command()).isEqualTo("sh ver | json");
        assertThat(question.parser().name()).isEqualTo("built-in/arista_eos_show_version.json.yaml");
        Question plain = question.otherwise().orElseThrow();
        assertThat(plain.command()).isEqualTo("sh ver");
        assertThat(plain.parser().name()).isEqualTo("built-in/arista_eos_show_version.textfsm");
        assertThat(plain.parser().columns()).isEqualTo(question.parser().columns());
        assertThat(plain.otherwise()).isEmpty();
    }

    @Test
    void one_that_cannot_and_a_command_without_a_file_for_json_are_asked_as_typed() throws Exception {
        assertThat(question("show version", "").command()).isEqualTo("show version");
        assertThat(question("show clock", JSON).command()).isEqualTo("show clock");
        assertThat(question("show clock", JSON).otherwise()).isEmpty();
    }

    @Test
    void a_filter_that_was_typed_stays_and_the_answer_is_text() throws Exception {
        Question question = question("show interfaces status | include connected", JSON);
        assertThat(question.command()).isEqualTo("show interfaces status | include connected");
        assertThat(question.parser().name()).endsWith(".textfsm");
    }

    @Test
    void who_types_the_form_for_json_gets_it_once() throws Exception {
        Question question = question("show version | json", JSON);
        assertThat(question.command()).isEqualTo("show version | json");
        assertThat(question.parser().name()).endsWith(".json.yaml");
        assertThat(question.otherwise()).isEmpty();
        assertThat(Templates.builtIn().question("arista_eos", "show clock | json", JSON))
                .isEmpty();
    }

    @Test
    void a_template_of_ones_own_is_for_text_unless_a_file_for_json_is_beside_it() throws Exception {
        Files.writeString(
                folder.resolve("arista_eos_show_version.textfsm"), "Value V (.+)\n\nStart\n  ^${V} -> Record\n");
        Templates templates = Templates.of(List.of(folder));
        assertThat(templates
                        .question("arista_eos", "show version", JSON)
                        .orElseThrow()
                        .command())
                .isEqualTo("show version");
        Files.writeString(folder.resolve("arista_eos_show_version.json.yaml"), "rows: '[]'\ncolumns: {V: version}\n");
        Question question =
                templates.question("arista_eos", "show version", JSON).orElseThrow();
        assertThat(question.command()).isEqualTo("show version | json");
        List<String> texts = new ArrayList<>();
        question.parser()
                .parse(
                        new StringReader("{\"version\": 4}"),
                        row -> texts.add(row.cell("v").orElseThrow().text()));
        assertThat(texts).containsExactly("4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "% Invalid input | is not JSON from here on",
                "{ 'a': | is not JSON from here on",
                "\"\" | the answer is empty, and no JSON",
            })
    void an_answer_that_is_no_json_is_a_failure(String answer, String why) throws Exception {
        TextParser parser = question("show version", JSON).parser();
        assertThatExceptionOfType(ParseFailure.class)
                .isThrownBy(() -> parser.parse(answer))
                .withMessageStartingWith("built-in/arista_eos_show_version.json.yaml: ")
                .withMessageContaining(why);
    }

    @Test
    void a_list_of_one_may_lack_its_brackets() throws Exception {
        TextParser parser = Templates.builtIn()
                .question("cisco_nxos", "show ip int brief", JSON)
                .orElseThrow()
                .parser();
        String row = "{\"intf-name\": \"Ethernet1/1\", \"prefix\": \"10.0.0.1\"}";
        Table one = parser.parse("{\"TABLE_intf\": {\"ROW_intf\": %s}}".formatted(row));
        assertThat(one.rows()).hasSize(1);
        assertThat(one.rows().getFirst().cell("interface")).contains(new Cell.Text("Eth1/1"));
        assertThat(parser.parse("{\"TABLE_intf\": [{\"ROW_intf\": [%s]}]}".formatted(row)))
                .isEqualTo(one);
    }

    @Test
    void the_words_of_json_become_those_of_the_text() throws Exception {
        TextParser parser = question("show interfaces status", JSON).parser();
        Table table = parser.parse("""
                {"interfaceStatuses": {
                  "Management1": {"linkStatus": "connected", "vlanInformation": {"vlanExplanation": "routed"},
                    "duplex": "duplexFull", "autoNegotiateActive": true, "bandwidth": 1000000000, "description": "oob"},
                  "Port-Channel10": {"linkStatus": "connected", "vlanInformation": {"vlanExplanation": "trunk"},
                    "duplex": "duplexFull", "autoNegotiateActive": false, "bandwidth": 2500000000, "interfaceType": "N/A"},
                  "Ethernet3/1": {"linkStatus": "notconnect", "vlanInformation": {"vlanExplanation": "in Po10"},
                    "bandwidth": 100000000, "interfaceType": null}}}
                """);
        assertThat(table.rows())
                .extracting(row ->
                        String.join(" ", row.cells().stream().map(Cell::text).toList()))
                .containsExactly(
                        "Ma1 oob connected routed a-full a-1G ",
                        "Po10  connected trunk full 2.5G N/A",
                        "Et3/1  notconnect Po10  100M ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rows: a | expected rows: PATH, and columns: a mapping from each column to its path",
                "{rows: a, columns: {W: b}} | :1:21: the template beside this file has no Value 'W'",
                "{rows: a, columns: {V: {from: b}}} | expected one of at, name, text, words, replace, else",
                "{rows: a, columns: {V: {else: b}}} | expected at: PATH, name: true, or text: WORDS",
                "{rows: a, columns: {V: {at: b, replace: {'(': c}}}} | :1:42: '(' is no regular expression",
                "{rows: a, columns: {V: {at: b, replace: {'(b)': $9}}}} | :1:42: '$9' names a group that '(b)' does not have",
                "{rows: a, columns: {V: {at: b, replace: {'b': c$}}}} | :1:42: 'c$' names a group that 'b' does not have",
                "{rows: a, columns: {V: {at: b, replace: {'b': '${b}'}}}} | :1:42: '${b}' names a group that",
            })
    void a_mistake_in_a_file_for_json_is_told_with_its_place(String file, String why) throws Exception {
        Files.writeString(folder.resolve("arista_eos_show_version.textfsm"), "Value V (.+)\n\nStart\n");
        Path mapping = Files.writeString(folder.resolve("arista_eos_show_version.json.yaml"), file);
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> Templates.of(List.of(folder)).question("arista_eos", "show version", JSON))
                .withMessageStartingWith(mapping.toString())
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'(\\w)(\\w)': $2$1 | abcd e | badc e",
                "'(\\w)(x)?': <$2> | ax | <x>",
                "'x*': '-' | axb | -a--b-",
                "'(?<=a)b': '\\$$0\\\\' | abab | a$b\\a$b\\",
                "'^é': e, 'e$': '' | éte | et",
            })
    void what_is_found_in_json_is_replaced(String replace, String value, String cell) throws Exception {
        assertThat(replaced(replace, value)).isEqualTo(cell);
    }

    @Test
    void a_replacement_that_tries_without_end_is_a_failure() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatExceptionOfType(ParseFailure.class)
                        .isThrownBy(() -> replaced("'(.*a){25}b': ''", "a".repeat(3_000)))
                        .withMessageEndingWith(
                                "arista_eos_show_version.json.yaml: what to replace in V cannot be found:"
                                        + " it was given up after many attempts that led nowhere"));
    }

    private String replaced(String replace, String value) throws Exception {
        Files.writeString(folder.resolve("arista_eos_show_version.textfsm"), "Value V (.+)\n\nStart\n");
        Files.writeString(
                folder.resolve("arista_eos_show_version.json.yaml"),
                "rows: '[]'\ncolumns: {V: {at: v, replace: {" + replace + "}}}\n");
        return Templates.of(List.of(folder))
                .question("arista_eos", "show version", JSON)
                .orElseThrow()
                .parser()
                .parse("{\"v\": \"" + value + "\"}")
                .rows()
                .getFirst()
                .cells()
                .getFirst()
                .text();
    }

    @Test
    void only_a_template_that_is_named_as_one_has_a_file_for_json() throws Exception {
        Files.writeString(
                folder.resolve("index"), "Template, Platform, Command\nv.template, arista_eos, show version\n");
        Files.writeString(folder.resolve("v.template"), "Value V (.+)\n\nStart\n  ^${V} -> Record\n");
        Question question = Templates.of(List.of(folder))
                .question("arista_eos", "show version", JSON)
                .orElseThrow();
        assertThat(question.command()).isEqualTo("show version");
        assertThat(question.parser().columns()).extracting(Column::name).containsExactly("V");
    }
}
