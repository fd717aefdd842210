package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    static Stream<Arguments> attacks_on_a_terminal() {
        return Stream.of(
                arguments("\u001b[2J", "\\u{1b}[2J"),
                arguments("\u001b]0;title\u0007", "\\u{1b}]0;title\\u{7}"),
                arguments("\u001bP+q\u001b\\", "\\u{1b}P+q\\u{1b}\\"),
                arguments("\u009b31m", "\\u{9b}31m"),
                arguments("\u009d52;c;\u009c", "\\u{9d}52;c;\\u{9c}"),
                arguments("\u0085\u0084", "\\u{85}\\u{84}"),
                arguments("pass\rfail", "pass\\u{d}fail"),
                arguments("rm\b\bls", "rm\\u{8}\\u{8}ls"),
                arguments("\u0000\u0005\u000b\f\u000e\u007f", "\\u{0}\\u{5}\\u{b}\\u{c}\\u{e}\\u{7f}"),
                arguments("a\u202eb\u2066c\u200f\u061c", "a\\u{202e}b\\u{2066}c\\u{200f}\\u{61c}"),
                arguments("a\u200bb\u200d\ufeff\u00ad", "a\\u{200b}b\\u{200d}\\u{feff}\\u{ad}"),
                arguments("a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"),
                arguments("\udb40\udc41\ud83d", "\\u{e0041}\\u{d83d}"),
                arguments("\ue000\uffff", "\\u{e000}\\u{ffff}"),
                arguments("a\u034f\u115f\u3164\uffa0b", "a\\u{34f}\\u{115f}\\u{3164}\\u{ffa0}b"));
    }

    @ParameterizedTest
    @MethodSource("attacks_on_a_terminal")
    void what_a_terminal_would_obey_or_hide_is_shown_by_its_number(String text, String shown) {
        assertThat(Printable.text(text)).isEqualTo(shown);
        assertThat(Printable.line(text)).isEqualTo(shown);
    }

    @Test
    void newlines_tabs_and_the_letters_of_all_languages_are_kept() {
        String text = "one\n\ttwo  \n\u00fc\u20ac\u4e2d\u0634\u05d0 \ud83d\ude00\ufffd";
        assertThat(Printable.text(text)).isEqualTo(text);
    }

    @Test
    void a_line_has_bars_for_newlines_and_no_carriage_returns_at_line_ends() {
        assertThat(Printable.line("\r\n one\r\r\n\r\n two \n\rthree\r\n")).isEqualTo("one |  two  | three");
        assertThat(Printable.line("10%\r20%")).isEqualTo("10%\\u{d}20%");
        assertThat(Printable.line(" \r\n")).isEmpty();
    }

    @Test
    void whatever_comes_in_nothing_comes_out_that_a_terminal_obeys() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 20; j++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0xA0) : random.nextInt(0x10000)));
            }
            assertThat(Printable.text(text).chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)))
                    .isTrue();
            assertThat(Printable.line(text)).doesNotContain("\n", "\r");
        }
    }
}
