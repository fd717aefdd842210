package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Deadlines of a task and of a scope. */
class DeadlineTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void the_deadline_of_a_task_counts_from_its_start_and_raises() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> late = scope.submit("late", Duration.ofMillis(20), step -> {
                new CountDownLatch(1).await();
                return "";
            });
            TaskFuture<String> after = scope.submit("after", Duration.ofSeconds(30), step -> "in time");
            assertThat(late.exception(SOON))
                    .isInstanceOf(DeadlineExceeded.class)
                    .hasMessage("the deadline of late, 0.02 s, is over");
            assertThat(after.result(SOON)).isEqualTo("in time");
            assertThat(late.exception())
                    .as("what the task threw afterwards")
                    .hasSuppressedException(new InterruptedException());
        }
    }

    @Test
    void the_deadline_of_a_scope_keeps_what_is_finished_and_ends_the_rest() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> done = scope.submit("done", () -> "kept");
            done.result();
            TaskFuture<String> running = scope.submit("running", () -> {
                new CountDownLatch(1).await();
                return "";
            });
            TaskFuture<String> running2 = scope.submit("running too", () -> {
                new CountDownLatch(1).await();
                return "";
            });
            TaskFuture<String> pending = scope.submit("pending", () -> "");
            scope.deadline(Duration.ofMillis(20));
            for (TaskFuture<String> each : List.of(running, running2, pending)) {
                assertThat(each.exception(SOON))
                        .isInstanceOf(DeadlineExceeded.class)
                        .hasMessageContaining("the deadline of the run");
            }
            assertThat(done.result()).isEqualTo("kept");
            assertThat(scope.submit("too late", () -> "").exception(SOON)).isInstanceOf(DeadlineExceeded.class);
        }
    }

    @Test
    void the_deadline_of_a_scope_holds_in_close_too() throws Exception {
        TaskFuture<String> hanging;
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            scope.deadline(Duration.ofMillis(20));
            hanging = scope.submit("hanging", () -> {
                new CountDownLatch(1).await();
                return "";
            });
        }
        assertThat(hanging.exception()).isInstanceOf(DeadlineExceeded.class);
    }

    @Test
    void each_future_raises_a_deadline_of_its_own() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            scope.deadline(Duration.ZERO);
            TaskFuture<String> one = scope.submit("one", () -> {
                new CountDownLatch(1).await();
                return "";
            });
            TaskFuture<String> two = scope.submit("two", () -> {
                new CountDownLatch(1).await();
                return "";
            });
            assertThat(one.exception(SOON)).isNotSameAs(two.exception(SOON)).isInstanceOf(DeadlineExceeded.class);
        }
    }

    @Test
    void waiting_for_a_worker_does_not_count_against_the_deadline_of_a_task() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<Boolean> first = scope.submit("first", () -> gate.await(120, TimeUnit.SECONDS));
            TaskFuture<String> second = scope.submit("second", Duration.ofMillis(500), step -> "in time");
            assertThat(scope.waitFor(List.of(second), When.ALL_COMPLETED, Duration.ofMillis(600))
                            .done())
                    .isEmpty();
            gate.countDown();
            assertThat(second.result(SOON)).isEqualTo("in time");
            assertThat(first.result()).isTrue();
        }
    }

    @Test
    void a_bound_beyond_all_clocks_is_none() throws Exception {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            scope.deadline(forever);
            TaskFuture<String> future = scope.submit("task", forever, step -> "value");
            assertThat(future.result(forever)).isEqualTo("value");
            assertThat(future.exception(forever)).isNull();
            assertThat(future.get(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo("value");
            assertThat(scope.asCompleted(List.of(future), forever)).containsExactly(future);
            assertThat(scope.map(String::valueOf, List.of(1, 2), forever).toList())
                    .containsExactly("1", "2");
        }
    }

    @Test
    void a_deadline_after_close_is_refused() {
        TaskScope scope = TaskScope.open(Workers.of(1));
        scope.close();
        assertThatThrownBy(() -> scope.deadline(SOON)).isInstanceOf(IllegalStateException.class);
    }
}
