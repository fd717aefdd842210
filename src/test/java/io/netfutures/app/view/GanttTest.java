package io.netfutures.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.view.Look.Ink;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run as text. */
@NullMarked
class GanttTest {
    /** Two workers; {@code map} waits for the slow first device, and holds the other answers back. */
    static final List<FutureView> MAP = List.of(
            MadeUpFuture.of("f1", "R1")
                    .runs(0, 0, "connect")
                    .runs(0.2, 0, "login")
                    .runs(0.5, 0, "command")
                    .returns(5)
                    .given(5.05)
                    .view(),
            MadeUpFuture.of("f2", "R2")
                    .runs(0, 1, "connect")
                    .runs(0.2, 1, "login")
                    .runs(0.5, 1, "command")
                    .returns(1)
                    .given(5.06)
                    .view(),
            MadeUpFuture.of("f3", "R3")
                    .runs(1, 1, "connect")
                    .runs(1.2, 1, "login")
                    .raises(1.5, "login failed")
                    .given(5.06)
                    .view(),
            MadeUpFuture.of("f4", "R4")
                    .runs(1.5, 1, "connect")
                    .runs(1.7, 1, "login")
                    .runs(2, 1, "command")
                    .cancelled(3)
                    .view(),
            MadeUpFuture.of("f5", "R5").view());

    @Test
    void it_shows_why_map_held_an_answer_back() {
        assertThat(drawn(MAP, 5.1, 64, true)).isEqualTo("""
                          0         1 s       2 s       3 s       4 s       5 s
                          ├─────────┼─────────┼─────────┼─────────┼─────────┼──
                f1 R1 [0] c━l━━m━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓▲
                f2 R2 [1] c━l━━m━━━━✓----------------------------------------▲
                f3 R3 [1] ··········c━l━━✗-----------------------------------▲
                f4 R4 [1] ···············c━l━━m━━━━━━━━━⊘
                f5 R5     ·····················································
                · pending  c connect  l login  m command  ✓ returned  ✗ raised
                ⊘ cancelled  - result waits  ▲ handed over
                """);
    }

    @Test
    void it_can_do_with_ascii() {
        assertThat(drawn(MAP, 5.1, 40, false)).isEqualTo("""
                          0         2 s        4 s
                          +---------+----------+-------
                f1 R1 [0] clm========================*^
                f2 R2 [1] clm==*---------------------^
                f3 R3 [1] .....cl=!------------------^
                f4 R4 [1] ........clm=====/
                f5 R5     .............................
                . pending  c connect  l login  m command
                * returned  ! raised  / cancelled
                - result waits  ^ handed over
                """);
    }

    @Test
    void what_goes_on_reaches_to_now() {
        List<FutureView> running = List.of(
                MadeUpFuture.of("a", "R1").runs(0.1, 0, "").view(),
                MadeUpFuture.of("b", "R2").view());
        assertThat(drawn(running, 0.4, 52, true)).isEqualTo("""
                         0         100 ms    200 ms    300 ms 400 ms
                         ├─────────┼─────────┼─────────┼──────────┼
                a R1 [0] ··········━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                b R2     ··········································
                · pending  ━ running
                """);
    }

    @Test
    void its_clock_stands_still_while_nothing_is_at_work() {
        List<FutureView> paused = List.of(
                MadeUpFuture.of("f1", "R1")
                        .runs(0, 0, "command")
                        .returns(2)
                        .given(30)
                        .view(),
                MadeUpFuture.of("f2", "R2", 30)
                        .runs(31, 0, "command")
                        .returns(32)
                        .given(61)
                        .view(),
                MadeUpFuture.of("f3", "R3", 60).runs(60, 0, "command").view());
        assertThat(drawn(paused, 62, 51, true)).isEqualTo("""
                          0            2 s          4 s         6 s
                          ├────────────┼────────────┼────────────┼
                f1 R1 [0] m━━━━━━━━━━━━✓▲
                f2 R2 [0]              ······m━━━━━━✓-----▲
                f3 R3 [0]                           m━━━━━━━━━━━━━
                · pending  m command  ✓ returned  - result waits
                ▲ handed over
                Not drawn: 56.0 s in which nothing was at work.
                """);
    }

    @Test
    void of_too_many_it_shows_the_first_and_the_slowest() {
        List<FutureView> many = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "R" + i)
                        .runs(0, i, "command")
                        .returns(i == 50 ? 4 : i == 60 ? 3 : 1)
                        .view())
                .toList();
        List<StyledLine> lines = Gantt.lines(many, MadeUpFuture.at(9), new Look(45, 24, false, true), 4);
        assertThat(StatusLineTest.text(lines)).isEqualTo("""
                             0              2 s           4 s
                             ├──────────────┼──────────────┼
                f1  R1  [1]  m━━━━━━✓
                f2  R2  [2]  m━━━━━━✓
                f50 R50 [50] m━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓
                f60 R60 [60] m━━━━━━━━━━━━━━━━━━━━━✓
                m command  ✓ returned
                96 of 100 futures are not shown: only the
                first 2, and the slowest 2 of the others.
                """);
        assertThat(StatusLineTest.text(Gantt.lines(many, MadeUpFuture.at(9), new Look(80, 24, false, true), 1)))
                .endsWith("99 of 100 futures are not shown: only the first.\n");
    }

    @Test
    void a_clock_that_was_set_back_draws_nothing_backwards() {
        List<FutureView> odd = List.of(
                MadeUpFuture.of("f1", "R1", 3)
                        .runs(1, 0, "login")
                        .runs(2, 0, "command")
                        .returns(4)
                        .given(0)
                        .view(),
                MadeUpFuture.of("f2", "R2", 0).runs(2, 1, "login").view());
        assertThat(drawn(odd, -9, 50, true)).isEqualTo("""
                          0           1 s          2 s         3 s
                          ├───────────┼────────────┼────────────┼
                f1 R1 [0]                          m━━━━━━━━━━━━✓▲
                f2 R2 [1] ·························l
                · pending  l login  m command  ✓ returned
                ▲ handed over
                Not drawn: 1.0 s in which nothing was at work.
                """);
    }

    @Test
    void wide_names_are_shortened_and_stay_in_line() {
        List<FutureView> wide = List.of(
                MadeUpFuture.of("f1", "核心路由器一号机房")
                        .runs(0, 0, "command")
                        .returns(2)
                        .view(),
                MadeUpFuture.of("f10", "R1").runs(0, 1, "读取").returns(1).view());
        assertThat(drawn(wide, 2, 48, true)).isEqualTo("""
                                 0             1 s           2 s
                                 ├─────────────┼──────────────┼
                f1  核心路由器…  m━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓
                f10 R1           a━━━━━━━━━━━━━✓
                m command  a 读取  ✓ returned
                """);
    }

    @Test
    void every_step_has_a_letter_of_its_own_and_a_colour() {
        List<FutureView> odd = List.of(MadeUpFuture.of("f1", "R1")
                .runs(0, 0, "connect")
                .runs(1, 0, "parse")
                .runs(2, 0, "plan")
                .runs(3, 0, "ccc")
                .returns(4)
                .view());
        Look look = new Look(80, 24, true, true);
        List<StyledLine> lines = Gantt.lines(odd, MadeUpFuture.at(4), look, 9);
        assertThat(lines.getLast()).hasToString("c connect  a parse  n plan  b ccc  ✓ returned");
        StyledLine bar = lines.get(2);
        assertThat(StatusLineTest.styleAt(bar, "c━")).isEqualTo(look.style(Ink.CONNECTING));
        assertThat(StatusLineTest.styleAt(bar, "✓")).isEqualTo(look.style(Ink.OK));
    }

    @Test
    void no_futures_are_no_picture() {
        assertThat(drawn(List.of(), 1, 40, true)).isEqualTo("no futures\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 1 µs",
        "40, 5, 10 ms",
        "400, 5, 100 ms",
        "999, 5, 200 ms",
        "5000, 6, 1 s",
        "5000, 5, 2 s",
        "59000, 4, 20 s",
        "60000, 4, 20 s",
        "61000, 3, 30 s",
        "600000, 6, 2 min",
        "86400000, 6, 5 h",
        "31536000000, 6, 100 d"
    })
    void the_axis_has_round_times(long millis, int most, String step) {
        Ticks ticks = Ticks.of(millis * 1_000_000, most);
        assertThat(ticks.label(ticks.step())).isEqualTo(step);
        assertThat(ticks.label(0)).isEqualTo("0");
    }

    private static String drawn(List<FutureView> futures, double now, int width, boolean unicode) {
        return StatusLineTest.text(Gantt.lines(futures, MadeUpFuture.at(now), new Look(width, 24, false, unicode), 20));
    }
}
