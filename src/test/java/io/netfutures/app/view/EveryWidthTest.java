package io.netfutures.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.view.Key.Named;
import io.netfutures.app.view.Key.Typed;
import io.netfutures.app.view.WatchAnswer.Stay;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every drawing of any futures, in any size: 200 widths, 60 heights, a clock that may stand anywhere. */
@NullMarked
class EveryWidthTest {
    private static final int WIDEST = 200;

    @ParameterizedTest
    @MethodSource("seeds")
    void the_status_line_never_leaves_its_width(long seed) {
        List<FutureView> futures = MadeUpFuture.random(seed, (int) seed * 3);
        for (int width = 1; width <= WIDEST; width++) {
            Look look = look(seed + width, width, 2);
            fits(StatusLine.lines(futures, seed % 2 == 0, now(seed), look), look);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_timeline_never_leaves_its_width_nor_its_rows(long seed) {
        List<FutureView> futures = MadeUpFuture.random(seed, (int) seed * 3);
        for (int width = 1; width <= WIDEST; width++) {
            Look look = look(seed + width, width, 24);
            fits(Gantt.lines(futures, now(seed), look, (int) seed), look);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_watching_screen_keeps_its_width_and_its_height_whatever_is_pressed(long seed) {
        List<FutureView> futures = MadeUpFuture.random(seed, (int) seed * 3);
        Random random = new Random(seed);
        WatchState state = WatchState.start();
        for (int i = 0; i < 600; i++) {
            int width = 1 + i % WIDEST;
            Look look = look(seed + i, width, 1 + random.nextInt(60));
            WatchScreen screen = WatchScreen.of(futures, state, false, now(seed), look);
            List<StyledLine> lines = screen.lines();
            assertThat(lines).hasSize(look.height());
            fits(lines, look);
            if (screen.state().selected() != null && look.height() > 1 && width > 2) {
                assertThat(lines)
                        .anyMatch(line -> line.toString().startsWith("▸")
                                || line.toString().startsWith(">"));
            }
            state = screen.press(key(random)) instanceof Stay(WatchState next) ? next : screen.state();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 500})
    void nothing_is_coloured_without_colour_and_only_ascii_is_drawn_without_unicode(int count) {
        List<FutureView> futures = IntStream.range(0, count)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "router-" + i)
                        .runs(0.5, i % 9, i % 2 == 0 ? "login" : "command")
                        .view())
                .toList();
        Look look = new Look(90, 20, false, false);
        WatchState state = new WatchState(WatchColumn.DEVICE, true, "router", true, "f1", 0, 0);
        for (List<StyledLine> lines : List.of(
                StatusLine.lines(futures, true, MadeUpFuture.at(3), look),
                Gantt.lines(futures, MadeUpFuture.at(3), look, 10),
                WatchScreen.of(futures, state, true, MadeUpFuture.at(3), look).lines())) {
            for (StyledLine line : lines) {
                assertThat(line.toString()).matches("[ -~]*");
                assertThat(line.pieces()).allMatch(piece -> piece.style() == StyledLine.Style.PLAIN);
            }
        }
    }

    private static void fits(List<StyledLine> lines, Look look) {
        for (StyledLine line : lines) {
            assertThat(AttributedString.fromAnsi(line.ansi()).columnLength())
                    .as("%s: <%s>", look, line)
                    .isLessThanOrEqualTo(look.width());
            assertThat(line.toString()).doesNotContain("\n", "\t", "\u001b");
        }
    }

    private static Key key(Random random) {
        Named[] named = Named.values();
        String typed = "srrr/f1 ok路c";
        int choice = random.nextInt(named.length + typed.length());
        return choice < named.length ? named[choice] : new Typed(typed.charAt(choice - named.length));
    }

    private static Look look(long seed, int width, int height) {
        return new Look(width, height, seed % 2 == 0, seed % 3 > 0);
    }

    private static Instant now(long seed) {
        return MadeUpFuture.START.plusSeconds(seed % 4 == 0 ? -5 : seed * seed * seed);
    }

    private static List<Long> seeds() {
        return List.of(0L, 1L, 2L, 3L, 5L, 8L, 12L);
    }
}
