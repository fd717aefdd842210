package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The cap: how many run, who is next, and on which slot. */
class WorkersTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void never_more_than_the_cap_at_once_and_every_permit_comes_back() throws Exception {
        Workers workers = Workers.of(7);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TaskScope scope = TaskScope.open(workers)) {
            List<TaskFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                int number = i;
                futures.add(scope.submit("task " + i, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    now.decrementAndGet();
                    if (number % 3 == 0) {
                        throw new IllegalStateException();
                    }
                    return "";
                }));
                if (i % 5 == 0) {
                    futures.get(i / 2).cancel();
                }
            }
        }
        assertThat(most.get()).isBetween(1, 7);
        assertThat(workers.busy()).isZero();
    }

    @Test
    void pending_tasks_start_first_in_first_out() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                scope.submit("task", () -> order.add(number));
            }
        }
        assertThat(order).hasSize(200).isSorted();
    }

    @Test
    void two_of_three_run_and_the_freed_slot_takes_the_third() throws Exception {
        CountDownLatch one = new CountDownLatch(1);
        CountDownLatch two = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<?> f1 = scope.submit("R1", () -> one.await(120, TimeUnit.SECONDS));
            TaskFuture<?> f2 = scope.submit("R2", () -> two.await(120, TimeUnit.SECONDS));
            CountDownLatch three = new CountDownLatch(1);
            CountDownLatch inThird = new CountDownLatch(1);
            TaskFuture<?> f3 = scope.submit("R3", () -> {
                inThird.countDown();
                return three.await(120, TimeUnit.SECONDS);
            });
            assertThat(words(f1, f2, f3)).containsExactly("running", "running", "pending");
            two.countDown();
            inThird.await();
            assertThat(words(f1, f2, f3)).containsExactly("running", "finished returned bool", "running");
            one.countDown();
            three.countDown();
            scope.join();
            assertThat(words(f1, f2, f3)).allMatch("finished returned bool"::equals);
        }
    }

    private static List<String> words(TaskFuture<?>... futures) {
        return Arrays.stream(futures)
                .map(future -> future.toString().replaceAll(".*state=|>", ""))
                .toList();
    }

    @Test
    void the_cap_can_be_changed_while_tasks_run() throws Exception {
        Workers workers = Workers.of(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch three = new CountDownLatch(3);
        try (TaskScope scope = TaskScope.open(workers)) {
            for (int i = 0; i < 5; i++) {
                scope.submit("task", () -> {
                    three.countDown();
                    return gate.await(120, TimeUnit.SECONDS);
                });
            }
            workers.resize(3);
            assertThat(three.await(120, TimeUnit.SECONDS)).isTrue();
            assertThat(workers.busy()).isEqualTo(3);
            workers.resize(1);
            assertThat(workers.busy()).as("running ones are left alone").isEqualTo(3);
            gate.countDown();
        }
        assertThat(workers.busy()).isZero();
        assertThatThrownBy(() -> workers.resize(0)).hasMessage("max_workers must be greater than 0, not 0");
        assertThatThrownBy(() -> Workers.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_cap_can_serve_several_scopes() throws Exception {
        Workers workers = Workers.of(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope one = TaskScope.open(workers);
                TaskScope other = TaskScope.open(workers)) {
            one.submit("first", () -> gate.await(120, TimeUnit.SECONDS));
            TaskFuture<String> second = other.submit("second", () -> "");
            assertThat(second.toString()).contains("pending");
            gate.countDown();
            second.result(SOON);
        }
    }

    @Test
    void a_task_that_cannot_be_started_takes_no_worker() throws Exception {
        Workers workers = Workers.of(1);
        AtomicBoolean broken = new AtomicBoolean(true);
        InheritableThreadLocal<String> context = new InheritableThreadLocal<>() {
            @Override
            protected String childValue(String value) {
                if (broken.get()) {
                    throw new IllegalStateException("cannot be inherited");
                }
                return value;
            }
        };
        context.set("run 7");
        try (TaskScope scope = TaskScope.open(workers)) {
            assertThatThrownBy(() -> scope.submit("one", () -> "")).hasMessage("cannot be inherited");
            assertThat(workers.busy()).isZero();
            broken.set(false);
            assertThat(scope.submit("two", () -> "runs").result(SOON)).isEqualTo("runs");
        } finally {
            context.remove();
        }
    }

    @Test
    void cancelling_while_the_worker_is_handed_over_loses_none() throws Exception {
        Workers workers = Workers.of(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            for (int i = 0; i < 2000; i++) {
                CountDownLatch gate = new CountDownLatch(1);
                scope.submit("holder", () -> gate.await(120, TimeUnit.SECONDS));
                TaskFuture<String> pending = scope.submit("pending", () -> "");
                gate.countDown();
                pending.cancel();
            }
            assertThat(scope.submit("last", () -> "free").result(SOON)).isEqualTo("free");
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_scope_that_is_held_lets_others_pass_and_keeps_its_place() throws Exception {
        Workers workers = Workers.of(1);
        CountDownLatch gate = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        try (TaskScope one = TaskScope.open(workers);
                TaskScope two = TaskScope.open(workers)) {
            TaskFuture<Boolean> running = one.submit("running", () -> gate.await(2, TimeUnit.MINUTES));
            TaskFuture<Boolean> held = one.submit("held", () -> order.add("held"));
            TaskFuture<Boolean> dropped = one.submit("dropped", () -> order.add("dropped"));
            TaskFuture<Boolean> passes = two.submit("passes", () -> order.add("passes"));
            one.hold();
            one.hold();
            TaskFuture<Boolean> later = one.submit("later", () -> order.add("later"));
            gate.countDown();
            assertThat(running.result()).isTrue();
            assertThat(passes.result()).isTrue();
            assertThat(one.isHeld()).isTrue();
            assertThat(two.isHeld()).isFalse();
            assertThat(List.of(held.status(), later.status())).hasOnlyElementsOfType(Status.Pending.class);
            assertThat(dropped.cancel()).isTrue();
            one.release();
            assertThat(later.result()).isTrue();
            assertThat(order).containsExactly("passes", "held", "later");
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_held_task_of_a_lane_starts_when_its_scope_is_released() throws Exception {
        Workers workers = Workers.of(2);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope one = TaskScope.open(workers)) {
            TaskFuture<String> behind;
            try (TaskScope two = TaskScope.open(workers)) {
                two.submitInLane("first", "box", step -> gate.await(2, TimeUnit.MINUTES));
                behind = one.submitInLane("behind", "box", step -> "after the first");
                one.hold();
                gate.countDown();
            }
            assertThat(workers.busy())
                    .as("the lane is free, and nobody has a slot")
                    .isZero();
            assertThat(behind.status()).isInstanceOf(Status.Pending.class);
            one.release();
            assertThat(behind.result()).isEqualTo("after the first");
        }
    }

    @Test
    void held_workers_start_nothing_new_until_they_are_released() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Workers workers = Workers.of(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<String> running = scope.submit("R1", () -> {
                gate.await();
                return "one";
            });
            TaskFuture<String> pending = scope.submit("R2", () -> "two");
            workers.hold();
            workers.hold();
            assertThat(workers.isHeld()).isTrue();
            gate.countDown();
            assertThat(running.result()).isEqualTo("one");
            workers.resize(5);
            TaskFuture<String> later = scope.submit("R3", () -> "three");
            assertThat(pending.status()).isInstanceOf(Status.Pending.class);
            assertThat(later.status()).isInstanceOf(Status.Pending.class);
            assertThat(pending.cancel()).as("what is held can be cancelled").isTrue();
            workers.release();
            assertThat(workers.isHeld()).isFalse();
            assertThat(later.result()).isEqualTo("three");
        }
    }
}
