package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks that share something of which one may have it at a time. */
class LanesTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private static Stepped<Boolean> at(CountDownLatch gate) {
        return step -> gate.await(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void who_waits_for_another_is_pending_and_holds_no_worker() throws Exception {
        Workers workers = Workers.of(2);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> first = scope.submitInLane("a", "box", at(gate));
            TaskFuture<Boolean> second = scope.submitInLane("b", "box", at(gate));
            TaskFuture<String> other = scope.submitInLane("c", "other box", step -> "passes");
            assertThat(first.running()).isTrue();
            assertThat(second.status()).isInstanceOf(Status.Pending.class);
            assertThat(other.result(SOON)).isEqualTo("passes");
            assertThat(scope.submit("d", () -> "passes too").result(SOON)).isEqualTo("passes too");
            assertThat(second.status()).isInstanceOf(Status.Pending.class);
            gate.countDown();
            assertThat(second.result(SOON)).isTrue();
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_lane_is_first_in_first_out_across_scopes_and_never_has_two_at_work() throws Exception {
        Workers workers = Workers.of(8);
        List<Integer> order = new CopyOnWriteArrayList<>();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TaskScope one = TaskScope.open(workers);
                TaskScope two = TaskScope.open(workers)) {
            for (int i = 0; i < 400; i++) {
                int number = i;
                (i % 2 == 0 ? one : two).submitInLane("task", "box", step -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    order.add(number);
                    return now.decrementAndGet();
                });
            }
        }
        assertThat(order).hasSize(400).isSorted();
        assertThat(most.get()).isEqualTo(1);
        assertThat(workers.busy()).isZero();
    }

    @Test
    void the_next_of_a_lane_comes_before_those_that_came_after_it() throws Exception {
        Workers workers = Workers.of(1);
        CountDownLatch gate = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(workers)) {
            scope.submitInLane("a", "box", at(gate));
            scope.submitInLane("b", "box", step -> order.add("b"));
            scope.submit("c", () -> order.add("c"));
            gate.countDown();
        }
        assertThat(order).containsExactly("b", "c");
    }

    @Test
    void who_is_cancelled_while_it_waits_leaves_the_lane() throws Exception {
        Workers workers = Workers.of(2);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> first = scope.submitInLane("a", "box", at(gate));
            TaskFuture<String> second = scope.submitInLane("b", "box", step -> "never");
            TaskFuture<String> third = scope.submitInLane("c", "box", step -> "its turn");
            assertThat(second.cancel()).isTrue();
            assertThat(third.status()).isInstanceOf(Status.Pending.class);
            gate.countDown();
            assertThat(first.result(SOON)).isTrue();
            assertThat(third.result(SOON)).isEqualTo("its turn");
            assertThat(second.status()).isEqualTo(new Status.Cancelled(false));
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void who_is_cancelled_at_work_keeps_the_lane_until_it_has_ended() throws Exception {
        Workers workers = Workers.of(2);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> first = scope.submitInLane("a", "box", step -> {
                try {
                    inside.countDown();
                    return gate.await(SOON.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    return gate.await(SOON.toSeconds(), TimeUnit.SECONDS);
                }
            });
            TaskFuture<String> second = scope.submitInLane("b", "box", step -> "its turn");
            assertThat(inside.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            first.cancel();
            assertThat(interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(second.status()).isInstanceOf(Status.Pending.class);
            gate.countDown();
            assertThat(second.result(SOON)).isEqualTo("its turn");
        }
    }

    @Test
    void the_deadline_of_the_run_ends_who_waits_in_a_lane() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            scope.submitInLane("a", "box", at(never));
            TaskFuture<Boolean> second = scope.submitInLane("b", "box", at(never));
            scope.deadline(Duration.ofMillis(50));
            assertThatThrownBy(() -> second.result(SOON)).isInstanceOf(DeadlineExceeded.class);
            assertThat(second.history()).as("never at work").hasSize(2);
        }
    }

    @Test
    void cancelling_while_a_lane_is_handed_over_loses_neither_lane_nor_worker() throws Exception {
        Workers workers = Workers.of(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            for (int i = 0; i < 2000; i++) {
                CountDownLatch gate = new CountDownLatch(1);
                scope.submitInLane("holder", i % 3, at(gate));
                List<TaskFuture<String>> waiting = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    waiting.add(scope.submitInLane("waits", i % 3, step -> ""));
                }
                gate.countDown();
                waiting.get(i % 2).cancel();
            }
            for (int lane = 0; lane < 3; lane++) {
                assertThat(scope.submitInLane("last", lane, step -> "free").result(SOON))
                        .isEqualTo("free");
            }
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void who_is_held_back_and_cancelled_lets_the_next_of_its_lane_go_first() throws Exception {
        Workers workers = Workers.of(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            workers.hold();
            TaskFuture<String> held = scope.submitInLane("held", "box", step -> "held");
            TaskFuture<String> next = scope.submitInLane("next", "box", step -> "next");
            held.cancel();
            workers.release();
            assertThat(next.result(SOON)).isEqualTo("next");
        }
    }
}
