package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text keeps a parse from its end: it gives rows, or one kind of failure that says where. */
@NullMarked
class HostileTextTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '"',
            value = {
                "(a+)+b % a ",
                "(a*)*b % a ",
                "(.*a){25}b % a ",
                "(a+a+)+b % a ",
                "(\\S+\\s*)+: % ab ",
                "(?=(a+)+b)a % a ",
                "(?i:(A+)+)b % a ",
                "(\\W*\\w*)*# % a ",
                "(a{1,20}){1,20}b % a ",
                "(.+)+\\1b % a ",
                "(?:(?:a*)*)*b % a ",
                "(a+)*?b % a ",
                "(([a-z])+.)+[A-Z]([a-z])+$$ % a ",
                "(.*)*x % a ",
                "(.*,){12}P % 1, ",
                "((a|b)*)*c % ab ",
            })
    void a_rule_that_tries_without_end_is_named_with_its_line(String rule, String piece) throws Exception {
        Template template = Template.of("slow.textfsm", "Value V (x)\n\nStart\n  ^never\n  ^" + rule + " -> Record\n");
        String text = "first\n" + piece.replace('_', ' ').repeat(12_000) + "!";

        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> template.parse(text))
                        .isInstanceOf(ParseFailure.class)
                        .hasMessageStartingWith("slow.textfsm:5: line 2 of the text cannot be matched: ")
                        .message()
                        .hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '"',
            value = {
                "(a|a)*b % a ",
                "(a|aa)+b % a ",
                "(?:\\S+\\s+)*?(?:\\S+\\s*)*; % a_ ",
                "(\\w+\\d?)+$$ % a_a ",
                "(x?){30}x{30}y % x ",
                "(?!(a+)+b)b % a ",
                "\\s*(\\s*\\S*)*\\s*x{3} % a_ ",
                "(?:a|b|ab)*c % ab ",
                "([a-zA-Z]+)*!! % a ",
                "(\\d+\\.?)+$$ % 1. ",
                "^(\\s|\\s\\s)+! % __ ",
                "(a?){25}a{25}b % a ",
                "(?:\\S*\\s*)*: % ab_ ",
                "(?:.|a)*b % a ",
            })
    void a_rule_with_which_python_would_hang_is_found_not_to_match(String rule, String piece) throws Exception {
        Template template = Template.of("t", "Value V (x)\n\nStart\n  ^" + rule + " -> Record\n");

        assertTimeoutPreemptively(
                SOON,
                () -> assertThat(template.parse(piece.replace('_', ' ').repeat(3_000) + "?")
                                .rows())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:|){40}b",
                "(?:a?|b?){30}c",
                "(?:(?:|)(?:|)){20}b",
                "(?:a*|b*){30}c",
                "x(?:|){40}y",
                "(?:(?:x?|y?){20}){20}z"
            })
    void a_rule_that_can_try_without_reading_ends_too(String rule) throws Exception {
        Template template = Template.of("t", "Value V (x)\n\nStart\n  ^" + rule + "\n");

        for (String line : List.of("\n", "x", "xxx", "abab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "é")) {
            assertTimeoutPreemptively(SOON, () -> {
                try {
                    assertThat(template.parse(line).rows()).isEmpty();
                } catch (ParseFailure failure) {
                    assertThat(failure).hasMessageStartingWith("t:4: line 1 of the text cannot be matched: ");
                }
            });
        }
    }

    @Test
    void a_line_with_which_python_takes_a_tenth_of_a_second_is_not_given_up() throws Exception {
        Template template = Template.of("t", """
                Value INTERFACE (.+?)
                Value MAC_ADDRESS (.+?)
                Value METHOD (.+?)
                Value DOMAIN (.+?)
                Value STATUS (.+?)
                Value SESSION (\\w+?)

                Start
                  ^${INTERFACE}\\s+${MAC_ADDRESS}\\s+${METHOD}\\s+${DOMAIN}\\s+${STATUS}\\s+${SESSION}$$ -> Record
                  ^.* -> Next
                """);
        String row = "Gi1/0/20     848a.12cd.36aa mab     VOICE   Auth      0A0A1DFE00001225F90101FF";

        assertThat(template.parse(row + " \n" + row + "\n").rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Value V (x)%Start%  ^.*.*.*x%", "Value List V ((?P<a>.*.*.*)x|.*)%Start%  ^${V}%"})
    void lines_that_each_end_in_time_do_not_take_long_together(String written) throws Exception {
        Template template =
                Template.of("slow.textfsm", written.replace("%Start", "%%Start").replace('%', '\n'));
        String text = ("a".repeat(250) + "\n").repeat(20_000);

        assertTimeoutPreemptively(
                Duration.ofMinutes(4),
                () -> assertThatThrownBy(() -> template.parse(text))
                        .isInstanceOf(ParseFailure.class)
                        .hasMessageMatching("slow.textfsm:4: line \\d+ of the text cannot be matched any more: "
                                + "all lines together took too many attempts: 'a+\\.\\.\\.'"));
    }

    @Test
    void many_parts_that_may_be_absent_are_no_harm() throws Exception {
        Template template =
                Template.of("t", "Value A (\\w+)\n\nStart\n  ^" + "(?:\\d*\\s*)?".repeat(30) + "${A}$$ -> Record\n");

        assertThat(template.parse("1 22 333 abc\nabc\n").rows()).hasSize(2);
    }

    @Test
    void a_group_may_repeat_as_often_as_in_python() throws Exception {
        Template template = Template.of("t", "Value A (\\w+)\n\nStart\n  ^${A}(?:\\s+(?:w|x)\\d+)+$$ -> Record\n");

        assertThat(template.parse("a" + " w1 x22".repeat(20_000)).rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,10000000",
                "é,10000000",
                "a ,10000000",
                "ab,1000000",
                "' ',1000000",
                "'\t',1000000",
                "\u0000,1000000",
                "- ,1000000",
                "1.,1000000",
                "ab:cd ,1000000",
                "𝒳,1000000"
            })
    void a_line_of_ten_million_characters_ends(String piece, int length) throws Exception {
        Template template = Template.of("t.textfsm", """
                Value Required A (\\S+)
                Value List B (\\d+)
                Value C (.*)

                Start
                  ^\\s*${A}\\s+is\\s+${B} -> Record
                  ^(?:[^:]+:)*\\s*${C}$$ -> Continue
                  ^(?:\\w+|\\s)*!$$
                  ^.*?${B} -> Record
                """);
        String line = piece.repeat(length / piece.length());

        assertTimeoutPreemptively(SOON, () -> {
            try {
                template.parse(new StringReader(line + "\n" + line), row -> {});
            } catch (ParseFailure failure) {
                assertThat(failure).hasMessageStartingWith("t.textfsm:").hasMessageContaining(" of the text ");
            }
        });
    }

    @Test
    void bytes_that_are_no_text_are_text_all_the_same() throws Exception {
        Template template = Template.of("t", "Value A (\\S+)\n\nStart\n  ^${A} -> Record\n");
        byte[] half = {
            'a',
            (byte) 0xc3,
            '\n',
            0,
            'b',
            '\n',
            (byte) 0xff,
            '\n',
            (byte) 0xf0,
            (byte) 0x9f,
            '\r',
            '\n',
            0x1b,
            '[',
            '2',
            'J'
        };

        Table table = template.parse(new String(half, StandardCharsets.UTF_8));

        assertThat(table.rows()).hasSize(5);
        assertThat(table.rows().get(1).cells().getFirst().text()).isEqualTo("\u0000b");
    }

    @Test
    void what_a_message_quotes_of_a_text_cannot_act_on_a_terminal() throws Exception {
        Template template = Template.of("t", "Value A (a)\n\nStart\n  ^. -> Error\n");

        assertThatThrownBy(() -> template.parse("\u001b[2J\u009b1m\u202ebell\u0007" + "x".repeat(500)))
                .isInstanceOf(ParseFailure.class)
                .message()
                .matches("[\\x20-\\x7e]+")
                .hasSizeLessThan(300);
    }

    @Test
    void five_thousand_random_texts_give_rows_or_a_failure_with_any_template() throws Exception {
        List<Template> templates = templates();
        RandomText random = new RandomText(5);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 5_000; i++) {
                try {
                    templates.get(i % templates.size()).parse(text(random));
                } catch (ParseFailure failure) {
                    assertThat(failure).hasMessageContaining(": line ");
                }
            }
        });
    }

    private static String text(RandomText random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.roll(20); i > 0; i--) {
            switch (random.roll(5)) {
                case 0 -> text.append(random.line());
                case 1 -> text.append(random.line().repeat(random.roll(60) + 1));
                case 2 -> text.append("Interface ").append(random.line()).append(" is up, line protocol is down");
                case 3 -> text.appendCodePoint(random.roll(0x110000)).append((char) random.roll(0x10000));
                default ->
                    text.append(random.one(List.of("a", " ", "-", "1", "x.", "\t")))
                            .repeat(" a", random.roll(300));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<Template> templates() throws Exception {
        Path folder = NtcCorpusTest.CORPUS.resolve("templates");
        List<Template> templates = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".textfsm"))
                        .sorted()
                        .toList()) {
                    templates.add(Template.load(file));
                }
            }
        } else {
            templates.add(Template.of(
                    "t", "Value A (\\S+)\nValue List B (.+)\n\nStart\n  ^${A}\\s+(?:is )?${B} -> Record\n"));
        }
        return templates;
    }
}
