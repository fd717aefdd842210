package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The ways to wait for many futures, side by side: submit with as_completed, results in list order, map, and wait. */
class TeachingTableTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch fast = new CountDownLatch(1);

    private String ask(String device) throws InterruptedException {
        CountDownLatch gate = device.equals("R1") ? slow : fast;
        assertThat(gate.await(120, TimeUnit.SECONDS)).isTrue();
        return device + " answer";
    }

    private List<TaskFuture<String>> submitAll(TaskScope scope) {
        List<TaskFuture<String>> futures = new ArrayList<>();
        for (String device : List.of("R1", "R2", "R3")) {
            futures.add(scope.submit(device, () -> ask(device)));
        }
        return futures;
    }

    @Test
    void as_completed_gives_the_fast_ones_first_and_each_once() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            List<TaskFuture<String>> futures = submitAll(scope);
            futures.add(futures.getFirst());
            Iterator<TaskFuture<String>> completed = scope.asCompleted(futures).iterator();
            fast.countDown();
            assertThat(List.of(completed.next().name(), completed.next().name()))
                    .containsExactlyInAnyOrder("R2", "R3");
            slow.countDown();
            assertThat(completed.next().result()).isEqualTo("R1 answer");
            assertThat(completed.hasNext()).isFalse();
        }
    }

    @Test
    void as_completed_gives_failed_and_cancelled_ones_too_and_at_once() {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> running = scope.submit("R1", () -> ask("R1"));
            TaskFuture<String> bad = scope.submit("R2", () -> {
                fast.await();
                throw new ArithmeticException();
            });
            TaskFuture<String> pending = scope.submit("R3", () -> ask("R3"));
            Iterator<TaskFuture<String>> completed =
                    scope.asCompleted(List.of(running, bad, pending)).iterator();
            pending.cancel();
            assertThat(completed.next()).isSameAs(pending);
            fast.countDown();
            assertThat(completed.next()).isSameAs(bad);
            slow.countDown();
            assertThat(completed.next()).isSameAs(running);
        }
    }

    @Test
    void as_completed_with_a_time_out_says_how_many_are_unfinished_and_they_go_on() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            List<TaskFuture<String>> futures = submitAll(scope);
            fast.countDown();
            scope.waitFor(futures.subList(1, 3), When.ALL_COMPLETED);
            Iterator<TaskFuture<String>> completed =
                    scope.asCompleted(futures, Duration.ofMillis(10)).iterator();
            completed.next();
            completed.next();
            assertThatThrownBy(completed::next)
                    .isInstanceOf(Unfinished.class)
                    .hasMessage("1 (of 3) futures unfinished");
            assertThat(futures.getFirst().running()).isTrue();
            slow.countDown();
            assertThat(futures.getFirst().result(SOON)).isEqualTo("R1 answer");
        }
    }

    @Test
    void leaving_the_loop_stops_nothing() throws Exception {
        fast.countDown();
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            List<TaskFuture<String>> futures = submitAll(scope);
            for (TaskFuture<String> future : scope.asCompleted(futures)) {
                assertThat(future.name()).isNotEqualTo("R1");
                break;
            }
            slow.countDown();
            assertThat(futures.getFirst().result(SOON)).isEqualTo("R1 answer");
        }
    }

    @Test
    void results_in_list_order_are_held_back_by_the_slow_first_one() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            List<TaskFuture<String>> futures = submitAll(scope);
            fast.countDown();
            assertThat(futures.get(1).result(SOON)).isEqualTo("R2 answer");
            assertThatThrownBy(() -> futures.getFirst().result(Duration.ZERO)).isInstanceOf(TimeoutException.class);
            slow.countDown();
            assertThat(futures.getFirst().result(SOON)).isEqualTo("R1 answer");
        }
    }

    @Test
    void map_submits_everything_and_holds_the_fast_answers_back() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            Results<String> results = scope.map(this::ask, List.of("R1", "R2", "R3"));
            fast.countDown();
            List<? extends TaskFuture<?>> all = results.futures();
            all.get(1).exception(SOON);
            all.get(2).exception(SOON);
            assertThat(all.getFirst().running()).isTrue();
            slow.countDown();
            assertThat(results.toList()).containsExactly("R1 answer", "R2 answer", "R3 answer");
        }
    }

    @Test
    void map_takes_two_lists_and_stops_at_the_shorter() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            assertThat(scope.map(
                                    (device, command) -> device + " " + command,
                                    List.of("R1", "R2", "R3"),
                                    List.of("a", "b"))
                            .toList())
                    .containsExactly("R1 a", "R2 b");
        }
    }

    @Test
    void map_raises_at_its_place_ends_there_and_cancels_what_has_not_started() throws Exception {
        Exception failure = new Exception("R2 is broken");
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            Results<String> results = scope.map(
                    device -> {
                        if (device.equals("R2")) {
                            throw failure;
                        }
                        return device.equals("R3") ? ask("R1") : device;
                    },
                    List.of("R1", "R2", "R3", "R4"));
            assertThat(results.next()).isEqualTo("R1");
            assertThatThrownBy(results::next).isSameAs(failure);
            assertThat(results.hasNext()).isFalse();
            assertThat(results.futures().get(3).cancelled()).isTrue();
            slow.countDown();
        }
    }

    @Test
    void the_time_of_map_counts_from_its_call() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            Results<String> results = scope.map(this::ask, List.of("R1"), Duration.ofMillis(10));
            assertThatThrownBy(results::next)
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage(null);
            slow.countDown();
        }
    }

    @Test
    void wait_returns_two_sets_and_never_raises() {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> one = scope.submit("R1", () -> ask("R1"));
            TaskFuture<String> two = scope.submit("R2", () -> {
                fast.await();
                throw new ArithmeticException();
            });
            TaskFuture<String> three = scope.submit("R3", () -> ask("R3"));
            List<TaskFuture<String>> all = List.of(one, two, three);

            assertThat(scope.waitFor(all, When.ALL_COMPLETED, Duration.ZERO).notDone())
                    .containsExactly(one, two, three);
            three.cancel();
            assertThat(scope.waitFor(all, When.FIRST_COMPLETED).done())
                    .as("a cancelled one is done")
                    .containsExactly(three);
            fast.countDown();
            DoneAndNotDone<String> first = scope.waitFor(all, When.FIRST_EXCEPTION);
            assertThat(first.done()).containsExactly(two, three);
            assertThat(first.notDone()).containsExactly(one);
            slow.countDown();
            assertThat(scope.waitFor(all, When.ALL_COMPLETED).notDone()).isEmpty();
            assertThat(scope.waitFor(List.of(one), When.FIRST_EXCEPTION).done())
                    .as("without one, all")
                    .containsExactly(one);
        }
    }

    @Test
    void an_exception_appears_at_result_only_and_the_others_are_not_touched() throws Exception {
        fast.countDown();
        slow.countDown();
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> bad = scope.submit("R1", () -> {
                throw new ArithmeticException("at result");
            });
            TaskFuture<String> good = scope.submit("R2", () -> ask("R2"));
            scope.waitFor(List.of(bad, good), When.ALL_COMPLETED);
            assertThatThrownBy(bad::result).hasMessage("at result");
            assertThat(good.result()).isEqualTo("R2 answer");
        }
    }

    @Test
    void the_result_of_a_cancelled_one_is_a_cancellation() {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            scope.submit("R1", () -> ask("R1"));
            TaskFuture<String> pending = scope.submit("R2", () -> ask("R2"));
            scope.cancelPending();
            assertThatThrownBy(pending::result).isInstanceOf(CancellationException.class);
            slow.countDown();
        }
    }

    @Test
    void submit_runs_any_function_with_any_arguments_and_returns_at_once() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> text = scope.submit("text", () -> ask("R1"));
            TaskFuture<Integer> number = scope.submit("number", () -> Integer.sum(40, 2));
            assertThat(text.done()).isFalse();
            slow.countDown();
            assertThat(number.result(SOON)).isEqualTo(42);
        }
    }
}
