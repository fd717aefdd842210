package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a future says of itself, and what can be done with it (Python's concurrent.futures.Future). */
class TaskFutureTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void its_text_is_that_of_pythons_future_in_each_state() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<Map<String, String>> first = scope.submit("R1", () -> {
                gate.await();
                return Map.of("R1", "12:00");
            });
            TaskFuture<String> second = scope.submit("R2", () -> {
                throw new ArithmeticException();
            });
            TaskFuture<String> third = scope.submit("R3", () -> "never");

            assertThat(first.toString()).matches("<Future at 0x[0-9a-f]+ state=running>");
            assertThat(second.toString()).matches("<Future at 0x[0-9a-f]+ state=pending>");
            String identity = first.toString().split(" ")[2];
            third.cancel();
            gate.countDown();
            first.result();
            second.exception();

            assertThat(first.toString()).isEqualTo("<Future at " + identity + " state=finished returned dict>");
            assertThat(second.toString()).endsWith("state=finished raised ArithmeticException>");
            assertThat(third.toString()).endsWith("state=cancelled>");
            assertThat(Set.of(
                            identity,
                            second.toString().split(" ")[2],
                            third.toString().split(" ")[2]))
                    .hasSize(3);
        }
    }

    static Stream<Arguments> types() {
        Map<String, String> none = new HashMap<>();
        return Stream.of(
                Arguments.of(none, "dict"),
                Arguments.of(List.of(1), "list"),
                Arguments.of("text", "str"),
                Arguments.of(1, "int"),
                Arguments.of(1L, "int"),
                Arguments.of(true, "bool"),
                Arguments.of(1.5, "float"),
                Arguments.of(Set.of(), "set"),
                Arguments.of(Map.entry(1, 2), "tuple"),
                Arguments.of(null, "NoneType"),
                Arguments.of(Duration.ZERO, "Duration"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_value_has_the_name_of_its_python_type(Object value, String type) {
        assertThat(PythonTypes.nameOf(value)).isEqualTo(type);
    }

    @Test
    void running_says_since_when_on_which_slot_and_at_which_step() throws Exception {
        CountDownLatch stepped = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("R1", step -> {
                step.accept("login");
                stepped.countDown();
                gate.await();
                return "";
            });
            stepped.await();
            assertThat(future.status()).isInstanceOfSatisfying(Running.class, running -> {
                assertThat(running.step()).isEqualTo("login");
                assertThat(running.slot()).isZero();
            });
            assertThat(future.running()).isTrue();
            assertThat(future.state()).isEqualTo(Future.State.RUNNING);
            gate.countDown();
        }
    }

    @Test
    void result_gives_the_value_or_throws_the_very_object_that_was_thrown() throws Exception {
        Exception thrown = new Exception("no");
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> good = scope.submit("good", () -> "yes");
            TaskFuture<String> bad = scope.submit("bad", () -> {
                throw thrown;
            });
            assertThat(good.result()).isEqualTo("yes");
            assertThat(good.exception()).isNull();
            assertThat(good.resultNow()).isEqualTo("yes");
            assertThatThrownBy(bad::result).isSameAs(thrown);
            assertThat(bad.exception()).isSameAs(thrown);
            assertThat(bad.exceptionNow()).isSameAs(thrown);
            assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasCause(thrown);
            assertThat(bad.state()).isEqualTo(Future.State.FAILED);
        }
    }

    @Test
    void waiting_for_a_result_can_be_bounded_and_the_task_goes_on() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("slow", () -> {
                gate.await();
                return "at last";
            });
            assertThatThrownBy(() -> future.result(Duration.ZERO))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage(null);
            assertThatThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> future.exception(Duration.ZERO)).isInstanceOf(TimeoutException.class);
            assertThat(future.running()).isTrue();
            gate.countDown();
            assertThat(future.result(SOON)).isEqualTo("at last");
        }
    }

    @Test
    void cancelling_a_pending_task_ends_it_at_once_and_it_never_starts() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<Boolean> first = scope.submit("first", () -> gate.await(120, TimeUnit.SECONDS));
            TaskFuture<Integer> second = scope.submit("second", started::incrementAndGet);
            List<String> told = new CopyOnWriteArrayList<>();
            second.addDoneCallback(future -> told.add(future.toString()));

            assertThat(second.cancel()).isTrue();
            assertThat(told).singleElement().asString().endsWith("state=cancelled>");
            assertThat(second.cancel()).as("again").isTrue();
            assertThat(second.status()).isEqualTo(new Cancelled(false));
            assertThatThrownBy(second::result).isInstanceOf(CancellationException.class);
            assertThatThrownBy(second::exception).isInstanceOf(CancellationException.class);
            assertThat(first.running()).isTrue();
            gate.countDown();
        }
        assertThat(started).hasValue(0);
    }

    @Test
    void cancelling_a_running_task_interrupts_it_and_frees_its_slot_when_it_has_really_ended() throws Exception {
        Workers workers = Workers.of(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch cleaning = new CountDownLatch(1);
        CountDownLatch clean = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<String> first = scope.submit("first", () -> {
                inside.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    cleaning.countDown();
                    clean.await();
                }
                return "too late";
            });
            TaskFuture<String> second = scope.submit("second", () -> "second");
            inside.await();
            assertThat(first.cancel()).isTrue();
            assertThat(first.status()).isEqualTo(new Cancelled(true));
            cleaning.await();
            assertThat(second.done()).as("the slot is still taken").isFalse();
            assertThat(workers.busy()).isEqualTo(1);
            clean.countDown();
            assertThat(second.result(SOON)).isEqualTo("second");
            assertThat(first.cancelled())
                    .as("what it returns later changes nothing")
                    .isTrue();
        }
    }

    @Test
    void a_finished_task_cannot_be_cancelled() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("R1", () -> "done");
            future.result();
            assertThat(future.cancel()).isFalse();
            assertThat(future.cancel(true)).isFalse();
            assertThat(future.isCancelled()).isFalse();
        }
    }

    @Test
    void cancel_without_interrupting_spares_what_is_running() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<Boolean> running = scope.submit("a", () -> gate.await(120, TimeUnit.SECONDS));
            TaskFuture<Boolean> pending = scope.submit("b", () -> true);
            assertThat(running.cancel(false)).isFalse();
            assertThat(pending.cancel(false)).isTrue();
            gate.countDown();
            assertThat(running.result(SOON)).isTrue();
        }
    }

    @Test
    void a_task_that_throws_an_interruption_of_its_own_has_raised_and_is_not_cancelled() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> interrupted = scope.submit("a", () -> {
                throw new InterruptedException("its own");
            });
            TaskFuture<String> cancelled = scope.submit("b", () -> {
                throw new CancellationException("its own");
            });
            assertThat(interrupted.exception()).isInstanceOf(InterruptedException.class);
            assertThat(cancelled.exception()).isInstanceOf(CancellationException.class);
            assertThat(cancelled.status()).isInstanceOf(Raised.class);
        }
    }

    @Test
    void callbacks_run_once_in_order_in_the_thread_that_ends_it_and_a_failing_one_harms_nobody() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(3);
        List<String> calls = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open("pool", Workers.of(1), Policy.COLLECT)) {
            TaskFuture<String> future = scope.submit("R1", () -> {
                gate.await();
                return "";
            });
            future.addDoneCallback(done -> record(calls, "one", called));
            future.addDoneCallback(done -> {
                record(calls, "two", called);
                throw new IllegalStateException("a callback that fails");
            });
            future.addDoneCallback(done -> record(calls, "three", called));
            gate.countDown();
            called.await();
            assertThat(calls).containsExactly("one pool_0", "two pool_0", "three pool_0");
            List<String> late = new ArrayList<>();
            future.addDoneCallback(done -> late.add(Thread.currentThread().getName()));
            assertThat(late).containsExactly(Thread.currentThread().getName());
        }
    }

    private static void record(List<String> calls, String call, CountDownLatch called) {
        calls.add(call + " " + Thread.currentThread().getName());
        called.countDown();
    }

    @Test
    void of_cancel_and_completion_exactly_one_wins_and_everybody_sees_the_same() throws Exception {
        for (int i = 0; i < 2000; i++) {
            CyclicBarrier start = new CyclicBarrier(2);
            AtomicInteger told = new AtomicInteger();
            try (TaskScope scope = TaskScope.open(Workers.of(1))) {
                TaskFuture<String> future = scope.submit("race", () -> {
                    start.await();
                    return "value";
                });
                future.addDoneCallback(done -> told.incrementAndGet());
                start.await();
                boolean won = future.cancel();
                assertThat(future.done()).isTrue();
                assertThat(future.cancelled()).isEqualTo(won);
                if (!won) {
                    assertThat(future.status()).isInstanceOf(Returned.class);
                    assertThat(future.result()).isEqualTo("value");
                }
            }
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void a_callback_that_fails_is_logged_and_the_others_are_called() {
        Logger logger = Logger.getLogger("io.netfutures.concurrent");
        Map<String, Throwable> logged = new ConcurrentHashMap<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.put(line.getLevel() + " " + line.getMessage(), line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            scope.submit("R1", () -> gate.await(120, TimeUnit.SECONDS));
            TaskFuture<String> future = scope.submit("R2", () -> "");
            AssertionError failure = new AssertionError("an error is no reason either");
            AtomicInteger called = new AtomicInteger();
            future.addDoneCallback(done -> {
                throw failure;
            });
            future.addDoneCallback(done -> called.incrementAndGet());
            assertThat(future.cancel()).isTrue();
            assertThat(called).hasValue(1);
            assertThat(logged).containsEntry("SEVERE exception calling callback for " + future, failure);
            gate.countDown();
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void an_interrupt_of_a_stranger_that_waits_leaves_the_task_alone() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("R1", () -> {
                gate.await();
                return "goes on";
            });
            Thread stranger = Thread.ofVirtual().start(() -> {
                try {
                    future.result();
                } catch (Exception e) {
                    // it was interrupted
                }
            });
            stranger.interrupt();
            assertThat(stranger.join(SOON)).isTrue();
            assertThat(future.running()).isTrue();
            gate.countDown();
            assertThat(future.result(SOON)).isEqualTo("goes on");
        }
    }

    @Test
    void a_class_without_a_name_is_shown_as_what_it_extends() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> future = scope.submit("R1", () -> {
                throw new ArithmeticException() {};
            });
            future.exception();
            assertThat(future.toString()).endsWith("state=finished raised ArithmeticException>");
        }
    }
}
