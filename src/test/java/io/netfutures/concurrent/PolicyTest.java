package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of the others when one task ends. */
class PolicyTest {

    @Test
    void collecting_failures_leaves_the_others_alone() throws Exception {
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
    void failing_fast_cancels_the_others_and_join_throws_the_failure() throws Exception {
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
            assertThat(interrupted.await(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_failure_nobody_asked_for_is_not_lost_when_failing_fast() {
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
    void the_first_success_cancels_the_others() throws Exception {
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
    void join_throws_the_first_failure_however_the_threads_race() {
        for (int i = 0; i < 2000; i++) {
            try (TaskScope scope = TaskScope.open("fast", Workers.of(2), Policy.FAIL_FAST)) {
                scope.submit("bad", () -> {
                    throw new ArithmeticException("first");
                });
                scope.submit("good", () -> "");
                assertThatThrownBy(scope::join).isInstanceOf(ExecutionException.class);
            }
        }
    }

    @Test
    void what_is_submitted_after_the_decision_is_cancelled() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        try (TaskScope scope = TaskScope.open("any", Workers.of(1), Policy.FIRST_SUCCESS)) {
            CountDownLatch told = new CountDownLatch(1);
            TaskFuture<String> quick = scope.submit("quick", () -> "quick");
            quick.addDoneCallback(done -> told.countDown());
            told.await();
            scope.waitFor(List.of(quick), When.ALL_COMPLETED);
            TaskFuture<Integer> late = scope.submit("late", ran::incrementAndGet);
            assertThat(late.cancelled()).isTrue();
        }
        try (TaskScope scope = TaskScope.open("fast", Workers.of(1), Policy.FAIL_FAST)) {
            CountDownLatch told = new CountDownLatch(1);
            TaskFuture<String> bad = scope.submit("bad", () -> {
                throw new ArithmeticException();
            });
            bad.addDoneCallback(done -> told.countDown());
            told.await();
            assertThat(scope.submit("late", ran::incrementAndGet).cancelled()).isTrue();
            assertThatThrownBy(scope::join).hasCauseInstanceOf(ArithmeticException.class);
        }
        assertThat(ran).hasValue(0);
    }

    @Test
    void without_any_success_join_throws_the_first_failure_and_loses_no_other() {
        Exception first = new Exception("first");
        Exception second = new Exception("second");
        try (TaskScope scope = TaskScope.open("any", Workers.of(1), Policy.FIRST_SUCCESS)) {
            scope.submit("one", () -> {
                throw first;
            });
            scope.submit("two", () -> {
                throw second;
            });
            assertThatThrownBy(scope::join)
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(first)
                    .hasSuppressedException(second);
        }
    }

    @Test
    void with_a_success_the_failures_before_it_do_not_count() throws Exception {
        try (TaskScope scope = TaskScope.open("any", Workers.of(1), Policy.FIRST_SUCCESS)) {
            TaskFuture<String> bad = scope.submit("bad", () -> {
                throw new ArithmeticException();
            });
            TaskFuture<String> good = scope.submit("good", () -> "good");
            scope.join();
            assertThat(bad.exception()).isInstanceOf(ArithmeticException.class);
            assertThat(good.result()).isEqualTo("good");
        }
    }

    @Test
    void the_exception_of_the_body_keeps_that_of_close() {
        assertThatThrownBy(() -> {
                    try (TaskScope scope = TaskScope.open("fast", Workers.of(1), Policy.FAIL_FAST)) {
                        scope.submit("bad", () -> {
                            throw new ArithmeticException("unheard");
                        });
                        throw new IllegalArgumentException("of the body");
                    }
                })
                .hasMessage("of the body")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasRootCauseMessage("unheard"));
    }
}
