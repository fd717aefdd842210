package io.netfutures.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.view.Key.Named;
import io.netfutures.app.view.Key.Typed;
import io.netfutures.app.view.WatchAnswer.Cancel;
import io.netfutures.app.view.WatchAnswer.Quit;
import io.netfutures.app.view.WatchAnswer.Stay;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.NaturalOrder;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The full screen: what it shows, and what keys do to it. */
@NullMarked
class WatchScreenTest {
    private static final List<FutureView> FIVE = List.of(
            MadeUpFuture.of("f1", "R1")
                    .runs(0, 0, "connect")
                    .runs(0.5, 0, "command")
                    .says("R1#show clock")
                    .view(),
            MadeUpFuture.of("f2", "R2")
                    .runs(0, 1, "command")
                    .returns(1.1)
                    .says("*17:33:11.429 UTC")
                    .view(),
            MadeUpFuture.of("f3", "R10").runs(3.3, 1, "login").view(),
            MadeUpFuture.of("f4", "核心路由器")
                    .runs(1.1, 1, "login")
                    .raises(1.4, "login failed")
                    .view(),
            MadeUpFuture.of("f5", "R5").view());

    @Test
    void it_shows_who_does_what_since_when() {
        assertThat(drawn(FIVE, WatchState.start(), 84, 10)).isEqualTo("""
                1 pending · 2 running · 1 ok · 1 failed  ▕████████            ▏ 40 %  0.5/s  ETA 7 s
                  device      future   state▲      elapsed  last line, error
                  R1          f1       running       4.2 s  R1#show clock
                  R10         f3       running       0.9 s
                  R5          f5       pending
                  核心路由器  f4       failed        0.3 s  IllegalStateException: login failed
                  R2          f2       ok            1.1 s  *17:33:11.429 UTC


                q quit  c cancel  / filter  s sort  r reverse  ↑↓ move                      1-5 of 5
                """);
    }

    @Test
    void a_narrow_one_keeps_device_state_and_elapsed() {
        WatchState state = after(screen(FIVE, WatchState.start(), 40, 10), Named.DOWN, Named.DOWN);
        assertThat(drawn(FIVE, state, 40, 10)).isEqualTo("""
                1 pend · 2 run · 1 ok · 1 fail  40 %
                  device      state▲     slot    elapsed
                  R1          running    0         4.2 s
                ▸ R10         running    1         0.9 s
                  R5          pending
                  核心路由器  failed     1         0.3 s
                  R2          ok         1         1.1 s


                q quit  c cancel  / filter      1-5 of 5
                """);
        assertThat(drawn(FIVE, state, 22, 5)).isEqualTo("""
                2/5 · 1 failed
                  device     state▲
                  R1         running
                ▸ R10        running
                q quit        1-2 of 5
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r1", "192.168.100.103", "core-router-17.ams.example.net"})
    void of_a_failure_the_reason_is_seen_in_eighty_columns(String name) {
        Device device = new Device(
                name,
                "192.168.100.103",
                22,
                "cisco_ios",
                Credentials.of("cisco", "cisco"),
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
        DeviceException refused = new DeviceException.ConnectRefused(
                new Failure(device, Step.CONNECT, "nothing listens on port 22", "check the address"));
        List<FutureView> some = List.of(
                MadeUpFuture.of("answers[17]", name)
                        .runs(0, 17, "connect")
                        .raises(1, refused)
                        .view(),
                MadeUpFuture.of("answers[18]", "r2")
                        .runs(0, 18, "key exchange")
                        .says("hello")
                        .view());
        assertThat(drawn(some, WatchState.start(), 80, 10))
                .contains("ConnectRefused: nothing listens on port")
                .contains(name.substring(0, Math.min(11, name.length())));
        assertThat(drawn(some, WatchState.start(), 60, 10)).contains("ConnectRefused:");
        assertThat(drawn(some, WatchState.start(), 120, 10))
                .contains("ConnectRefused: nothing listens on port", "key exchange");
    }

    @Test
    void a_flat_one_shows_first_of_all_the_counts() {
        assertThat(drawn(FIVE, WatchState.start(), 50, 1)).isEqualTo("""
                1 pend · 2 run · 1 ok · 1 fail  40 %  ETA 7 s
                """);
        assertThat(drawn(FIVE, WatchState.start(), 50, 3)).isEqualTo("""
                1 pend · 2 run · 1 ok · 1 fail  40 %  ETA 7 s
                  device      state▲     step             elapsed
                  R1          running    command            4.2 s
                """);
    }

    @Test
    void nothing_to_show_is_said() {
        assertThat(drawn(List.of(), WatchState.start(), 30, 4)).isEqualTo("""
                0 pending · 0 running
                  device   state▲      elapsed
                  no futures
                q quit  c cancel  / filter
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE, false, f1 f2 f5 f3 f4",
        "DEVICE, true, f4 f3 f5 f2 f1",
        "FUTURE, true, f5 f4 f3 f2 f1",
        "STATE, false, f1 f3 f5 f4 f2",
        "STATE, true, f2 f4 f5 f3 f1",
        "SLOT, false, f1 f2 f3 f4 f5",
        "SLOT, true, f2 f3 f4 f1 f5",
        "STEP, false, f1 f3 f4 f2 f5",
        "STEP, true, f3 f4 f1 f2 f5",
        "ELAPSED, false, f4 f3 f2 f1 f5",
        "ELAPSED, true, f1 f2 f3 f4 f5"
    })
    void it_sorts_by_any_column_and_what_has_nothing_there_is_last(WatchColumn sort, boolean descending, String order) {
        WatchState state = new WatchState(sort, descending, "", false, null, 0, 0);
        assertThat(WatchOrder.rows(FIVE, state, MadeUpFuture.at(4.2)))
                .extracting(FutureView::name)
                .containsExactly(order.split(" "));
    }

    @Test
    void names_are_sorted_as_people_count() {
        List<String> names = List.of(
                "10.0.0.9",
                "10.0.0.10",
                "ams-core-1",
                "ams-core-2",
                "AMS-core-10",
                "r1",
                "R2",
                "R02b",
                "R10",
                "R123456789012",
                "路由器2",
                "路由器10");
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled.stream()
                        .sorted((a, b) -> NaturalOrder.key(a).compareTo(NaturalOrder.key(b)))
                        .toList())
                .isEqualTo(names);
    }

    @Test
    void s_goes_through_the_columns_and_r_turns_them_round() {
        WatchScreen screen = screen(FIVE, WatchState.start(), 80, 10);
        List<WatchColumn> sorts = new ArrayList<>();
        WatchState state = screen.state();
        for (int i = 0; i < 6; i++) {
            state = after(screen(FIVE, state, 80, 10), new Typed('s'));
            sorts.add(state.sort());
            assertThat(state.descending()).isEqualTo(state.sort() == WatchColumn.ELAPSED);
        }
        assertThat(sorts)
                .containsExactly(
                        WatchColumn.SLOT,
                        WatchColumn.STEP,
                        WatchColumn.ELAPSED,
                        WatchColumn.DEVICE,
                        WatchColumn.FUTURE,
                        WatchColumn.STATE);
        WatchState reversed = after(screen, new Typed('r'));
        assertThat(reversed.descending()).isTrue();
        assertThat(drawn(FIVE, reversed, 80, 10)).contains("state▼");
    }

    @Test
    void the_filter_is_typed_kept_and_cleared() {
        WatchState typing = after(screen(FIVE, WatchState.start(), 60, 6), keys("/run r1"));
        assertThat(drawn(FIVE, typing, 60, 6)).isEqualTo("""
                1 pending · 2 running · 1 ok · 1 failed  40 %  ETA 7 s
                  device   future   state▲     step             elapsed
                  R1       f1       running    command            4.2 s
                  R10      f3       running    login              0.9 s

                filter: run r1▏  Enter keeps  Esc clears            1-2 of 2
                """);
        WatchState kept = after(screen(FIVE, typing, 60, 6), new Typed('0'), Named.ENTER);
        assertThat(drawn(FIVE, kept, 60, 6)).isEqualTo("""
                1 pending · 2 running · 1 ok · 1 failed  40 %  ETA 7 s
                  device   future   state▲     step             elapsed
                  R10      f3       running    login              0.9 s


                filter: run r10  Esc clears  q quit  c cancel         1 of 1
                """);
        assertThat(after(screen(FIVE, kept, 60, 6), Named.ESCAPE).filter()).isEmpty();
    }

    @Test
    void typing_a_filter_takes_every_letter_and_a_backspace_whole_characters() {
        WatchState typing = after(screen(FIVE, WatchState.start(), 60, 10), keys("/scrq😀"));
        assertThat(typing.filter()).isEqualTo("scrq😀");
        WatchState less = after(screen(FIVE, typing, 60, 10), Named.BACKSPACE, Named.BACKSPACE);
        assertThat(less.filter()).isEqualTo("scr");
        assertThat(drawn(FIVE, less, 60, 5)).contains("nothing matches \"scr\"");
        WatchState none = after(screen(FIVE, less, 60, 10), Named.ESCAPE);
        assertThat(none.filter()).isEmpty();
        assertThat(none.typing()).isFalse();
    }

    @Test
    void a_filter_finds_devices_names_states_and_steps_in_whatever_case() {
        assertThat(filtered("FAILED")).containsExactly("f4");
        assertThat(filtered("Login")).containsExactly("f3", "f4");
        assertThat(filtered("f2")).containsExactly("f2");
        assertThat(filtered("路由")).containsExactly("f4");
        assertThat(filtered("login 路由")).containsExactly("f4");
        assertThat(filtered("login r2")).isEmpty();
    }

    @Test
    void the_selection_follows_the_future_wherever_it_is_sorted_and_stays_on_the_screen() {
        List<FutureView> many = running(1000);
        WatchState state = after(screen(many, WatchState.start(), 60, 10), Named.END);
        assertThat(state.selected()).isEqualTo("f1000");
        state = screen(many, state, 60, 10).state();
        assertThat(state.first()).isEqualTo(993);
        WatchState turned = after(screen(many, state, 60, 10), new Typed('r'));
        WatchScreen screen = screen(many, turned, 60, 10);
        assertThat(screen.state().selected()).isEqualTo("f1000");
        assertThat(screen.state().first()).isZero();
        assertThat(screen.lines().get(2).toString()).startsWith("▸ R1000 ");

        List<FutureView> ended = new ArrayList<>(many);
        ended.set(
                999, MadeUpFuture.of("f1000", "R1000").runs(0, 0, "").returns(1).view());
        assertThat(StatusLineTest.text(screen(ended, state, 60, 10).lines())).contains("▸ R1000 ");
    }

    @Test
    void moving_scrolls_as_little_as_it_can() {
        List<FutureView> many = running(20);
        WatchState state = WatchState.start();
        List<String> seen = new ArrayList<>();
        for (Key key : List.of(
                Named.DOWN,
                Named.DOWN,
                Named.PAGE_DOWN,
                Named.DOWN,
                Named.UP,
                Named.PAGE_UP,
                Named.END,
                Named.DOWN,
                Named.HOME,
                Named.UP)) {
            state = screen(many, after(screen(many, state, 60, 8), key), 60, 8).state();
            seen.add(state.selected() + "@" + state.first());
        }
        assertThat(seen)
                .containsExactly("f1@0", "f2@0", "f6@1", "f7@2", "f6@2", "f2@1", "f20@15", "f20@15", "f1@0", "f1@0");
    }

    @Test
    void when_the_selected_one_is_gone_its_neighbour_is_selected() {
        List<FutureView> many = running(5);
        WatchState state = after(screen(many, WatchState.start(), 60, 10), Named.END, Named.UP);
        assertThat(state.selected()).isEqualTo("f4");
        assertThat(screen(many.subList(0, 3), state, 60, 10).state().selected()).isEqualTo("f3");
        assertThat(screen(List.of(), state, 60, 10).state().selected()).isNull();
    }

    @Test
    void what_is_cancelled_was_selected_before() {
        WatchScreen fresh = screen(FIVE, WatchState.start(), 60, 10);
        assertThat(fresh.press(new Typed('c'))).isInstanceOf(Stay.class);
        WatchState selected = after(fresh, new Typed('c'));
        assertThat(selected.selected()).isEqualTo("f1");
        WatchScreen next = screen(FIVE, after(screen(FIVE, selected, 60, 10), Named.DOWN), 60, 10);
        assertThat(next.press(new Typed('c'))).isEqualTo(new Cancel("f3"));
        assertThat(after(next, Named.ESCAPE).selected()).isNull();
        assertThat(next.press(new Typed('q'))).isEqualTo(new Quit());
        assertThat(next.press(new Typed('x'))).isEqualTo(new Stay(next.state()));
    }

    private static List<FutureView> running(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> MadeUpFuture.of("f" + i, "R" + i)
                        .runs(i / 100.0, i, "login")
                        .view())
                .toList();
    }

    private static List<String> filtered(String filter) {
        WatchState state = new WatchState(WatchColumn.FUTURE, false, filter, false, null, 0, 0);
        return WatchOrder.rows(FIVE, state, MadeUpFuture.at(4.2)).stream()
                .map(FutureView::name)
                .toList();
    }

    private static Key[] keys(String typed) {
        return typed.codePoints().mapToObj(Typed::new).toArray(Key[]::new);
    }

    /** The state after these keys, each pressed on a screen made anew. */
    private static WatchState after(WatchScreen screen, Key... keys) {
        WatchScreen now = screen;
        for (Key key : keys) {
            now = now.with(((Stay) now.press(key)).state());
        }
        return now.state();
    }

    private static WatchScreen screen(List<FutureView> futures, WatchState state, int width, int height) {
        return WatchScreen.of(futures, state, false, MadeUpFuture.at(4.2), new Look(width, height, false, true));
    }

    private static String drawn(List<FutureView> futures, WatchState state, int width, int height) {
        return screen(futures, state, width, height).lines().stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
