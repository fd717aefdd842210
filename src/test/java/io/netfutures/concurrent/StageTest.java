package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tasks that wait for their stage. */
class StageTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Workers workers = Workers.of(2);

    @Test
    void tasks_are_pending_until_their_stage_begins_and_take_no_worker() throws Exception {
        Stage later = new Stage();
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> staged = scope.submit("a", Terms.NONE.in(later), step -> "second");
            TaskFuture<String> other = scope.submit("b", () -> "first");
            assertThat(other.result(SOON)).isEqualTo("first");
            assertThat(staged.status()).isInstanceOf(Status.Pending.class);
            assertThat(later.isBegun()).isFalse();
            later.begin();
            assertThat(staged.result(SOON)).isEqualTo("second");
            assertThat(scope.submit("c", Terms.NONE.in(later), step -> "at once")
                            .result(SOON))
                    .isEqualTo("at once");
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void what_is_submitted_later_for_the_same_lane_comes_later() throws Exception {
        Stage later = new Stage();
        List<String> order = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> change =
                    scope.submit("a", Terms.NONE.inLane("box").in(later), step -> order.add("a"));
            TaskFuture<Boolean> look = scope.submitInLane("b", "box", step -> order.add("b"));
            assertThat(scope.submitInLane("c", "other", step -> order.add("c")).result(SOON))
                    .isTrue();
            assertThat(look.status()).isInstanceOf(Status.Pending.class);
            later.begin();
            assertThat(look.result(SOON)).isTrue();
            assertThat(change.result(SOON)).isTrue();
        }
        assertThat(order).containsExactly("c", "a", "b");
    }

    @Test
    void a_stage_that_begins_while_tasks_are_submitted_loses_none() throws Exception {
        for (int round = 0; round < 300; round++) {
            Stage later = new Stage();
            List<TaskFuture<String>> futures = new ArrayList<>();
            try (TaskScope scope = TaskScope.open(workers)) {
                Thread beginning = Thread.ofVirtual().start(later::begin);
                for (int i = 0; i < 5; i++) {
                    Object lane = i % 2;
                    futures.add(scope.submit("task", Terms.NONE.inLane(lane).in(later), step -> "ran"));
                }
                beginning.join();
            }
            assertThat(futures).allSatisfy(each -> assertThat(each.status()).isInstanceOf(Status.Returned.class));
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_stage_keeps_the_order_of_submission_and_the_cap() throws Exception {
        Stage later = new Stage();
        Workers one = Workers.of(1);
        List<Integer> order = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(one)) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                scope.submit("task", Terms.NONE.in(later), step -> order.add(number));
            }
            assertThat(one.busy()).isZero();
            later.begin();
        }
        assertThat(order).hasSize(100).isSorted();
    }

    @Test
    void who_is_cancelled_before_the_stage_begins_never_starts() throws Exception {
        Stage later = new Stage();
        List<String> ran = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> cancelled =
                    scope.submit("a", Terms.NONE.inLane("x").in(later), step -> ran.add("a"));
            TaskFuture<Boolean> other = scope.submit("b", Terms.NONE.inLane("x").in(later), step -> ran.add("b"));
            assertThat(cancelled.cancel(false)).isTrue();
            later.begin();
            assertThat(other.result(SOON)).isTrue();
        }
        assertThat(ran).containsExactly("b");
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_held_scope_holds_back_a_stage_that_begins() throws Exception {
        Stage later = new Stage();
        CountDownLatch ran = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            scope.hold();
            TaskFuture<String> staged = scope.submit("a", Terms.NONE.in(later), step -> {
                ran.countDown();
                return "ran";
            });
            later.begin();
            TaskFuture<String> elsewhere;
            try (TaskScope other = TaskScope.open(workers)) {
                elsewhere = other.submit("b", () -> "free");
            }
            assertThat(elsewhere.result(SOON)).isEqualTo("free");
            assertThat(staged.status()).isInstanceOf(Status.Pending.class);
            scope.release();
            assertThat(staged.result(SOON)).isEqualTo("ran");
        }
        assertThat(ran.getCount()).isZero();
    }
}
