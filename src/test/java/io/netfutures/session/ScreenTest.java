package io.netfutures.session;

import static io.netfutures.session.Streams.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScreenTest {
    private static final String CSI = ESC + "[";

    static List<Streams> devices() {
        return Streams.ofDevices();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void of_what_devices_send_the_text_is_left(Streams stream) {
        assertThat(shown(stream.sent())).isEqualTo(stream.seen());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void after_what_devices_send_the_cursor_stands_behind_the_prompt(Streams stream) {
        Screen screen = screen(stream.sent());
        String seen = stream.seen();
        assertThat(screen.lastLine()).isEqualTo(seen.substring(seen.lastIndexOf('\n') + 1));
        assertThat(screen.cursorAtEnd()).isTrue();
    }

    @Test
    void carriage_return_and_backspace_let_the_line_be_typed_over() {
        assertThat(shown("\nabc\rX")).isEqualTo("\nXbc");
        assertThat(shown("abc\b\bX")).isEqualTo("aXc");
        assertThat(shown("\b\bX")).isEqualTo("X");
    }

    @Test
    void before_the_first_line_feed_a_carriage_return_may_end_a_line() {
        assertThat(shown("abc\rX")).isEqualTo("abc\nX");
        assertThat(shown("abc  \rabX\rY")).isEqualTo("abc  \nabX\nY");
        assertThat(shown("ab\b\bxyz  \rxyW")).isEqualTo("xyz  \nxyW");
        assertThat(shown("abc\r\tX\r\rY")).isEqualTo("abc\n\tX\n\nY");
    }

    @Test
    void before_the_first_line_feed_a_line_can_be_painted_again() {
        assertThat(shown("R1# \rR1# show")).isEqualTo("R1# show");
        assertThat(shown("R1#    \rR1#x")).isEqualTo("R1#x");
        assertThat(shown("--More--\r        \rnext")).isEqualTo("next");
        assertThat(shown("old\r" + CSI + "Knew")).isEqualTo("new");
    }

    @Test
    void with_the_first_line_feed_carriage_returns_end_lines_no_more() {
        assertThat(shown("one\rtwo\r\n10%\r20%\r\n")).isEqualTo("one\ntwo\n20%\n");
    }

    @Test
    void blanks_at_the_end_of_a_line_stay_if_the_device_sent_them() {
        assertThat(shown("trailing   \r\n")).isEqualTo("trailing   \n");
        assertThat(shown("\n--More--\r        \rab  \r\n   \r\n")).isEqualTo("\nab  \n   \n");
    }

    @Test
    void vertical_tabs_form_feeds_and_next_line_end_a_line() {
        assertThat(shown("a\u000bb\fc" + ESC + "Ed\u0085e")).isEqualTo("a\nb\nc\nd\ne");
        assertThat(shown("ab" + ESC + "Dc\u0084d")).isEqualTo("ab\n  c\n   d");
    }

    @Test
    void a_tab_stays_a_tab_and_counts_as_columns_when_it_is_typed_over() {
        assertThat(shown("a\tb\tc")).isEqualTo("a\tb\tc");
        assertThat(shown("a\tb\bX")).isEqualTo("a       X");
        assertThat(shown("\na\tb\rX\tY")).isEqualTo("\nX       Y");
        assertThat(shown("a\tb" + CSI + "K\tc")).isEqualTo("a\tb\tc");
        assertThat(shown("a\tb" + CSI + "9Gc")).isEqualTo("a       c");
    }

    @Test
    void the_cursor_moves_by_columns() {
        assertThat(shown("abc" + CSI + "2DX")).isEqualTo("aXc");
        assertThat(shown("ab" + CSI + "2CX")).isEqualTo("ab  X");
        assertThat(shown("abc" + CSI + "2GX")).isEqualTo("aXc");
        assertThat(shown("abc" + CSI + "2`X")).isEqualTo("aXc");
        assertThat(shown("abc" + CSI + "1;2HX")).isEqualTo("aXc");
        assertThat(shown("abc" + CSI + "1;2fX")).isEqualTo("aXc");
        assertThat(shown("abc" + CSI + "HX")).isEqualTo("Xbc");
        assertThat(shown("\r" + CSI + "2Ix" + CSI + "2Zy")).isEqualTo("        y       x");
    }

    @Test
    void a_move_up_goes_to_the_lines_above() {
        assertThat(shown("one\r\ntwo\r\n> " + CSI + "2A\rONE")).isEqualTo("ONE\ntwo\n> ");
        assertThat(shown("one\r\ntwo\r\n> " + CSI + "F2" + CSI + "Ex")).isEqualTo("one\n2wo\nx");
        assertThat(shown("one\r\ntwo\r\n> " + ESC + "M\r" + CSI + "K\nx")).isEqualTo("one\n\nx");
        assertThat(shown("one\r\ntwo\r\n> " + CSI + "9A\r" + CSI + "Jx")).isEqualTo("x");
    }

    @Test
    void the_line_of_the_cursor_is_the_last_one_while_others_stand_below() {
        Screen screen = screen("one\r\nR1# \r\ntoolbar" + CSI + "A\r" + CSI + "4C");
        assertThat(screen.lastLine()).isEqualTo("R1# ");
        assertThat(screen.cursorAtEnd()).isTrue();
        assertThat(screen.since(0)).isEqualTo("one\ntoolbar\n");
        assertThat(screen.tail(100)).isEqualTo("one\nR1# \ntoolbar");
    }

    @Test
    void a_move_to_another_row_starts_a_line_and_loses_nothing() {
        assertThat(shown("one\r\ntwo" + CSI + "1;1Hthree")).isEqualTo("one\ntwo\nthree");
        assertThat(shown("one" + CSI + "5;3Htwo" + CSI + "5;6H!")).isEqualTo("one\n  two!");
        assertThat(shown("one" + CSI + "5dtwo")).isEqualTo("one\n   two");
        assertThat(shown("one" + CSI + "7;1H\r\ntwo")).isEqualTo("one\ntwo");
    }

    @Test
    void a_line_feed_in_the_last_row_stays_in_it() {
        assertThat(shown(CSI + "1;24r" + CSI + "24;1Hone\r\ntwo" + CSI + "24;4H!"))
                .isEqualTo("one\ntwo!");
    }

    @Test
    void a_cursor_that_is_saved_and_restored_goes_on_where_it_was() {
        assertThat(shown("R1> " + ESC + "7" + CSI + "9;9H" + ESC + "8x")).isEqualTo("R1> x");
        assertThat(shown("R1> " + CSI + "s" + CSI + "9;9H" + CSI + "ux")).isEqualTo("R1> x");
    }

    @Test
    void lines_above_that_were_forgotten_are_drawn_anew() {
        Screen screen = screen("banner\r\n--{ running }--\r\nA:srl# ");
        screen.forget();
        screen.receive(bytes(CSI + "A\r--{ candidate }--" + CSI + "K\r\nA:srl# "));
        assertThat(screen.tail(100)).isEqualTo("--{ candidate }--\nA:srl# ");
    }

    @Test
    void what_is_erased_is_gone() {
        assertThat(shown("abcdef" + CSI + "3D" + CSI + "K")).isEqualTo("abc");
        assertThat(shown("abcdef" + CSI + "4D" + CSI + "1K")).isEqualTo("   def");
        assertThat(shown("abcdef" + CSI + "2K\rX")).isEqualTo("X");
        assertThat(shown("abcdef" + CSI + "3D" + CSI + "0J")).isEqualTo("abc");
        assertThat(shown("one\r\nabc" + CSI + "2J\rX")).isEqualTo("one\nX");
        assertThat(shown("one\r\nabc" + CSI + "H" + CSI + "JX")).isEqualTo("one\nX");
        assertThat(shown("one\r\nabc" + CSI + "H" + CSI + "2JX")).isEqualTo("one\nX");
        assertThat(shown("one\r\ntwo" + CSI + "A" + CSI + "2J")).isEmpty();
        assertThat(shown("abcdef" + CSI + "5D" + CSI + "2X")).isEqualTo("a  def");
        assertThat(shown("abcdef" + CSI + "5D" + CSI + "2P")).isEqualTo("adef");
        assertThat(shown("abcdef" + CSI + "5D" + CSI + "2@")).isEqualTo("a  bcdef");
        assertThat(shown("one\r\ntwo\r\nx" + CSI + "2A" + CSI + "M")).isEqualTo("two\nx");
        assertThat(shown("one\r\ntwo" + CSI + "A\r" + CSI + "Lnew")).isEqualTo("new\none\ntwo");
    }

    @Test
    void erasing_a_row_that_is_not_here_erases_nothing() {
        assertThat(shown("one\r\ntwo" + CSI + "1;1H" + CSI + "K" + CSI + "2K" + CSI + "9P"))
                .isEqualTo("one\ntwo");
    }

    @Test
    void a_reset_keeps_the_text() {
        assertThat(shown("one" + ESC + "ctwo")).isEqualTo("one\ntwo");
    }

    @Test
    void colours_modes_and_queries_are_no_text() {
        assertThat(shown(CSI + "1;31mR1" + CSI + "0m#" + CSI + "38:2::1:2:3m" + CSI + "?25h" + CSI + "6n" + CSI + ">c"
                        + ESC + "Z" + ESC + "(B" + ESC + "#8" + ESC + "=" + CSI + "!p" + CSI + "4 q"))
                .isEqualTo("R1#");
        assertThat(shown("a\u0000b\u0007c\u007fd\u0005e\u000ef\u000f")).isEqualTo("abcdef");
    }

    @Test
    void half_of_a_character_that_is_typed_over_leaves_a_blank() {
        assertThat(shown("\ud83d\ude00\bX")).isEqualTo(" X");
        assertThat(shown("\n\ud83d\ude00z\rX")).isEqualTo("\nX z");
        assertThat(shown("\n\ud83d\ude00z\r" + CSI + "P")).isEqualTo("\n z");
    }

    @Test
    void bytes_that_are_not_utf_8_are_replaced_and_nothing_after_them_is_lost() {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        screen.receive(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3, 'c', (byte) 0x9B, 'd'});
        assertThat(screen.lastLine()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void a_latin_1_device_has_its_letters_and_control_characters_of_eight_bits() {
        Screen screen = new Screen(StandardCharsets.ISO_8859_1);
        screen.receive(
                new byte[] {(byte) 0x9B, '1', 'm', 'Z', (byte) 0xFC, 'r', 'i', 'c', 'h', (byte) 0x9B, '0', 'm', '#'});
        assertThat(screen.lastLine()).isEqualTo("Z\u00fcrich#");
    }

    @Test
    void a_mark_tells_new_lines_from_old_ones_and_forgetting_keeps_the_last_line() {
        Screen screen = screen("old\nR1#");
        int mark = screen.mark();
        screen.receive(bytes("show\nnew\nR1#"));
        assertThat(screen.since(mark)).isEqualTo("R1#show\nnew\n");
        screen.forget();
        assertThat(screen.tail(1000)).isEqualTo("R1#");
        assertThat(screen.mark()).isZero();
    }

    @Test
    void the_last_text_is_the_last_line_that_is_not_blank() {
        assertThat(screen("\r\n\r\n").lastText()).isEmpty();
        assertThat(screen("one\r\n two \r\n\r\n  ").lastText()).isEqualTo("two");
        assertThat(screen("one\r\n two \r\n\r\n x").lastText()).isEqualTo("x");
    }

    @Test
    void the_cursor_is_not_at_the_end_while_a_mark_is_being_erased() {
        Screen screen = screen("x\r\n<--- More --->");
        assertThat(screen.cursorAtEnd()).isTrue();
        screen.receive(bytes("\r    "));
        assertThat(screen.cursorAtEnd()).isFalse();
        screen.receive(bytes("          "));
        assertThat(screen.cursorAtEnd()).isTrue();
        assertThat(screen.lastLine()).isEmpty();
    }

    @Test
    void a_mark_that_is_struck_is_gone_however_the_device_goes_on() {
        for (String after : List.of(
                "\r\n",
                "\n\r",
                "\r",
                "",
                "\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b",
                "\r        \r",
                CSI + "8D        " + CSI + "8D",
                "\r" + CSI + "K",
                CSI + "2K\r")) {
            for (String next : List.of("ab  \r\n", "\ttab\r\n", "something longer than the mark\r\n")) {
                Screen screen = screen("one\r\n--More--");
                screen.strike();
                screen.receive(bytes(after + next + "R1#"));
                assertThat(screen.tail(100)).isEqualTo("one\n" + next.replace("\r", "") + "R1#");
            }
        }
    }

    @Test
    void an_empty_line_after_a_struck_mark_that_the_device_erases_stays() {
        Screen screen = screen("one\r\n--More--");
        screen.strike();
        screen.receive(bytes("\r        \r\r\ntwo\r\n"));
        assertThat(screen.since(0)).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void of_too_much_text_the_first_and_the_last_half_are_kept() {
        Screen screen = new Screen(StandardCharsets.UTF_8, 511, 1000);
        for (int i = 1000; i < 2000; i++) {
            screen.receive(bytes("line " + i + "\r\n"));
        }
        int mark = screen.mark();
        screen.receive(bytes("the end\r\nR1#"));
        assertThat(mark).isEqualTo(10_000);
        assertThat(screen.size()).isEqualTo(10_000 + 11);
        assertThat(screen.dropped()).isBetween(8900L, 9100L);
        assertThat(screen.since(mark)).isEqualTo("the end\n");
        assertThat(screen.since(0))
                .startsWith("line 1000\nline 1001\n")
                .endsWith("line 1999\nthe end\n")
                .contains("\n... " + screen.dropped() + " characters are left out here ...\nline ")
                .hasSizeBetween(900, 1200);
        screen.forget();
        assertThat(screen.dropped()).isZero();
        assertThat(screen.tail(100)).isEqualTo("R1#");
    }

    @Test
    void a_line_without_end_is_bounded_too() {
        Screen screen = new Screen(StandardCharsets.UTF_8, 511, 1 << 20);
        byte[] part = bytes("x".repeat(1 << 16));
        for (int i = 0; i < 64; i++) {
            screen.receive(part);
        }
        screen.receive(bytes("END"));
        assertThat(screen.size()).isEqualTo((1 << 22) + 3);
        assertThat(screen.dropped()).isGreaterThan(1 << 20);
        assertThat(screen.lastLine()).startsWith("\u2026xxx").endsWith("xEND").hasSize(2001);
    }

    /** The text of what was sent; the same whole, byte by byte, and cut at each byte. */
    private static String shown(String sent) {
        byte[] bytes = bytes(sent);
        String whole = screen(sent).tail(100_000);
        Screen slow = new Screen(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            slow.receive(new byte[] {each});
        }
        assertThat(slow.tail(100_000)).isEqualTo(whole);
        for (int cut = 1; cut < bytes.length; cut++) {
            Screen screen = new Screen(StandardCharsets.UTF_8);
            screen.receive(Arrays.copyOf(bytes, cut));
            screen.receive(Arrays.copyOfRange(bytes, cut, bytes.length));
            assertThat(screen.tail(100_000)).isEqualTo(whole);
        }
        return whole;
    }

    private static Screen screen(String sent) {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        screen.receive(bytes(sent));
        return screen;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
