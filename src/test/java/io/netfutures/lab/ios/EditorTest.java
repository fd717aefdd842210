package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.box.Output;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class EditorTest {
    /** Keys that all end in the same command. */
    static String[] ways() {
        return new String[] {
            "sh clockk\b",
            "sh clockk\177",
            "garbage\025sh clock",
            "garbage\030sh clock",
            "sh garbage\027clock",
            "clock\001sh ",
            "h clock\001s",
            "sh lock\002\002\002\002c",
            "sh clock\001\006\006\033[D\033[C",
            "hs clock\001\006\006\024",
            "sh clockX\002\004",
            "sh clock xyz\033b\013\177",
            "sh clock\020",
            "sh clo\t",
            "xsh clock\033[H\004",
            "sh clock\001\025\031",
            "sh \033OD\033OCclock",
            "sh clock foo\002\002\002\033d\177",
        };
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keys_edit_the_line(String keys) {
        Typist typist = Typist.atR1();
        typist.type(keys + "\r");
        assertThat(typist.steps).containsExactly(new Output.Answer("sh clock", true));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void the_screen_shows_what_is_in_the_line(String keys) {
        Typist typist = Typist.atR1();
        Screenful screen = new Screenful();
        screen.print("R1>" + typist.type(keys));
        assertThat(screen.lastLine()).startsWith("R1>sh clock");
    }

    @Test
    void backspace_wipes_one_character_and_rings_at_the_start() {
        assertThat(Typist.atR1().type("a\b")).isEqualTo("a\b \b");
        assertThat(Typist.atR1().type("\b")).isEqualTo("\007");
    }

    @Test
    void history_comes_back_by_arrow() {
        Typist typist = Typist.atR1();
        typist.type("sh priv\rsh clock\r");
        assertThat(typist.type("\033[A\033[A\033[B\r")).endsWith("\r\n*17:33:11.429 UTC Thu Jul 4 2019\r\nR1>");
        assertThat(typist.answer("show history")).containsExactly("  sh priv", "  sh clock", "  show history");
    }

    @Test
    void control_c_drops_the_line_and_leaves_configuration() {
        assertThat(Typist.atR1().type("abc\003")).isEqualTo("abc\r\nR1>");
        assertThat(Typist.configuring().type("hostname X\003")).isEqualTo("hostname X^C\r\nR1#");
    }

    @Test
    void control_z_runs_the_line_and_leaves_configuration() {
        assertThat(Typist.configuring().type("hostname X\032")).isEqualTo("hostname X^Z\r\nX#");
        assertThat(Typist.configuring().type("\032")).isEqualTo("^Z\r\nR1#");
        assertThat(Typist.privileged().type("\032")).isEqualTo("\r\nR1#");
    }

    @Test
    void control_r_prints_the_line_again() {
        assertThat(Typist.atR1().type("sh cl\022")).isEqualTo("sh cl\r\nR1>sh cl");
    }

    @Test
    void tab_completes_a_word_that_is_unique() {
        assertThat(Typist.atR1().type("sh clo\t")).isEqualTo("sh clo\r\nR1>sh clock ");
        assertThat(Typist.atR1().type("sh i\t")).isEqualTo("sh i\r\nR1>sh i\007");
    }

    @Test
    void a_question_mark_lists_what_can_follow() {
        assertThat(Typist.atR1().type("sh clo?")).isEqualTo("sh clo?\r\nclock\r\n\r\nR1>sh clo");
        assertThat(Typist.privileged().type("show i?")).isEqualTo("show i?\r\ninterfaces  ip\r\n\r\nR1#show i");
        assertThat(Typist.privileged().type("write ?")).isEqualTo("""
                        write ?
                          erase     Erase a filesystem
                          memory    Write to NV memory
                          terminal  Set terminal line parameters
                          <cr>

                        R1#write\s""".replace("\n", "\r\n"));
        assertThat(Typist.atR1().type("foo ?")).isEqualTo("foo ?\r\n% Unrecognized command\r\nR1>foo ");
        assertThat(Typist.configuring().type("banner motd #What\026?#\rend\rsh run | i What\r"))
                .contains("What?");
    }

    @Test
    void a_line_wider_than_the_terminal_scrolls() {
        Typist typist = Typist.privileged();
        String command = "show running-config | include " + "x".repeat(100);
        Screenful screen = new Screenful();
        screen.print("R1#" + typist.type(command));
        assertThat(screen.lastLine()).startsWith("R1#$").hasSizeLessThan(80).endsWith("xxx");
        typist.type("\025terminal width 511\r");
        assertThat(typist.type(command)).isEqualTo(command);
    }
}
