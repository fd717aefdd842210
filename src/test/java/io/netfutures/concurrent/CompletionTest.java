package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A wait that can be given up, for futures of any scope. */
class CompletionTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final CountDownLatch gate = new CountDownLatch(1);

    private static <T> Completion<TaskFuture<T>> waitFor(List<TaskFuture<T>> some, @Nullable Duration timeout) {
        return Completion.of(some, Function.identity(), timeout);
    }

    private String behindTheGate() throws InterruptedException {
        gate.await();
        return "late";
    }

    @Test
    void futures_of_two_scopes_come_out_in_the_order_in_which_they_are_done() throws Exception {
        try (TaskScope one = TaskScope.open(Workers.of(1));
                TaskScope two = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> late = one.submit("late", this::behindTheGate);
            TaskFuture<String> early = two.submit("early", () -> "early");
            Completion<TaskFuture<String>> completion = waitFor(List.of(late, early, late), LONG);
            assertThat(completion.next()).isSameAs(early);
            assertThat(completion.hasNext()).isTrue();
            gate.countDown();
            assertThat(completion.next()).isSameAs(late);
            assertThat(completion.hasNext()).isFalse();
            assertThatThrownBy(completion::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void letting_go_from_another_thread_ends_the_wait_and_leaves_the_work_alone() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> late = scope.submit("late", this::behindTheGate);
            Completion<TaskFuture<String>> completion = waitFor(List.of(late), null);
            TaskFuture<Boolean> other = scope.submit("other", () -> {
                completion.letGo();
                return true;
            });
            assertThatThrownBy(completion::next).isInstanceOf(LetGo.class);
            assertThat(other.result(LONG)).isTrue();
            assertThat(late.running()).isTrue();
            gate.countDown();
            assertThat(completion.next()).as("who let go may wait again").isSameAs(late);
        }
    }

    @Test
    void an_interrupt_ends_the_wait_and_cancels_nothing() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> late = scope.submit("late", this::behindTheGate);
            Thread.currentThread().interrupt();
            assertThatThrownBy(waitFor(List.of(late), null)::next).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            gate.countDown();
            assertThat(late.result()).isEqualTo("late");
        }
    }

    @Test
    void the_time_that_is_over_is_said_by_next_and_is_no_error_of_await() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> early = scope.submit("early", () -> "early");
            TaskFuture<String> late = scope.submit("late", this::behindTheGate);
            List<TaskFuture<String>> both = List.of(early, late);
            assertThat(early.result()).isEqualTo("early");
            Completion<TaskFuture<String>> completion = waitFor(both, Duration.ZERO);
            assertThatThrownBy(() -> {
                        completion.next();
                        completion.next();
                    })
                    .isInstanceOf(Unfinished.class)
                    .hasMessage("1 (of 2) futures unfinished");
            assertThat(waitFor(both, LONG).await(When.FIRST_COMPLETED)).isTrue();
            assertThat(waitFor(both, Duration.ZERO).await(When.ALL_COMPLETED)).isFalse();
            gate.countDown();
            assertThat(waitFor(both, LONG).await(When.ALL_COMPLETED)).isTrue();
        }
    }

    @Test
    void await_ends_with_the_first_that_raises() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(2))) {
            TaskFuture<String> late = scope.submit("late", this::behindTheGate);
            TaskFuture<String> broken = scope.submit("broken", () -> {
                throw new IllegalStateException("on purpose");
            });
            assertThat(waitFor(List.of(late, broken), LONG).await(When.FIRST_EXCEPTION))
                    .isTrue();
            assertThat(late.done()).isFalse();
            assertThat(broken.exceptionNow()).hasMessage("on purpose");
            gate.countDown();
        }
    }

    @Test
    void callbacks_that_were_there_before_the_wait_have_been_called_when_it_gives_a_future_out() throws Exception {
        List<String> called = new ArrayList<>();
        try (TaskScope scope = TaskScope.open(Workers.of(1))) {
            TaskFuture<String> late = scope.submit("late", this::behindTheGate);
            late.addDoneCallback(done -> called.add("callback"));
            Completion<TaskFuture<String>> completion = waitFor(List.of(late), LONG);
            gate.countDown();
            completion.next();
            assertThat(called).containsExactly("callback");
        }
    }
}
