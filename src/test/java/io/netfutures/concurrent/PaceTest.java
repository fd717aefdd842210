package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many tasks start in a time, by a clock that the test sets. */
class PaceTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Clockwork clock = new Clockwork();
    private final Workers workers = new Workers(50, clock);

    /** Stands still until the test moves it on, and then runs the alarms that are due. */
    private static final class Clockwork implements Alarm {
        private final List<Ring> set = new ArrayList<>();
        private long now = 7;

        private record Ring(long at, Runnable action) {}

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized Runnable set(Duration time, Runnable action) {
            Ring ring = new Ring(now + time.toNanos(), action);
            set.add(ring);
            return () -> putOff(ring);
        }

        private synchronized void putOff(Ring ring) {
            set.remove(ring);
        }

        synchronized int alarms() {
            return set.size();
        }

        void advance(Duration time) {
            due(time).forEach(ring -> ring.action().run());
        }

        private synchronized List<Ring> due(Duration time) {
            now += time.toNanos();
            List<Ring> due = set.stream().filter(ring -> ring.at() <= now).toList();
            set.removeAll(due);
            return due;
        }
    }

    private static long started(List<TaskFuture<String>> futures) {
        return futures.stream()
                .filter(each -> each.history().stream().anyMatch(moment -> moment.status() instanceof Status.Running))
                .count();
    }

    private static List<TaskFuture<String>> submit(TaskScope scope, int tasks) {
        List<TaskFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            all.add(scope.submit("task", () -> "done"));
        }
        return all;
    }

    /** Waits for those that may start: they start in their own threads. */
    private static void settle(List<TaskFuture<String>> some) throws Exception {
        for (TaskFuture<String> each : some) {
            each.result(SOON);
        }
    }

    @Test
    void starts_are_evenly_spaced_and_no_worker_waits_for_them() throws Exception {
        workers.pace(Rate.perSecond(10));
        try (TaskScope scope = TaskScope.open(workers)) {
            List<TaskFuture<String>> all = submit(scope, 4);
            settle(all.subList(0, 1));
            assertThat(started(all)).isEqualTo(1);
            clock.advance(Duration.ofMillis(99));
            assertThat(started(all)).isEqualTo(1);
            assertThat(workers.busy()).isLessThanOrEqualTo(1);
            clock.advance(Duration.ofMillis(1));
            settle(all.subList(0, 2));
            assertThat(started(all)).isEqualTo(2);
            clock.advance(Duration.ofMillis(100));
            clock.advance(Duration.ofMillis(100));
            settle(all);
            assertThat(clock.alarms()).as("nobody waits, so no alarm is set").isZero();
        }
    }

    @Test
    void a_late_alarm_costs_no_start_and_a_long_pause_saves_none_up() throws Exception {
        workers.pace(Rate.perSecond(10));
        try (TaskScope scope = TaskScope.open(workers)) {
            List<TaskFuture<String>> all = submit(scope, 4);
            clock.advance(Duration.ofMillis(150));
            settle(all.subList(0, 2));
            clock.advance(Duration.ofMillis(50));
            settle(all.subList(0, 3));
            assertThat(started(all)).isEqualTo(3);
            clock.advance(Duration.ofMinutes(1));
            settle(all);
            clock.advance(Duration.ofMinutes(1));
            List<TaskFuture<String>> more = submit(scope, 5);
            settle(more.subList(0, 1));
            assertThat(started(more)).as("not sixty at once").isLessThanOrEqualTo(2);
            workers.pace(null);
            settle(more);
        }
    }

    @Test
    void whoever_waits_for_the_next_start_can_be_cancelled_and_leaves_no_alarm() throws Exception {
        workers.pace(new Rate(1, Duration.ofHours(1)));
        try (TaskScope scope = TaskScope.open(workers)) {
            List<TaskFuture<String>> all = submit(scope, 3);
            settle(all.subList(0, 1));
            scope.cancelPending();
            assertThat(started(all)).isEqualTo(1);
        }
        assertThat(clock.alarms()).isZero();
    }

    @Test
    void the_clock_of_the_machine_lets_them_start_too() throws Exception {
        Workers real = Workers.of(5);
        real.pace(Rate.perSecond(100));
        long start = System.nanoTime();
        try (TaskScope scope = TaskScope.open(real)) {
            settle(submit(scope, 11));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(90));
    }

    @Test
    void a_rate_that_lets_nothing_start_is_refused() {
        assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
