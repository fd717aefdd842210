package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scope promises, beside policies, deadlines and the cap. */
class TaskScopeTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void no_thread_of_a_scope_outlives_close() throws Exception {
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
    void only_the_opening_thread_submits_waits_and_closes() throws Exception {
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
    void submit_after_join_or_close_fails_loudly() throws Exception {
        TaskScope scope = TaskScope.open(Workers.of(1));
        scope.join();
        assertThatThrownBy(() -> scope.submit("late", () -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot schedule new futures after shutdown");
        scope.close();
        assertThatThrownBy(() -> scope.submit("late", () -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void and_p5_close_waits_even_for_tasks_that_ignore_the_interrupt() throws Exception {
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
    void an_interrupt_of_the_owner_cancels_all_and_stays_set() throws Exception {
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
    void threads_have_the_names_of_a_pools_workers_and_pending_ones_say_so() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<String> names = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open("ThreadPoolExecutor-0", Workers.of(2), Policy.COLLECT)) {
            TaskFuture<?> slow = scope.submit(
                    "R1", () -> names.add(Thread.currentThread().getName()) && gate.await(120, TimeUnit.SECONDS));
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
    void inheritable_context_reaches_the_tasks() throws Exception {
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
    void what_a_task_wrote_is_visible_to_whoever_reads_its_result() throws Exception {
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

    @Test
    void what_nobody_holds_is_let_go_while_the_scope_goes_on() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> longest = scope.submit("the longest", () -> {
                gate.await();
                return "done";
            });
            AtomicReference<@Nullable WeakReference<Thread>> thread = new AtomicReference<>();
            WeakReference<TaskFuture<Object>> future = new WeakReference<>(scope.submit("short", () -> {
                thread.set(new WeakReference<>(Thread.currentThread()));
                return new Object();
            }));
            for (int i = 0; i < 200; i++) {
                scope.submit("next", () -> "").result();
            }
            await().until(() -> {
                System.gc();
                WeakReference<Thread> ran = thread.get();
                return future.get() == null && ran != null && ran.get() == null;
            });
            assertThat(scope.unfinished()).containsExactly(longest);
            assertThat(scope).hasToString(scope.name() + ": 0 pending, 1 running, 201 done");
            gate.countDown();
        }
    }

    @Test
    void the_threads_of_deadlines_end_too() {
        for (int i = 0; i < 200; i++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            try (TaskScope scope = TaskScope.open(Workers.of(3))) {
                for (int j = 0; j < 3; j++) {
                    scope.submit("task", Duration.ofNanos(1), step -> {
                                threads.add(Thread.currentThread());
                                new CountDownLatch(1).await();
                                return "";
                            })
                            .addDoneCallback(done -> threads.add(Thread.currentThread()));
                }
            }
            assertThat(threads).filteredOn(Thread::isVirtual).isNotEmpty().noneMatch(Thread::isAlive);
        }
    }

    @Test
    void an_interrupt_of_the_owner_at_one_future_cancels_all() throws Exception {
        AtomicReference<List<Boolean>> seen = new AtomicReference<>(List.of());
        CountDownLatch waiting = new CountDownLatch(1);
        Thread owner = Thread.ofVirtual().start(() -> {
            List<TaskFuture<String>> futures = new ArrayList<>();
            try (TaskScope scope = TaskScope.open(Workers.of(1))) {
                for (int i = 0; i < 3; i++) {
                    futures.add(scope.submit("task", () -> {
                        waiting.countDown();
                        new CountDownLatch(1).await();
                        return "";
                    }));
                }
                futures.getFirst().result();
            } catch (Exception e) {
                seen.set(futures.stream().map(TaskFuture::cancelled).toList());
            }
        });
        waiting.await();
        owner.interrupt();
        assertThat(owner.join(SOON)).isTrue();
        assertThat(seen.get()).containsExactly(true, true, true);
    }

    @Test
    void an_interrupt_of_the_owner_in_close_cancels_all_and_stays_set() throws Exception {
        AtomicBoolean set = new AtomicBoolean();
        CountDownLatch waiting = new CountDownLatch(1);
        Thread owner = Thread.ofVirtual().start(() -> {
            try (TaskScope scope = TaskScope.open(Workers.of(1))) {
                scope.submit("task", () -> {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                    return "";
                });
            }
            set.set(Thread.currentThread().isInterrupted());
        });
        waiting.await();
        owner.interrupt();
        assertThat(owner.join(SOON)).isTrue();
        assertThat(set).isTrue();
    }

    @Test
    void running_and_pending_tasks_are_named_in_a_thread_dump(@TempDir Path directory) throws Exception {
        Path dump = directory.resolve("threads.json");
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open("dumped", Workers.of(1), Policy.COLLECT)) {
            scope.submit("R1", () -> {
                inside.countDown();
                return gate.await(120, TimeUnit.SECONDS);
            });
            scope.submit("R2", () -> "");
            inside.await();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            gate.countDown();
        }
        assertThat(Files.readString(dump)).contains("\"dumped_0\"", "\"dumped_pending R2\"");
    }

    @Test
    void its_text_counts_its_tasks() {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open("counted", Workers.of(1), Policy.COLLECT)) {
            scope.submit("R2", () -> gate.await(120, TimeUnit.SECONDS));
            scope.submit("R3", () -> "");
            scope.submit("R4", () -> "").cancel();
            assertThat(scope).hasToString("counted: 1 pending, 1 running, 1 done");
            gate.countDown();
        }
    }
}
