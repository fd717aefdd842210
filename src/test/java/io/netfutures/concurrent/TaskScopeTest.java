package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a scope promises: P1 to P13, and the cap. */
class TaskScopeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void p1_no_thread_of_a_scope_outlives_close() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        TaskScope scope = TaskScope.open(Workers.of(10));
        for (int i = 0; i < 100; i++) {
            scope.submit("task " + i, Duration.ofSeconds(30), step -> threads.add(Thread.currentThread()));
        }
        scope.deadline(Duration.ofMinutes(5));
        scope.close();
        assertThat(threads).hasSize(100).noneMatch(Thread::isAlive);
    }

    @Test
    void p2_only_the_opening_thread_submits_waits_and_closes() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<List<Throwable>> stranger = scope.submit("stranger", () -> {
                List<Throwable> thrown = new ArrayList<>();
                for (Runnable call : List.<Runnable>of(
                        () -> scope.submit("x", () -> 1),
                        scope::close,
                        () -> scope.asCompleted(List.of()),
                        () -> scope.waitFor(List.of(), When.ALL_COMPLETED))) {
                    try {
                        call.run();
                    } catch (WrongThreadException e) {
                        thrown.add(e);
                    }
                }
                return thrown;
            });
            assertThat(stranger.result()).hasSize(4);
        }
    }

    @Test
    void p2_submit_after_join_or_close_fails_loudly() throws Exception {
        TaskScope scope = TaskScope.open(Workers.of(1));
        scope.join();
        assertThatThrownBy(() -> scope.submit("late", () -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot schedule new futures after shutdown");
        scope.close();
        assertThatThrownBy(() -> scope.submit("late", () -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void p3_collecting_failures_leaves_the_others_alone() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> bad = scope.submit("bad", () -> {
                throw new ArithmeticException();
            });
            TaskFuture<String> good = scope.submit("good", () -> "fine");
            scope.join();
            assertThat(bad.exception()).isInstanceOf(ArithmeticException.class);
            assertThat(good.result()).isEqualTo("fine");
        }
    }

    @Test
    void p3_failing_fast_cancels_the_others_and_join_throws_the_failure() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open("fast", Workers.of(2), Policy.FAIL_FAST)) {
            TaskFuture<String> other = scope.submit("other", () -> {
                inside.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return "";
            });
            TaskFuture<String> bad = scope.submit("bad", () -> {
                inside.await();
                throw new ArithmeticException("first");
            });
            TaskFuture<String> pending = scope.submit("pending", () -> "");
            assertThatThrownBy(scope::join)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(bad.exception());
            assertThat(other.cancelled()).isTrue();
            assertThat(pending.cancelled()).isTrue();
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void p3_a_failure_nobody_asked_for_is_not_lost_when_failing_fast() {
        assertThatThrownBy(() -> {
                    try (TaskScope scope = TaskScope.open("fast", Workers.of(1), Policy.FAIL_FAST)) {
                        scope.submit("bad", () -> {
                            throw new ArithmeticException("unheard");
                        });
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("unheard");
    }

    @Test
    void p3_the_first_success_cancels_the_others() throws Exception {
        try (TaskScope scope = TaskScope.open("any", Workers.of(2), Policy.FIRST_SUCCESS)) {
            TaskFuture<String> slow = scope.submit("slow", () -> {
                new CountDownLatch(1).await();
                return "slow";
            });
            TaskFuture<String> quick = scope.submit("quick", () -> "quick");
            scope.join();
            assertThat(quick.result()).isEqualTo("quick");
            assertThat(slow.cancelled()).isTrue();
        }
    }

    @Test
    void p4_and_p5_close_waits_even_for_tasks_that_ignore_the_interrupt() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch inside = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            scope.submit("stubborn", () -> {
                inside.countDown();
                long end = System.nanoTime() + Duration.ofMillis(50).toNanos();
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                ended.set(true);
                return null;
            });
            inside.await();
            scope.cancelAll();
        }
        assertThat(ended).isTrue();
    }

    @Test
    void close_lets_pending_tasks_run_as_the_end_of_pythons_with_does() {
        AtomicInteger ran = new AtomicInteger();
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            for (int i = 0; i < 20; i++) {
                scope.submit("task", ran::incrementAndGet);
            }
        }
        assertThat(ran).hasValue(20);
    }

    @Test
    void p6_the_deadline_of_a_task_counts_from_its_start_and_raises() throws Exception {
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
    void p6_the_deadline_of_a_scope_keeps_what_is_finished_and_ends_the_rest() throws Exception {
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
    void p6_the_deadline_of_a_scope_holds_while_close_waits() {
        TaskFuture<String> stuck;
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            stuck = scope.submit("stuck", () -> {
                new CountDownLatch(1).await();
                return "";
            });
            scope.deadline(Duration.ofMillis(100));
        }
        assertThat(stuck.exceptionNow()).isInstanceOf(DeadlineExceeded.class);
    }

    @Test
    void p7_an_interrupt_of_the_owner_cancels_all_and_stays_set() throws Exception {
        AtomicReference<List<Boolean>> seen = new AtomicReference<>(List.of());
        CountDownLatch waiting = new CountDownLatch(1);
        Thread owner = Thread.ofVirtual().start(() -> {
            try (TaskScope scope = TaskScope.open(Workers.of(1))) {
                List<TaskFuture<String>> futures = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    futures.add(scope.submit("task", () -> {
                        waiting.countDown();
                        new CountDownLatch(1).await();
                        return "";
                    }));
                }
                List<Boolean> cancelled = new ArrayList<>();
                for (TaskFuture<String> future : scope.asCompleted(futures)) {
                    cancelled.add(future.cancelled());
                }
                cancelled.add(Thread.currentThread().isInterrupted());
                seen.set(cancelled);
            }
        });
        waiting.await();
        owner.interrupt();
        assertThat(owner.join(SOON)).isTrue();
        assertThat(seen.get()).containsExactly(true, true, true, true);
    }

    @Test
    void p9_threads_have_the_names_of_a_pools_workers_and_pending_ones_say_so() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<String> names = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open("ThreadPoolExecutor-0", Workers.of(2), Policy.COLLECT)) {
            TaskFuture<?> slow = scope.submit(
                    "R1", () -> names.add(Thread.currentThread().getName()) && gate.await(20, TimeUnit.SECONDS));
            TaskFuture<?> second =
                    scope.submit("R2", () -> names.add(Thread.currentThread().getName()));
            second.result();
            TaskFuture<?> third =
                    scope.submit("R3", () -> names.add(Thread.currentThread().getName()));
            third.result();
            gate.countDown();
            slow.result();
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1", "ThreadPoolExecutor-0_1");
        assertThat(TaskScope.open(Workers.of(1)).name()).matches("TaskScope-\\d+");
    }

    @Test
    void p10_inheritable_context_reaches_the_tasks() throws Exception {
        InheritableThreadLocal<String> context = new InheritableThreadLocal<>();
        context.set("run 7");
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            assertThat(scope.submit("R1", context::get).result()).isEqualTo("run 7");
            assertThat(scope.submit("R1", () -> Thread.currentThread().getContextClassLoader())
                            .result())
                    .isSameAs(Thread.currentThread().getContextClassLoader());
        }
    }

    @Test
    void p11_never_more_than_the_cap_at_once_and_every_permit_comes_back() throws Exception {
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
    void p11_pending_tasks_start_first_in_first_out() {
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
    void p12_what_a_task_wrote_is_visible_to_whoever_reads_its_result() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(4))) {
            for (int i = 0; i < 2000; i++) {
                int[] plain = new int[1];
                TaskFuture<Boolean> future = scope.submit("writer", () -> {
                    plain[0] = 42;
                    return true;
                });
                assertThat(future.result()).isTrue();
                assertThat(plain[0]).isEqualTo(42);
            }
        }
    }

    @Test
    void two_of_three_run_and_the_freed_slot_takes_the_third() throws Exception {
        CountDownLatch one = new CountDownLatch(1);
        CountDownLatch two = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<?> f1 = scope.submit("R1", () -> one.await(20, TimeUnit.SECONDS));
            TaskFuture<?> f2 = scope.submit("R2", () -> two.await(20, TimeUnit.SECONDS));
            CountDownLatch three = new CountDownLatch(1);
            CountDownLatch inThird = new CountDownLatch(1);
            TaskFuture<?> f3 = scope.submit("R3", () -> {
                inThird.countDown();
                return three.await(20, TimeUnit.SECONDS);
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
        return java.util.Arrays.stream(futures)
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
                    return gate.await(20, TimeUnit.SECONDS);
                });
            }
            workers.resize(3);
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
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
            one.submit("first", () -> gate.await(20, TimeUnit.SECONDS));
            TaskFuture<String> second = other.submit("second", () -> "");
            assertThat(second.toString()).contains("pending");
            gate.countDown();
            second.result(SOON);
        }
    }

    @Test
    void ten_thousand_pending_tasks_are_cheap() {
        AtomicInteger ran = new AtomicInteger();
        try (TaskScope scope = TaskScope.open(Workers.of(100))) {
            List<TaskFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                futures.add(scope.submit("task", ran::incrementAndGet));
            }
            int seen = 0;
            for (TaskFuture<Integer> future : scope.asCompleted(futures)) {
                seen += future.done() ? 1 : 0;
            }
            assertThat(seen).isEqualTo(10_000);
        }
        assertThat(ran).hasValue(10_000);
    }
}
