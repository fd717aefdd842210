package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a future remembers of its life, and when its end was handed over. */
class HistoryTest {
    private static List<String> words(TaskFuture<?> future) {
        return future.history().stream()
                .map(moment -> switch (moment.status()) {
                    case Pending() -> "pending";
                    case Running(Instant since, int slot, String step) -> "running " + slot + " " + step;
                    case Returned<?> returned -> "returned";
                    case Raised raised -> "raised";
                    case Cancelled cancelled -> "cancelled";
                })
                .toList();
    }

    @Test
    void every_step_is_a_moment_and_the_last_one_is_what_it_is_now() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("R1", (Stepped<String>) step -> {
                step.accept("connect");
                step.accept("command");
                return "clock";
            });
            assertThat(future.result()).isEqualTo("clock");
            assertThat(words(future))
                    .containsExactly("pending", "running 0 ", "running 0 connect", "running 0 command", "returned");
            assertThat(future.history().getLast().status()).isSameAs(future.status());
            assertThat(future.history().stream().map(Moment::at)).isSorted();
        }
    }

    @Test
    void one_that_is_cancelled_while_pending_never_ran() {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<?> running = scope.submit("R1", () -> {
                gate.await();
                return null;
            });
            TaskFuture<?> pending = scope.submit("R2", () -> null);
            assertThat(pending.cancel()).isTrue();
            assertThat(words(pending)).containsExactly("pending", "cancelled");
            assertThat(words(running)).containsExactly("pending", "running 0 ");
            gate.countDown();
        }
    }

    @Test
    void an_end_is_handed_over_by_who_asks_for_it_and_not_by_who_looks() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            TaskFuture<String> asked = scope.submit("R1", () -> "a");
            TaskFuture<String> seen = scope.submit("R2", () -> "b");
            TaskFuture<String> failed = scope.submit("R3", () -> {
                throw new IllegalStateException("no");
            });
            List<TaskFuture<String>> futures = List.of(asked, seen, failed);
            for (TaskFuture<String> each : scope.asCompleted(futures)) {
                assertThat(each.done()).isTrue();
            }
            assertThat(scope.waitFor(futures, When.ALL_COMPLETED).notDone()).isEmpty();
            assertThat(futures).allMatch(future -> future.handedOver().isEmpty());
            assertThat(asked.result()).isEqualTo("a");
            assertThat(failed.exception()).isNotNull();
            Instant first = asked.handedOver().orElseThrow();
            assertThat(first).isAfterOrEqualTo(asked.history().getLast().at());
            assertThat(asked.result()).isEqualTo("a");
            assertThat(asked.handedOver()).contains(first);
            assertThat(failed.handedOver()).isPresent();
            assertThat(seen.handedOver()).isEmpty();
        }
    }

    @Test
    void what_is_done_is_given_at_once_even_to_an_interrupted_owner_and_cancels_nothing() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(3))) {
            TaskFuture<String> returned = scope.submit("R1", () -> "a");
            TaskFuture<String> raised = scope.submit("R2", () -> {
                throw new IllegalStateException("no");
            });
            TaskFuture<String> running = scope.submit("R3", () -> {
                gate.await();
                return "c";
            });
            assertThat(scope.waitFor(List.of(returned, raised), When.ALL_COMPLETED)
                            .notDone())
                    .isEmpty();
            assertThat(returned.state()).isEqualTo(Future.State.SUCCESS);
            assertThat(raised.state()).isEqualTo(Future.State.FAILED);
            assertThat(running.state()).isEqualTo(Future.State.RUNNING);
            assertThat(returned.handedOver()).as("who only looks gets nothing").isEmpty();
            Thread.currentThread().interrupt();
            assertThat(returned.resultNow()).isEqualTo("a");
            assertThat(returned.result()).isEqualTo("a");
            assertThat(raised.exceptionNow()).hasMessage("no");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(running.running()).isTrue();
            assertThat(returned.handedOver()).isPresent();
            assertThat(raised.handedOver()).isPresent();
            gate.countDown();
            assertThat(running.result()).isEqualTo("c");
        }
    }

    @Test
    void map_hands_over_each_value_that_it_gives() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            Results<String> results = scope.map(name -> "answer of " + name, List.of("R1", "R2"));
            assertThat(results.next()).isEqualTo("answer of R1");
            var futures = results.futures();
            assertThat(scope.waitFor(futures, When.ALL_COMPLETED).notDone()).isEmpty();
            assertThat(futures.getFirst().handedOver()).isPresent();
            assertThat(futures.getLast().handedOver()).isEmpty();
        }
    }

    @RepeatedTest(20)
    void whoever_ends_it_first_is_the_only_end_in_the_history() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TaskFuture<String> future;
        try (TaskScope scope = TaskScope.open(Workers.of(1));
                TaskScope racers = TaskScope.open(Workers.of(8))) {
            future = scope.submit("R1", (Stepped<String>) step -> {
                go.await();
                for (int i = 0; i < 20; i++) {
                    step.accept("step " + i);
                }
                return "value";
            });
            List<TaskFuture<Boolean>> cancels = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                cancels.add(racers.submit("cancel", () -> {
                    go.await();
                    return future.cancel();
                }));
            }
            go.countDown();
            assertThat(racers.waitFor(cancels, When.ALL_COMPLETED, Duration.ofSeconds(30))
                            .notDone())
                    .isEmpty();
        }
        assertThat(future.history().stream().filter(moment -> moment.status().isDone()))
                .hasSize(1);
        assertThat(future.history().getLast().status()).isSameAs(future.status());
    }
}
