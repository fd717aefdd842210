package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final int SIZE = 100_000;

    @Test
    void what_does_not_fit_is_refused_and_takes_nothing() {
        Budget budget = new Budget(SIZE);
        assertThat(budget.take(SIZE)).isTrue();
        assertThat(budget.take(1)).isFalse();
        budget.giveBack(SIZE);
        assertThat(budget.take(SIZE)).isTrue();
    }

    @Test
    void a_finished_answer_counts_as_long_as_something_holds_it() {
        Budget budget = new Budget(SIZE);
        List<String> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            assertThat(budget.take(SIZE)).isTrue();
            held.add("x".repeat(SIZE));
            budget.finish(held.getLast(), SIZE);
        }
        try {
            assertThat(budget.take(SIZE)).isFalse();
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    @Test
    void an_answer_that_nothing_holds_makes_room_for_the_next() {
        Budget budget = new Budget(SIZE);
        for (int i = 0; i < 20; i++) {
            assertThat(budget.take(SIZE)).isTrue();
            budget.finish("x".repeat(SIZE), SIZE);
        }
    }

    @Test
    void a_finished_answer_counts_no_more_than_itself() {
        Budget budget = new Budget(SIZE);
        assertThat(budget.take(SIZE)).isTrue();
        String small = "a line";
        budget.finish(small, SIZE);
        try {
            assertThat(budget.take(SIZE)).isTrue();
        } finally {
            Reference.reachabilityFence(small);
        }
    }
}
