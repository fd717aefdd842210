package io.netfutures.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.view.Counts.Busy;
import io.netfutures.app.view.Look.Ink;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines below the prompt, and the counting behind them. */
@NullMarked
class StatusLineTest {
    private static final Counts BUSY = new Counts(
            12,
            50,
            930,
            8,
            0,
            OptionalDouble.of(31),
            List.of(
                    new Busy("R17", "command", MadeUpFuture.START),
                    new Busy("R3", "login", MadeUpFuture.at(0.3)),
                    new Busy("核心路由器", "", MadeUpFuture.at(1))));

    @Test
    void it_says_all_it_can_in_the_width_there_is() {
        assertThat(drawn(120, 90, 76, 66, 56, 45, 40, 36, 30, 20, 16, 10, 5)).isEqualTo("""
                12 pending · 50 running · 930 ok · 8 failed  ▕██████████████████▊ ▏ 93 %  31/s  ETA 2 s
                slowest: R17 command 4.2 s · R3 login 3.9 s · 核心路由器 3.2 s
                12 pending · 50 running · 930 ok · 8 failed  ▕██████████████████▊ ▏ 93 %  31/s  ETA 2 s
                slowest: R17 command 4.2 s · R3 login 3.9 s · 核心路由器 3.2 s
                12 pending · 50 running · 930 ok · 8 failed  ▕████████▍▏ 93 %  31/s  ETA 2 s
                slowest: R17 command 4.2 s · R3 login 3.9 s · 核心路由器 3.2 s
                12 pending · 50 running · 930 ok · 8 failed  93 %  31/s  ETA 2 s
                slowest: R17 command 4.2 s · R3 login 3.9 s · 核心路由器 3.2 s
                12 pend · 50 run · 930 ok · 8 fail  93 %  ETA 2 s
                slowest: R17 command 4.2 s · R3 login 3.9 s
                12 pend · 50 run · 930 ok · 8 fail  93 %
                slowest: R17 command 4.2 s · R3 login 3.9 s
                12 pend · 50 run · 930 ok · 8 fail  93 %
                slowest: R17 command 4.2 s
                12 pend · 50 run · 930 ok · 8 fail
                slowest: R17 command 4.2 s
                938/1000 · 8 failed
                slowest: R17 command 4.2 s
                938/1000 · 8 failed
                R17 command 4.2 s
                93 % · 8 failed
                R17 4.2 s
                93 %
                93 %
                """);
    }

    @Test
    void a_held_cap_is_named_and_no_end_is_promised() {
        assertThat(text(StatusLine.lines(BUSY, true, MadeUpFuture.at(4.2), new Look(100, 1, false, true))))
                .isEqualTo("held · 12 pending · 50 running · 930 ok · 8 failed  ▕██████████████████▊ ▏ 93 %  31/s\n");
        assertThat(text(StatusLine.lines(BUSY, true, MadeUpFuture.at(4.2), new Look(27, 1, false, true))))
                .isEqualTo("held · 938/1000 · 8 failed\n");
    }

    @Test
    void without_unicode_it_says_the_same_in_ascii() {
        assertThat(text(StatusLine.lines(BUSY, false, MadeUpFuture.at(4.2), new Look(90, 2, false, false))))
                .isEqualTo("""
                12 pending, 50 running, 930 ok, 8 failed  [##################..] 93 %  31/s  ETA 2 s
                slowest: R17 command 4.2 s, R3 login 3.9 s, 核心路由器 3.2 s
                """);
    }

    @Test
    void a_name_that_is_too_long_gives_way_to_its_time() {
        Counts one = Counts.of(
                List.of(MadeUpFuture.of("f1", "核心路由器一号机房").runs(0, 0, "login").view()), MadeUpFuture.at(65));
        assertThat(text(StatusLine.lines(one, false, MadeUpFuture.at(65), new Look(18, 2, false, true))))
                .isEqualTo("""
                1 running  0 %
                核心路… 1 min 5 s
                """);
    }

    @Test
    void counts_of_zero_are_left_out_unless_there_is_nothing_else() {
        Look look = new Look(80, 2, false, true);
        assertThat(text(StatusLine.lines(List.of(), false, MadeUpFuture.START, look)))
                .isEqualTo("0 pending · 0 running\n\n");
        List<FutureView> done = List.of(
                MadeUpFuture.of("f1", "R1").runs(0, 0, "").returns(1).view(),
                MadeUpFuture.of("f2", "R2").cancelled(1).view());
        assertThat(text(StatusLine.lines(done, false, MadeUpFuture.at(9), look)))
                .isEqualTo("1 ok · 1 cancelled  ▕████████████████████▏ 100 %\n\n");
    }

    @Test
    void failures_are_coloured_as_failures() {
        Look look = new Look(80, 1, true, true);
        StyledLine line =
                StatusLine.lines(BUSY, false, MadeUpFuture.at(4), look).getFirst();
        assertThat(styleAt(line, "8 failed")).isEqualTo(look.style(Ink.FAILED));
        assertThat(styleAt(line, "930 ok")).isEqualTo(look.style(Ink.OK));
    }

    @Test
    void the_rate_is_that_of_the_last_seconds_when_enough_ended_then() {
        Stream<FutureView> slowHour = IntStream.range(0, 60)
                .mapToObj(i -> MadeUpFuture.of("s" + i, "S")
                        .runs(0, 0, "")
                        .returns(i * 60)
                        .view());
        Stream<FutureView> now = IntStream.range(0, 100)
                .mapToObj(i -> MadeUpFuture.of("n" + i, "N")
                        .runs(3590, 0, "")
                        .returns(3590.1 + i / 10.0)
                        .view());
        Stream<FutureView> left = IntStream.range(0, 25)
                .mapToObj(i -> MadeUpFuture.of("p" + i, "P").view());
        Counts tally = Counts.of(Stream.of(slowHour, now, left).flatMap(s -> s).toList(), MadeUpFuture.at(3600));
        assertThat(tally.rate().orElseThrow()).isBetween(10.0, 10.3);
        assertThat(tally.secondsLeft()).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({
        // ends after, how many, looked at after, expected rate
        "1.0, 1, 2.0, -1", // one end tells nothing
        "0.2, 5, 0.4, -1", // nor does half a second
        "1.0, 5, 2.0, 2.5",
        "1.0, 5, 20.0, 0.25", // few ends: since the oldest unfinished one was submitted
        "1.0, 20, 2.0, 10.0",
        "1.0, 20, 20.0, 1.0"
    })
    void a_rate_is_given_when_it_is_known(double end, int ends, double now, double rate) {
        Stream<FutureView> ended = IntStream.range(0, ends)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "R")
                        .runs(0, 0, "")
                        .returns(end)
                        .view());
        Stream<FutureView> waiting = Stream.of(MadeUpFuture.of("last", "R").view());
        Counts tally = Counts.of(Stream.concat(ended, waiting).toList(), MadeUpFuture.at(now));
        assertThat(tally.rate().orElse(-1)).isEqualTo(rate);
    }

    @Test
    void the_ends_of_an_earlier_run_and_cancelled_ones_make_no_rate() {
        Stream<FutureView> earlier = IntStream.range(0, 100)
                .mapToObj(i ->
                        MadeUpFuture.of("e" + i, "R").runs(0, 0, "").returns(9).view());
        Stream<FutureView> cancelled = IntStream.range(0, 100)
                .mapToObj(i -> MadeUpFuture.of("c" + i, "R", 10).cancelled(11).view());
        Stream<FutureView> now = Stream.of(MadeUpFuture.of("n", "R", 10).view());
        Counts tally =
                Counts.of(Stream.of(earlier, cancelled, now).flatMap(s -> s).toList(), MadeUpFuture.at(12));
        assertThat(tally.rate()).isEmpty();
        assertThat(tally.done()).isEqualTo(200);
    }

    @Test
    void the_slowest_are_found_among_many() {
        List<FutureView> futures = IntStream.range(0, 1000)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "R" + i)
                        .runs((i * 7919 % 1000) / 100.0, i, "login")
                        .view())
                .toList();
        assertThat(Counts.of(futures, MadeUpFuture.at(20)).slowest())
                .hasSize(16)
                .extracting(Busy::since)
                .isEqualTo(IntStream.range(0, 16)
                        .mapToObj(i -> MadeUpFuture.at(i / 100.0))
                        .toList());
    }

    private static String drawn(int... widths) {
        return IntStream.of(widths)
                .mapToObj(width ->
                        text(StatusLine.lines(BUSY, false, MadeUpFuture.at(4.2), new Look(width, 2, false, true))))
                .collect(Collectors.joining());
    }

    /** The style in which the text begins. */
    static StyledLine.Style styleAt(StyledLine line, String text) {
        int at = line.toString().indexOf(text);
        int start = 0;
        for (StyledLine.Piece each : line.pieces()) {
            start += each.text().length();
            if (at >= 0 && at < start) {
                return each.style();
            }
        }
        throw new AssertionError(text + " is not in " + line);
    }

    static String text(List<StyledLine> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
