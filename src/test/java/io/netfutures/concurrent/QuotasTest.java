package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks of which only so many may have a worker at a time. */
class QuotasTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private static Stepped<Boolean> at(CountDownLatch gate) {
        return step -> gate.await(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static Terms under(Object... quotas) {
        return Terms.NONE.under(Set.of(quotas));
    }

    @Test
    void who_is_over_the_quota_is_pending_holds_no_worker_and_lets_others_pass() throws Exception {
        Workers workers = Workers.of(3);
        workers.quota("core", 2);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> first = scope.submit("a", under("core"), at(gate));
            TaskFuture<Boolean> second = scope.submit("b", under("core"), at(gate));
            TaskFuture<Boolean> third = scope.submit("c", under("core"), at(gate));
            assertThat(first.running()).isTrue();
            assertThat(second.running()).isTrue();
            assertThat(third.status()).isInstanceOf(Status.Pending.class);
            assertThat(workers.busy()).isEqualTo(2);
            assertThat(scope.submit("d", () -> "passes").result(SOON)).isEqualTo("passes");
            assertThat(third.status()).isInstanceOf(Status.Pending.class);
            gate.countDown();
            assertThat(third.result(SOON)).isTrue();
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void a_wider_quota_lets_more_start_at_once() throws Exception {
        Workers workers = Workers.of(9);
        workers.quota("core", 1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            List<TaskFuture<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(scope.submit("a", under("core"), at(gate)));
            }
            assertThat(workers.busy()).isEqualTo(1);
            workers.quota("core", 4);
            assertThat(workers.busy()).isEqualTo(4);
            workers.quota("core", 2);
            assertThat(workers.busy()).as("running ones are left alone").isEqualTo(4);
            gate.countDown();
            assertThat(all.getLast().result(SOON)).isTrue();
        }
        assertThatThrownBy(() -> workers.quota("core", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_is_cancelled_while_it_waits_takes_no_room() throws Exception {
        Workers workers = Workers.of(3);
        workers.quota("core", 1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope scope = TaskScope.open(workers)) {
            TaskFuture<Boolean> first = scope.submit("a", under("core"), at(gate));
            TaskFuture<Boolean> second = scope.submit("b", under("core"), at(gate));
            TaskFuture<String> third = scope.submit("c", under("core"), step -> "its turn");
            second.cancel();
            gate.countDown();
            assertThat(first.result(SOON)).isTrue();
            assertThat(third.result(SOON)).isEqualTo("its turn");
        }
    }

    @Test
    void who_is_held_back_takes_no_room_from_another_scope() throws Exception {
        Workers workers = Workers.of(3);
        workers.quota("core", 1);
        CountDownLatch gate = new CountDownLatch(1);
        try (TaskScope held = TaskScope.open(workers);
                TaskScope other = TaskScope.open(workers)) {
            TaskFuture<Boolean> running = other.submit("a", under("core"), at(gate));
            TaskFuture<String> back = held.submit("b", under("core"), step -> "held");
            TaskFuture<String> next = other.submit("c", under("core"), step -> "passes");
            held.hold();
            gate.countDown();
            assertThat(running.result(SOON)).isTrue();
            assertThat(next.result(SOON)).isEqualTo("passes");
            assertThat(back.status()).isInstanceOf(Status.Pending.class);
            held.release();
            assertThat(back.result(SOON)).isEqualTo("held");
        }
    }

    @Test
    void a_lane_and_a_quota_hold_together_and_keep_the_order_of_arrival() throws Exception {
        Workers workers = Workers.of(2);
        workers.quota("core", 1);
        CountDownLatch gate = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        try (TaskScope scope = TaskScope.open(workers)) {
            scope.submit("holder", under("core"), at(gate));
            scope.submit("a", under("core").inLane("box"), step -> order.add("a"));
            TaskFuture<Boolean> cancelled = scope.submit("b", under("core").inLane("box"), step -> order.add("b"));
            scope.submit("c", under("core").inLane("box"), step -> order.add("c"));
            cancelled.cancel();
            gate.countDown();
        }
        assertThat(order).containsExactly("a", "c");
        assertThat(workers.busy()).isZero();
    }

    @Test
    void ten_thousand_under_overlapping_quotas_all_run_and_never_too_many() {
        Workers workers = Workers.of(50);
        Map<String, Integer> widths = Map.of("site 0", 3, "site 1", 7, "jump 0", 5, "jump 1", 11, "jump 2", 2);
        widths.forEach(workers::quota);
        Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
        Map<String, Integer> most = new ConcurrentHashMap<>();
        AtomicInteger ran = new AtomicInteger();
        List<TaskFuture<Integer>> all = new ArrayList<>();
        try (TaskScope scope = TaskScope.open(workers)) {
            for (int i = 0; i < 10_000; i++) {
                Set<String> quotas = Set.of("site " + i % 2, "jump " + i % 3);
                all.add(scope.submit("task", Terms.NONE.under(quotas), step -> {
                    quotas.forEach(each -> most.merge(
                            each,
                            now.computeIfAbsent(each, key -> new AtomicInteger())
                                    .incrementAndGet(),
                            Math::max));
                    quotas.forEach(each -> Objects.requireNonNull(now.get(each)).decrementAndGet());
                    return ran.incrementAndGet();
                }));
                if (i % 10 == 9) {
                    all.get(i - 3).cancel();
                }
            }
        }
        assertThat(all).allMatch(TaskFuture::done);
        List<Integer> results = all.stream()
                .filter(each -> !each.cancelled())
                .map(TaskFuture::resultNow)
                .toList();
        assertThat(results).hasSizeGreaterThanOrEqualTo(9000).doesNotHaveDuplicates();
        // One that is cancelled while it runs may have counted.
        assertThat(ran.get()).isBetween(results.size(), all.size());
        most.forEach((quota, atOnce) -> assertThat(atOnce).as(quota).isLessThanOrEqualTo(widths.get(quota)));
        assertThat(workers.busy()).isZero();
    }
}
