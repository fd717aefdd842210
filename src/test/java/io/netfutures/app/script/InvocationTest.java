package io.netfutures.app.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line means. */
class InvocationTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static String read(String line) {
        return Invocation.parse(line)
                .map(statement -> statement.target().map(name -> name + " = ").orElse("")
                        + statement.words().stream()
                                .map(word -> "<" + word + ">")
                                .collect(Collectors.joining()))
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "submit sh clock                      ! <submit><sh><clock>",
                "submit \"sh clock\" 'sh version'     ! <submit><sh clock><sh version>",
                "echo \"a \\\"b\\\" \\\\ \\n\"        ! <echo><a \"b\" \\ \\n>",
                "echo 'a \\ \"b\"' c\\ d \\# ''       ! <echo><a \\ \"b\"><c d><#><>",
                "echo a'b c'd                         ! <echo><ab cd>",
                "submit sh run | include host         ! <submit><sh><run><|><include><host>",
                "submit sh run | i a#b # and why      ! <submit><sh><run><|><i><a#b>",
                "# only a comment                     ! nothing",
                "~ \t ~                               ! nothing",
                "f1 = submit r1 sh clock              ! f1 = <submit><r1><sh><clock>",
                "f1=submit r1 sh clock                ! f1 = <submit><r1><sh><clock>",
                "submit sh ip route = x               ! <submit><sh><ip><route><=><x>",
                "submit --delay r1=5s sh clock        ! <submit><--delay><r1=5s><sh><clock>",
                "submit sh run | include (foo)        ! <submit><sh><run><|><include><(foo)>",
                "für = submit x                       ! error",
                "f1 =                                 ! error",
                "1f = submit x                        ! error",
                "echo 'open                           ! error",
                "echo end\\                           ! error",
            })
    void a_line_is_words_with_a_name_before_them_or_not(String line, String meaning) {
        if (meaning.equals("error")) {
            assertThatThrownBy(() -> read(line)).isInstanceOf(ScriptException.class);
        } else {
            assertThat(read(line)).isEqualTo(meaning);
        }
    }

    @Test
    void a_local_command_is_left_as_it_is() {
        assertThat(Invocation.parse(" !grep 'a' \"b\" # c").orElseThrow().words())
                .containsExactly("!", "grep 'a' \"b\" # c");
        assertThatThrownBy(() -> read("!")).hasMessageContaining("missing after !");
    }

    @Test
    void a_control_character_is_named_with_its_column() {
        assertThatThrownBy(() -> read("echo \u001b[31m"))
                .hasMessage("there is a control character, \\u{1b}, in column 6");
    }

    @Test
    void a_line_of_a_megabyte_is_refused() {
        assertThatThrownBy(() -> read("echo " + "x".repeat(1 << 20))).hasMessageContaining("65536 are the most");
    }

    @Test
    void whatever_is_typed_is_a_statement_or_one_clear_error() {
        Random random = new Random(3);
        String alphabet = "ab1 =\"'\\#!()[],.|:\tfor in print submit";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Throwable thrown = catchThrowable(() -> Invocation.parse(line.toString()));
            assertThat(thrown == null || thrown instanceof ScriptException)
                    .as(line + " gives " + thrown)
                    .isTrue();
        }
    }

    @Test
    void hostile_lines_of_the_longest_length_are_read_at_once() {
        for (String piece : List.of("(", "a=", "print(", "'", "\\", "a.", "[", " =", "for a in b(")) {
            String line = piece.repeat((1 << 16) / piece.length() - 1);
            long start = CPU.getCurrentThreadCpuTime();
            Throwable ignored = catchThrowable(() -> Invocation.parse(line));
            assertThat(ignored == null || ignored instanceof ScriptException)
                    .as("%s", ignored)
                    .isTrue();
            assertThat(CPU.getCurrentThreadCpuTime() - start).as(piece).isLessThan(2_000_000_000L);
        }
    }
}
