package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static Round round(int workers, int millis, int failed) {
        return new Round(Integer.toString(workers), workers, 1000, Duration.ofMillis(millis), null, null, failed);
    }

    @Test
    void the_fewest_workers_that_are_hardly_slower_than_the_best_are_recommended() {
        Round knee = round(300, 5400, 0);

        assertThat(Round.recommended(List.of(round(1000, 5000, 0), round(100, 10_900, 0), knee, round(600, 5100, 0))))
                .contains(knee);
        assertThat(Round.recommended(List.of())).isEmpty();
    }

    @Test
    void what_is_faster_because_devices_fail_is_not() {
        Round whole = round(50, 40_000, 2);

        assertThat(Round.recommended(List.of(round(30, 69_000, 2), whole, round(100, 1200, 900))))
                .contains(whole);
    }

    @Test
    void of_two_rounds_with_the_same_workers_the_shorter_counts_unless_more_has_failed() {
        Round early = round(30, 2160, 0);
        Round late = round(30, 790, 0);
        Round broken = round(30, 100, 3);

        assertThat(early.orBetter(late)).isSameAs(late);
        assertThat(late.orBetter(early)).isSameAs(late);
        assertThat(early.orBetter(broken)).isSameAs(early);
        assertThat(broken.orBetter(early)).isSameAs(early);
    }

    @Test
    void nothing_is_recommended_where_every_device_has_failed() {
        assertThat(Round.recommended(List.of(round(1, 20, 1000), round(2, 10, 1000))))
                .isEmpty();
    }

    @Test
    void of_some_times_it_knows_the_median_and_what_hardly_any_exceeds() {
        List<Duration> times =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        assertThat(Round.Spread.of(times)).isEqualTo(new Round.Spread(Duration.ofMillis(50), Duration.ofMillis(95)));
        assertThat(Round.Spread.of(times.subList(6, 7)))
                .isEqualTo(new Round.Spread(Duration.ofMillis(7), Duration.ofMillis(7)));
        assertThat(Round.Spread.of(List.of())).isNull();
    }

    @Test
    void it_has_reached_what_was_running_at_once() {
        assertThat(Round.atOnce(List.of(life(0, 10), life(5, 20), life(10, 30), pending())))
                .isEqualTo(2);
        assertThat(Round.atOnce(List.of(life(0, 30), life(1, 30), life(2, 3), life(4, 4))))
                .isEqualTo(3);
        assertThat(Round.atOnce(List.of(pending()))).isZero();
    }

    private static List<Moment> life(int begun, int ended) {
        Instant start = Instant.EPOCH;
        return List.of(
                new Moment(start, new Status.Pending()),
                new Moment(start.plusMillis(begun), new Status.Running(start.plusMillis(begun), 0, "")),
                new Moment(start.plusMillis(begun), new Status.Running(start.plusMillis(begun), 0, "command")),
                new Moment(start.plusMillis(ended), new Status.Returned<>("", Duration.ofMillis(ended - begun))));
    }

    private static List<Moment> pending() {
        return List.of(
                new Moment(Instant.EPOCH, new Status.Pending()),
                new Moment(Instant.EPOCH.plusMillis(7), new Status.Cancelled(false)));
    }

    @Test
    void its_rate_is_devices_in_a_second() {
        assertThat(round(50, 2000, 0).rate()).isEqualTo(500);
    }
}
