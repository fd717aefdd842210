package io.netfutures.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.journal.Cast;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();

    private Cast cast(String... lines) throws Exception {
        return Cast.read(
                Files.writeString(folder.resolve("x.cast"), "{\"version\":2}\n" + String.join("\n", lines) + "\n"));
    }

    private boolean play(Cast cast, double speed, boolean showTyped, int most) throws Exception {
        return new Playback(new PrintStream(shown, false, StandardCharsets.UTF_8), speed, showTyped)
                .play(cast, time -> {
                    pauses.add(time);
                    return pauses.size() <= most;
                });
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pauses_are_as_they_were_but_two_seconds_at_most() throws Exception {
        assertThat(play(
                        cast("[0.5,\"o\",\"R1#\"]", "[0.75,\"i\",\"x\"]", "[60,\"o\",\"x\"]", "[59,\"o\",\"y\"]"),
                        1,
                        false,
                        9))
                .isTrue();
        assertThat(pauses)
                .containsExactly(Duration.ofMillis(500), Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ZERO);
        assertThat(shown()).isEqualTo("R1#xy\n");
    }

    @Test
    void speed_makes_them_shorter_and_no_speed_is_too_much() throws Exception {
        Cast cast = cast("[0.5,\"o\",\"a\"]", "[60,\"o\",\"b\"]");
        play(cast, 4, false, 9);
        play(cast, Double.POSITIVE_INFINITY, false, 9);
        assertThat(pauses)
                .containsExactly(Duration.ofMillis(125), Duration.ofMillis(500), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void whoever_has_seen_enough_gets_a_whole_line_and_no_more() throws Exception {
        assertThat(play(cast("[0.5,\"o\",\"R1#\"]", "[0.75,\"o\",\"more\"]"), 1, false, 1))
                .isFalse();
        assertThat(shown()).isEqualTo("R1#\n");
    }

    @Test
    void what_was_typed_is_shown_where_it_was_typed() throws Exception {
        play(
                cast("[0,\"o\",\"R1#\"]", "[0,\"i\",\"sh \\\"x\\\\\\u001b\\r\\n\"]", "[0,\"o\",\"sh\\r\\n\"]"),
                1,
                true,
                9);
        assertThat(shown()).isEqualTo("R1#[typed \"sh \\\"x\\\\\\u{1b}\\r\\n\"]sh\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\\r\\n# a\\r\\r\\nb\\n\\rc\\r\\n\\r`     | `/# a/b/c/`",
                "`abc\\rX`                               | `abc\\u{d}X/`",
                "`abc\\r\\rX\\r`                         | `abc\\u{d}\\u{d}X\\u{d}/`",
                "`\\u001b[2J\\u001b]0;title\\u0007`      | `\\u{1b}[2J\\u{1b}]0;title\\u{7}/`",
                "`\\u001bPq\\u001b\\\\\\u009b31m`        | `\\u{1b}Pq\\u{1b}\\\\u{9b}31m/`",
                "`a\\b\\u0000\\u007f\\u202e\\ufeff`      | `a\\u{8}\\u{0}\\u{7f}\\u{202e}\\u{feff}/`",
                "`\\u00e9\\u20ac\\ud83d\\ude00`          | `\u00e9\u20ac\ud83d\ude00/`",
                "`\\udcff\\udce2\\udc82b`                | `\ufffd\ufffdb/`",
                "`\\tone\\ttwo`                          | `\ttwo`"
            })
    void nothing_reaches_the_terminal_that_acts_on_it(String recorded, String expected) throws Exception {
        Cast cast = cast("[0,\"o\",\"" + recorded + "\"]");
        play(cast, 1, false, 9);
        String whole = shown();
        if (!expected.equals("\ttwo")) {
            assertThat(whole.replace('\n', '/')).isEqualTo(expected);
        }
        assertThat(whole.chars())
                .allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F)));
        WireView view = new WireView(Charset.defaultCharset());
        StringBuilder pieces = new StringBuilder();
        for (byte each : cast.entries().getFirst().bytes()) {
            pieces.append(view.text(new byte[] {each}));
        }
        assertThat(pieces + view.end()).isEqualTo(whole);
    }
}
