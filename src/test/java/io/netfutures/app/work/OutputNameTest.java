package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Names of files that say when they were written. */
class OutputNameTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 27, 18, 4, 5);

    @Test
    void the_date_and_the_time_are_those_of_writing() {
        assertThat(new OutputName("out/{date}/{time}.svg").at(NOW)).isEqualTo("out/2026-11-27/180405.svg");
        assertThat(new OutputName("plain {} {").at(NOW)).isEqualTo("plain {} {");
    }

    @Test
    void a_word_that_is_not_known_is_told_with_those_that_are() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new OutputName("{device}.svg").at(NOW))
                .withMessage("there is no {device} in the name of this file; {date} and {time} are known, and {{"
                        + " and }} stand for braces");
    }

    @Test
    void two_braces_are_one() {
        assertThat(new OutputName("a{{b}}.txt").at(NOW)).isEqualTo("a{b}.txt");
        assertThat(new OutputName("{{date}} {{{date}}}").at(NOW)).isEqualTo("{date} {2026-11-27}");
    }
}
