package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Ecma48Test {
    private static final String ESC = "\u001b";

    @Test
    void text_controls_escapes_and_sequences_are_told_apart() {
        assertThat(actions("ab\r\n" + ESC + "E" + ESC + "[2;31Hc\t")).isEqualTo("ab <d> <a> {E} [H 2 31] c <9>");
    }

    @Test
    void absent_parameters_are_zero_and_huge_ones_are_bounded() {
        assertThat(actions(ESC + "[K" + ESC + "[;5H" + ESC + "[99999999999999999999A" + ESC + "[1;2;3;4;5r"))
                .isEqualTo("[K 0 0] [H 0 5] [A 9999 0] [r 1 2]");
    }

    @Test
    void private_sequences_and_those_with_intermediate_characters_do_nothing() {
        assertThat(actions(ESC + "[?2K" + ESC + "[>c" + ESC + "[1 q" + ESC + "[!p" + ESC + "[1?K" + ESC + "[1 1Kx"))
                .isEqualTo("x");
        assertThat(actions(ESC + "(B" + ESC + "%G" + ESC + " Fx")).isEqualTo("x");
    }

    @Test
    void control_characters_of_eight_bits_are_the_same_as_escape_and_a_letter() {
        assertThat(actions("\u0085\u009b5A\u009d0;title\u009cx\u0090data\u009cy"))
                .isEqualTo("{E} [A 5 0] x y");
    }

    @Test
    void strings_end_with_a_bell_or_a_string_terminator() {
        for (String start : new String[] {"]0;", "P1$q", "X", "^", "_"}) {
            assertThat(actions("a" + ESC + start + "hidden" + ESC + "\\b")).isEqualTo("a {\\} b");
            assertThat(actions("a" + ESC + start + "hidden\u0007b")).isEqualTo("a b");
            assertThat(actions("a" + ESC + start + "hidden\u009cb")).isEqualTo("a b");
        }
    }

    @Test
    void an_escape_inside_a_string_or_a_sequence_starts_a_new_one() {
        assertThat(actions(ESC + "]0;hidden" + ESC + "[2Kx" + ESC + "[1;" + ESC + "[3Ay" + ESC + ESC + "Ez"))
                .isEqualTo("[K 2 0] x [A 3 0] y {E} z");
    }

    @Test
    void cancel_and_substitute_end_everything() {
        assertThat(actions(ESC + "[1;\u0018Ax" + ESC + "]0;hidden\u001ay" + ESC + "\u0018Mz"))
                .isEqualTo("Ax y Mz");
    }

    @Test
    void control_characters_inside_a_sequence_are_executed() {
        assertThat(actions(ESC + "[2\rK" + ESC + "\n[\u007f3A")).isEqualTo("<d> [K 2 0] <a> [A 3 0]");
    }

    @Test
    void a_string_that_holds_a_new_line_was_text() {
        assertThat(actions(ESC + "]payload line\r\nnext")).isEqualTo("payload line <d> <a> next");
        assertThat(actions(ESC + "P\nnext")).isEqualTo("<a> next");
    }

    @Test
    void a_string_that_never_ends_was_text() {
        assertThat(actions(ESC + "_" + "x".repeat(5000))).isEqualTo("x".repeat(4095) + " " + "x".repeat(905));
    }

    @Test
    void a_sequence_that_never_ends_swallows_little() {
        assertThat(actions(ESC + "[" + "1;".repeat(200))).hasSize(400 - 257);
        assertThat(actions(ESC + " ".repeat(1000))).hasSize(1000 - 257);
    }

    @Test
    void a_character_beyond_ascii_ends_a_sequence_and_stays() {
        assertThat(actions(ESC + "[2\u4e2dx" + ESC + "\u00e9y" + ESC + "(\u20acz"))
                .isEqualTo("\u4e2dx \u00e9y \u20acz");
    }

    private static String actions(String text) {
        StringBuilder said = new StringBuilder();
        Ecma48 parser = new Ecma48(new Ecma48.Actions() {
            @Override
            public void print(char[] chars, int from, int to) {
                said.append(' ').append(chars, from, to - from);
            }

            @Override
            public void execute(char control) {
                said.append(" <").append(Integer.toHexString(control)).append('>');
            }

            @Override
            public void escape(char letter) {
                said.append(" {").append(letter).append('}');
            }

            @Override
            public void sequence(char letter, int first, int second) {
                said.append(" [")
                        .append(letter)
                        .append(' ')
                        .append(first)
                        .append(' ')
                        .append(second)
                        .append(']');
            }
        });
        parser.receive(text.toCharArray(), text.length());
        return said.substring(Math.min(1, said.length()));
    }
}
