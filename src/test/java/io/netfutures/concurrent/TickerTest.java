package io.netfutures.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A thread that does one thing whenever it is due. */
class TickerTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void nothing_happens_until_something_is_due() throws Exception {
        Semaphore ticks = new Semaphore(0);
        try (Ticker ticker = Ticker.start("test", ticks::release)) {
            ticker.wakeWithin(NEVER);
            assertThat(ticks.availablePermits()).isZero();
            ticker.wakeWithin(Duration.ZERO);
            assertThat(ticks.tryAcquire(120, TimeUnit.SECONDS))
                    .as("an earlier time wins")
                    .isTrue();
        }
    }

    @Test
    void a_later_wish_does_not_put_off_what_is_due() throws Exception {
        Semaphore ticks = new Semaphore(0);
        try (Ticker ticker = Ticker.start("test", ticks::release)) {
            ticker.wakeWithin(Duration.ofMillis(1));
            ticker.wakeWithin(NEVER);
            assertThat(ticks.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_tick_may_ask_for_the_next_one_and_ticks_do_not_overlap() throws Exception {
        CountDownLatch five = new CountDownLatch(5);
        AtomicInteger atWork = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        AtomicReference<Ticker> self = new AtomicReference<>();
        Ticker ticker = Ticker.start("test", () -> {
            overlapped.compareAndSet(false, atWork.incrementAndGet() > 1);
            five.countDown();
            self.get().wakeWithin(Duration.ZERO);
            atWork.decrementAndGet();
        });
        self.set(ticker);
        ticker.wakeWithin(Duration.ZERO);
        assertThat(five.await(120, TimeUnit.SECONDS)).isTrue();
        ticker.close();
        assertThat(overlapped).isFalse();
    }

    @Test
    void a_tick_that_fails_is_told_to_the_threads_handler_and_the_next_one_comes() throws Exception {
        Semaphore ticks = new Semaphore(0);
        AtomicReference<Throwable> told = new AtomicReference<>();
        AtomicBoolean first = new AtomicBoolean(true);
        try (Ticker ticker = Ticker.start("test", () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> told.set(thrown));
            ticks.release();
            if (first.getAndSet(false)) {
                throw new StackOverflowError("once");
            }
        })) {
            ticker.wakeWithin(Duration.ZERO);
            assertThat(ticks.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
            ticker.wakeWithin(Duration.ZERO);
            assertThat(ticks.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told.get()).hasMessage("once");
    }

    @Test
    void close_waits_for_the_tick_at_work_and_nothing_comes_after_it() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger ticks = new AtomicInteger();
        Ticker ticker = Ticker.start("test", () -> {
            ticks.incrementAndGet();
            began.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ended.set(true);
        });
        ticker.wakeWithin(Duration.ZERO);
        began.await();
        Thread closer = Thread.ofVirtual().start(ticker::close);
        go.countDown();
        assertThat(closer.join(Duration.ofMinutes(2))).isTrue();
        assertThat(ended).isTrue();
        ticker.wakeWithin(Duration.ZERO);
        assertThat(ticks).hasValue(1);
    }

    @Test
    void a_tick_may_close_its_own_ticker() throws Exception {
        AtomicReference<Ticker> self = new AtomicReference<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        Ticker ticker = Ticker.start("test", () -> {
            thread.set(Thread.currentThread());
            self.get().close();
            closed.countDown();
        });
        self.set(ticker);
        ticker.wakeWithin(Duration.ZERO);
        assertThat(closed.await(120, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.get().join(Duration.ofMinutes(2))).isTrue();
    }
}
