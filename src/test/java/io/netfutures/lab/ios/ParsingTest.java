package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ParsingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh clo",
                "show clock",
                "SHOW CLOCK",
                "  sh   clock",
                "sh ip int br",
                "sh int desc",
                "sh int description",
                "sh run",
                "sh ver",
                "wr mem",
                "sh ip interface brief",
                "sh ip ro",
                "sh arp"
            })
    void an_abbreviation_that_is_unique_is_the_command(String line) {
        assertThat(Typist.privileged().answer(line))
                .isNotEmpty()
                .noneMatch(text -> text.startsWith("% ") || text.endsWith("^"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int lo100",
                "int loopback 100",
                "int e0/0",
                "int Ethernet 0/0",
                "interface ethernet0/1",
                "int lo 7"
            })
    void an_interface_may_be_joined_apart_and_abbreviated(String line) {
        assertThat(Typist.configuring().type(line + "\r")).endsWith("R1(config-if)#");
    }

    @ParameterizedTest
    @CsvSource({
        "R1, sh clck, 8",
        "RW-ACC-SW, show run | hostname, 21",
        "R1, sh ip int brif, 16",
        "R1, show clock now, 14",
        "R1, terminal length 513, 19",
        "R1, show | , -1",
    })
    void the_caret_stands_under_the_first_character_that_fits_nothing(String name, String line, int column) {
        Typist typist = Typist.configuring();
        typist.type("hostname " + name + "\rend\r");
        List<String> answer = typist.answer(line);
        if (column < 0) {
            assertThat(answer).containsExactly("% Incomplete command.", "");
        } else {
            assertThat(answer).containsExactly(" ".repeat(column) + "^", "% Invalid input detected at '^' marker.", "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "logging 0255.255.1, 19",
        "do sh int br, 22",
        "foo, 11",
        "int e9/9, 15",
        "hostnam, -1",
        "username, -1",
        "logging, -1",
        "no, -1",
        "do, -1",
        "router ospf, -1",
    })
    void in_configuration_it_counts_from_the_prompt_too(String line, int column) {
        List<String> answer = Typist.configuring().answer(line);
        if (column < 0) {
            assertThat(answer).containsExactly("% Incomplete command.", "");
        } else {
            assertThat(answer).containsExactly(" ".repeat(column) + "^", "% Invalid input detected at '^' marker.", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a foo", "ip a", "ser"})
    void a_prefix_of_several_words_is_ambiguous_and_the_whole_line_is_quoted(String line) {
        List<String> answer = Typist.configuring().answer(line);
        if (line.equals("ser")) {
            assertThat(answer).containsExactly("% Incomplete command.", "");
        } else if (line.equals("ip a")) {
            assertThat(answer).containsExactly("% Incomplete command.", "");
        } else {
            assertThat(answer).containsExactly("% Ambiguous command:  \"" + line + "\"");
        }
    }

    @Test
    void an_unknown_word_is_taken_for_a_host() {
        Typist typist = Typist.privileged();
        assertThat(typist.answer("foo"))
                .containsExactly("% Unknown command or computer name, or unable to find computer address", "");
        assertThat(typist.answer("end")).first().asString().startsWith("% Unknown command");
        typist.type("conf t\rip domain lookup\rend\r");
        assertThat(typist.type("foo\r"))
                .contains("Translating \"foo\"...domain server (255.255.255.255)\r\n"
                        + "% Bad IP address or host name% Unknown command or computer name, or unable to find computer"
                        + " address\r\n");
    }

    @Test
    void what_needs_privilege_does_not_exist_in_user_mode() {
        assertThat(Typist.atR1().answer("sh run"))
                .containsExactly("      ^", "% Invalid input detected at '^' marker.", "");
        assertThat(Typist.atR1().answer("configure terminal"))
                .containsExactly("   ^", "% Invalid input detected at '^' marker.", "");
    }

    @Test
    void a_comment_does_nothing() {
        assertThat(Typist.privileged().type("! show clock\r")).isEqualTo("! show clock\r\nR1#");
    }

    @Test
    void every_keyword_has_a_text_for_the_question_mark() {
        for (Mode mode : Mode.values()) {
            for (Grammar.Choice choice : IosCommands.grammar(mode).everyWord()) {
                assertThat(choice.help()).as("%s in %s", choice.name(), mode).isNotEmpty();
            }
        }
    }
}
