package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class PagerTest {
    private static final String ERASE = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);

    private final Typist typist = Typist.privileged();

    private List<String> wholeVersion() {
        typist.type("terminal length 0\rterminal width 0\r");
        List<String> whole = typist.answer("show version");
        typist.type("terminal length 24\r");
        return whole;
    }

    @Test
    void a_screen_holds_all_but_one_line() {
        List<String> whole = wholeVersion();
        String screen = typist.type("show version\r");
        assertThat(screen).endsWith("\r\n --More-- ");
        assertThat(screen.lines().skip(1).limit(23)).isEqualTo(whole.subList(0, 23));
        assertThat(screen.lines()).hasSize(25);
    }

    @Test
    void space_shows_the_next_screen_and_erases_the_mark() {
        List<String> whole = wholeVersion();
        String screen = typist.type("show version\r") + typist.type(" ");
        String text = screen.replace(" --More-- " + ERASE, "");
        assertThat(text.lines().skip(1).limit(whole.size())).isEqualTo(whole);
        assertThat(text).endsWith("R1#");
    }

    @Test
    void enter_shows_one_line() {
        List<String> whole = wholeVersion();
        typist.type("show version\r");
        assertThat(typist.type("\r")).isEqualTo(ERASE + whole.get(23) + "\r\n --More-- ");
        assertThat(typist.type("\n")).as("the second half of CR LF").isEmpty();
    }

    @Test
    void any_other_key_stops() {
        typist.type("show version\r");
        assertThat(typist.type("q")).isEqualTo(ERASE + "R1#");
        typist.type("show version\r");
        assertThat(typist.type("\003")).isEqualTo(ERASE + "R1#");
    }

    @Test
    void a_slash_skips_to_what_matches() {
        typist.type("show version\r");
        assertThat(typist.type("/register\r"))
                .contains("filtering...")
                .contains("0x2102")
                .endsWith("R1#");
    }

    @Test
    void long_lines_count_as_the_rows_they_take() {
        typist.type("terminal width 40\r");
        assertThat(typist.type("show version\r").lines().count()).isLessThan(24);
    }

    @Test
    void nothing_is_paged_without_a_length() {
        typist.type("terminal length 0\r");
        assertThat(typist.type("show version\r")).doesNotContain("More").endsWith("R1#");
    }
}
