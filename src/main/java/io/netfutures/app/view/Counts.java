package io.netfutures.app.view;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The number of futures in each state.
 *
 * @param rate how many currently return or raise per second; empty if that is unknown or none is left
 * @param slowest those running longest, the longest first; at most {@value #MOST_SLOW}
 */
public record Counts(
        int pending, int running, int returned, int raised, int cancelled, OptionalDouble rate, List<Busy> slowest) {
    private static final int MOST_SLOW = 16;

    /** The time spans, in ms, over which ends are counted: the first one with enough of them is used. */
    private static final long[] WINDOWS = {5_000, 30_000};

    private static final int ENOUGH = 10;

    /** A device that has been worked on since {@code since}. */
    public record Busy(String device, String step, Instant since) {}

    /**
     * Counts the futures in one pass. The rate is that of the last 5 s or 30 s if 10 of them ended then, else that since the oldest
     * unfinished one was submitted; it requires two ends and half a second.
     */
    public static Counts of(List<FutureView> futures, Instant now) {
        int pending = 0;
        int running = 0;
        int returned = 0;
        int raised = 0;
        int cancelled = 0;
        long start = Long.MAX_VALUE;
        long[] ends = new long[futures.size()];
        int ended = 0;
        PriorityQueue<Busy> slowest =
                new PriorityQueue<>(Comparator.comparing(Busy::since).reversed());
        for (FutureView future : futures) {
            Moment last = future.history().getLast();
            switch (last.status()) {
                case Pending() -> pending++;
                case Running work -> {
                    running++;
                    keep(slowest, future.device(), work);
                }
                case Returned<?> value -> returned++;
                case Raised cause -> raised++;
                case Cancelled early -> cancelled++;
            }
            if (!last.status().isDone()) {
                start = Math.min(start, future.history().getFirst().at().toEpochMilli());
            } else if (!(last.status() instanceof Cancelled)) {
                ends[ended++] = last.at().toEpochMilli();
            }
        }
        OptionalDouble rate =
                pending + running == 0 ? OptionalDouble.empty() : rate(ends, ended, start, now.toEpochMilli());
        List<Busy> longest =
                slowest.stream().sorted(Comparator.comparing(Busy::since)).toList();
        return new Counts(pending, running, returned, raised, cancelled, rate, longest);
    }

    private static void keep(PriorityQueue<Busy> slowest, String device, Running work) {
        if (slowest.size() == MOST_SLOW) {
            if (!work.since().isBefore(slowest.element().since())) {
                return;
            }
            slowest.remove();
        }
        slowest.add(new Busy(device, work.step(), work.since()));
    }

    private static OptionalDouble rate(long[] ends, int ended, long start, long now) {
        long from = start;
        int count = 0;
        for (long window : WINDOWS) {
            from = Math.max(start, now - window);
            count = since(from, ends, ended);
            if (count >= ENOUGH) {
                break;
            }
        }
        if (count < ENOUGH) {
            from = start;
            count = since(from, ends, ended);
        }
        long time = now - from;
        return count < 2 || time < 500 ? OptionalDouble.empty() : OptionalDouble.of(count * 1000.0 / time);
    }

    private static int since(long from, long[] ends, int ended) {
        int count = 0;
        for (int i = 0; i < ended; i++) {
            if (ends[i] >= from) {
                count++;
            }
        }
        return count;
    }

    /** How many have returned, raised or been cancelled. */
    public int done() {
        return returned + raised + cancelled;
    }

    /** How many futures there are. */
    public int total() {
        return pending + running + done();
    }

    /** The seconds until the last one ends at the current rate, rounded up; empty if the rate is unknown. */
    public OptionalLong secondsLeft() {
        return rate.isPresent()
                ? OptionalLong.of((long) Math.ceil((pending + running) / rate.getAsDouble()))
                : OptionalLong.empty();
    }
}
