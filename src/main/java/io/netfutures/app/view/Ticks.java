package io.netfutures.app.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Round times on an axis: every 1, 2 or 5 units, in µs, ms, s, min, h or days.
 *
 * @param step nanoseconds between two ticks
 */
record Ticks(long step, String unit, long unitNanos) {
    private static final long SECOND = 1_000_000_000L;

    /** The finest ticks of which no more than {@code most} are between 0 and {@code span} nanoseconds; at least 0 itself. */
    static Ticks of(long span, int most) {
        Ticks last = new Ticks(1_000, "µs", 1_000);
        for (Ticks ticks : all()) {
            last = ticks;
            if (span / ticks.step() < Math.max(1, most)) {
                break;
            }
        }
        return last;
    }

    private static List<Ticks> all() {
        List<Ticks> all = new ArrayList<>();
        add(all, "µs", 1_000, 1, 2, 5, 10, 20, 50, 100, 200, 500);
        add(all, "ms", 1_000_000, 1, 2, 5, 10, 20, 50, 100, 200, 500);
        add(all, "s", SECOND, 1, 2, 5, 10, 20, 30);
        add(all, "min", 60 * SECOND, 1, 2, 5, 10, 20, 30);
        add(all, "h", 3600 * SECOND, 1, 2, 5, 10);
        add(all, "d", 86_400 * SECOND, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000);
        return all;
    }

    private static void add(List<Ticks> all, String unit, long nanos, long... counts) {
        for (long count : counts) {
            all.add(new Ticks(count * nanos, unit, nanos));
        }
    }

    /** The label at that time: {@code 0}, {@code 500 ms}, {@code 2 s}. */
    String label(long nanos) {
        return nanos == 0 ? "0" : nanos / unitNanos + " " + unit;
    }
}
