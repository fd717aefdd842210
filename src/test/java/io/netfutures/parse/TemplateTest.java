package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates: what they make of texts, and what is said of those that are none. */
@NullMarked
class TemplateTest {
    private static final String INTERFACES = """
            # which addresses are up
            Value Filldown,Required DEVICE (\\S+)
            Value Required,Key INTF (\\S+)
            Value List ADDRESS (\\S+)
            Value STATE (up|down)

            Start
              ^device ${DEVICE}
              ^interface -> Continue.Record
              ^interface ${INTF} is ${STATE}
              ^  address ${ADDRESS}$$
              ^done -> End
            """;

    @Test
    void values_become_columns_and_records_become_rows() throws Exception {
        Template template = Template.of("t", INTERFACES);

        Table table = template.parse("""
                device R1
                interface Gi1 is up
                  address 10.0.0.1
                  address 10.0.0.2
                interface Gi2 is down
                interface
                """);

        assertThat(table.columns())
                .containsExactly(
                        new Column("DEVICE", false, false),
                        new Column("INTF", true, false),
                        new Column("ADDRESS", false, true),
                        new Column("STATE", false, false));
        assertThat(table.rows())
                .extracting(row -> row.cells().stream().map(Cell::text).toList())
                .containsExactly(List.of("R1", "Gi1", "10.0.0.1, 10.0.0.2", "up"), List.of("R1", "Gi2", "", "down"));
        assertThat(table.rows().getFirst().cell("intf")).contains(new Cell.Text("Gi1"));
    }

    @Test
    void a_row_is_handed_on_before_the_text_has_ended() throws Exception {
        Template template = Template.of("t", "Value A (.*)\n\nStart\n  ^${A} -> Record\n");
        List<String> seen = new ArrayList<>();
        StringReader text = new StringReader("one\ntwo\n") {
            @Override
            public int read(char[] into, int offset, int length) throws java.io.IOException {
                return super.read(into, offset, Math.min(length, 5));
            }
        };

        template.parse(text, row -> seen.add(row.cells().getFirst().text()));

        assertThat(seen).containsExactly("one", "two");
    }

    @Test
    void a_fillup_is_waited_for_and_no_longer() throws Exception {
        Template template = Template.of("t", """
                Value NAME (\\w+)
                Value Fillup GROUP (\\d+)

                Start
                  ^${NAME}$$ -> Record
                  ^group ${GROUP} -> Clear
                EOF
                """.replace("EOF\n", "\nEOF\n"));
        List<String> told = new ArrayList<>();

        template.parse(
                new StringReader("a\nb\ngroup 1\nc\nd\n"),
                row -> told.add(row.cells().get(0).text() + row.cells().get(1).text()));

        assertThat(told).containsExactly("a1", "b1", "c", "d");
    }

    @Test
    void an_error_names_the_line_of_the_template_and_that_of_the_text() throws Exception {
        Template template = Template.of("ping.textfsm", "Value A (x)\n\nStart\n  ^ok\n  ^% -> Error \"not a ping\"\n");

        assertThatThrownBy(() -> template.parse("ok\n% no"))
                .isInstanceOf(ParseFailure.class)
                .hasMessage("ping.textfsm:5: line 2 of the text is an error to this template: \"not a ping\": '% no'");
    }

    @Test
    void one_template_serves_many_threads() throws Exception {
        Template template = Template.of("t", INTERFACES);
        Table expected = template.parse("device R1\ninterface Gi1 is up\n");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Table>> tables = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                tables.add(threads.submit(() -> template.parse("device R1\ninterface Gi1 is up\n")));
            }
            for (Future<Table> table : tables) {
                assertThat(table.get()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "Start/ ^a                        ~ 1 ~ a template begins with its Value lines, or with an empty line for none",
                "Value A (a)/Start                ~ 2 ~ expected another Value line, or an empty line before the first state",
                "Value A                          ~ 1 ~ expected: Value [Option,...] NAME (regex)",
                "Value Foo A (a)                  ~ 1 ~ there is no option 'Foo'; the options are Required, Filldown, Fillup, Key, List",
                "Value List,List A (a)            ~ 1 ~ the option 'List' is there twice",
                "Value A (a)/Value A (b)          ~ 2 ~ there is a Value 'A' already",
                "Value List A a                   ~ 1 ~ the regular expression 'a' of 'A' must begin with '(' and end with ')'",
                "Value List A (a**)               ~ 1 ~ the regular expression '(a**)' is not valid at character 4: multiple repeat",
                "Value A (a)                      ~ 1 ~ there is no state 'Start'",
                "Value A \\d+                     ~ 1 ~ expected: Value [Option,...] NAME (regex), with the parentheses",
                "Value A (a)//start/ ^a           ~ 4 ~ there is no state 'Start'; there is 'start'",
                "Value A (a)//Start/ ^a -> record ~ 4 ~ there is no state 'record'; there is 'Record'",
                "Value A (a)//Start/^a            ~ 4 ~ expected a rule: one or two blanks or a tab, and '^'",
                "Value A (a)//Start/ ^${B}        ~ 4 ~ in '^${B}' there is no Value 'B'; there are: A",
                "Value A (a)//Start/ ^a$          ~ 4 ~ in '^a$' '$' is followed by neither a name nor another '$'; write $$ for the end of the line",
                "Value A (a)//Start/ ^a -> Foo    ~ 4 ~ there is no state 'Foo'",
                "Value A (a)//Start/ ^a -> Continue Foo ~ 4 ~ Continue stays in its state, and cannot go to 'Foo'",
                "Value A (a)//Start//Start        ~ 5 ~ there is a state 'Start' already",
                "Value A (a)//Start//Next         ~ 5 ~ 'Next' cannot be a state: expected a name of letters, digits and '_', at most 48, and no action's name",
                "Value A (a)//Start//End/ ^a      ~ 6 ~ the state 'End' must have no rules",
                "Value A (a)//Start/ ^(?(1)a|b)   ~ 4 ~ the regular expression '^(?(1)a|b)' is not valid at character 2: conditional groups (?(...)...) are not supported here",
            })
    void what_is_no_template_is_told_with_its_line(String lines, int line, String message) {
        assertThatThrownBy(() -> Template.of("t.textfsm", lines.replace('/', '\n')))
                .isInstanceOf(TemplateMistake.class)
                .hasMessage("t.textfsm:" + line + ": " + message);
    }
}
