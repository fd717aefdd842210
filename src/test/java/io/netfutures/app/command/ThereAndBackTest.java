package io.netfutures.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Round;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A bench of 10 devices with 1, 2 and 3 workers. */
class ThereAndBackTest {
    private final ThereAndBack measured = new ThereAndBack(List.of(Crew.of(1), Crew.of(2), Crew.of(3)));
    private final List<String> order = new ArrayList<>();

    private static Round round(Crew crew, int millis, int failed) {
        return new Round(crew.toString(), 1, 10, Duration.ofMillis(millis), null, null, failed);
    }

    /** Measures rounds that take so long each; then it is interrupted. */
    private void measure(Integer... millis) throws Exception {
        Deque<Integer> left = new ArrayDeque<>(List.of(millis));
        measured.measure((crew, before) -> {
            order.add(crew.toString());
            return Optional.ofNullable(left.poll()).map(each -> round(crew, each, each == 0 ? 10 : 0));
        });
    }

    private List<Long> walls() {
        return measured.rounds().stream().map(each -> each.wall().toMillis()).toList();
    }

    @Test
    void each_number_is_measured_on_the_way_there_and_on_the_way_back() throws Exception {
        measure(600, 500, 400, 300, 200, 100);

        assertThat(order).containsExactly("1", "2", "3", "3", "2", "1");
        assertThat(measured.rounds().stream().map(Round::workers)).containsExactly("1", "2", "3");
        assertThat(walls()).containsExactly(100L, 200L, 300L);
        assertThat(measured.missing()).isEmpty();
    }

    @Test
    void the_shorter_time_counts() throws Exception {
        measure(100, 500, 400, 300, 600, 200);

        assertThat(walls()).containsExactly(100L, 500L, 300L);
    }

    @Test
    void an_interrupt_leaves_what_was_measured_and_says_what_was_so_only_once() throws Exception {
        measure(600, 500, 400, 300);

        assertThat(walls()).containsExactly(600L, 500L, 300L);
        assertThat(measured.missing()).contains("ended; measured only once: 1, 2");
    }

    @Test
    void an_interrupt_on_the_way_there_says_what_was_not_measured() throws Exception {
        measure(600);

        assertThat(walls()).containsExactly(600L);
        assertThat(measured.missing()).contains("ended; not measured: 2, 3; measured only once: 1");
    }

    @Test
    void failures_of_all_devices_on_the_way_back_leave_what_was_measured_before() throws Exception {
        measure(600, 500, 400, 0);

        assertThat(order).hasSize(4);
        assertThat(walls()).containsExactly(600L, 500L, 400L);
        assertThat(measured.missing()).contains("every device has failed; measured only once: 1, 2");
    }
}
