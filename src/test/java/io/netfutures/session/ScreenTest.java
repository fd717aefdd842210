package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScreenTest {
    static Stream<Arguments> what_a_device_sends_and_what_is_seen() {
        String pager = " --More-- " + "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);
        return Stream.of(
                arguments("one\ntwo", "one\ntwo"),
                arguments("one\r\ntwo\r\r\nthree\n\rfour", "one\ntwo\nthree\nfour"),
                arguments("abc\rX", "Xbc"),
                arguments("abc\b\bX", "aXc"),
                arguments("\b\bX", "X"),
                arguments("line 1\r\n" + pager + "line 2\r\n", "line 1\nline 2\n"),
                arguments("<--- More --->\r" + " ".repeat(14) + "\rnext\r\n", "next\n"),
                arguments("\u001b[1;31mR1\u001b[0m#", "R1#"),
                arguments("\u001b]0;title\u0007R1#", "R1#"),
                arguments("\u001b]0;title\u001b\\R1#", "R1#"),
                arguments("\u001bP1;2|data\u001b\\R1#", "R1#"),
                arguments("\u001b(BR1#", "R1#"),
                arguments("a\u0000b\u0007c", "abc"),
                arguments("gr\u00fc\u00df \u20ac \ud83d\ude00#", "gr\u00fc\u00df \u20ac \ud83d\ude00#"),
                arguments("trailing   \r\n", "trailing   \n"));
    }

    @ParameterizedTest
    @MethodSource("what_a_device_sends_and_what_is_seen")
    void lines_are_what_a_terminal_would_show(String sent, String seen) {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        screen.receive(sent.getBytes(StandardCharsets.UTF_8));
        assertThat(screen.tail(1000)).isEqualTo(seen);
    }

    @ParameterizedTest
    @MethodSource("what_a_device_sends_and_what_is_seen")
    void one_byte_at_a_time_shows_the_same(String sent, String seen) {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        for (byte each : sent.getBytes(StandardCharsets.UTF_8)) {
            screen.receive(new byte[] {each});
        }
        assertThat(screen.tail(1000)).isEqualTo(seen);
    }

    @Test
    void bytes_that_are_not_utf_8_are_replaced_and_nothing_after_them_is_lost() {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        screen.receive(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3, 'c'});
        assertThat(screen.lastLine()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void a_mark_tells_new_lines_from_old_ones_and_forgetting_keeps_the_last_line() {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        screen.receive("old\nR1#".getBytes(StandardCharsets.UTF_8));
        int mark = screen.mark();
        screen.receive("show\nnew\nR1#".getBytes(StandardCharsets.UTF_8));
        assertThat(screen.since(mark)).isEqualTo("R1#show\nnew\n");
        screen.forget();
        assertThat(screen.tail(1000)).isEqualTo("R1#");
    }
}
