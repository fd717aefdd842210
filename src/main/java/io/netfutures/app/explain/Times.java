package io.netfutures.app.explain;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Formats times and lists for explanations. */
final class Times {
    private static final double NANOS_PER_MILLI = 1e6;

    private Times() {}

    /** {@code 0.42 s}; a time below a hundredth of a second in milliseconds, {@code 0.6 ms}. */
    static String exact(Duration time) {
        return time.toMillis() < 10
                ? String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI)
                : text(time);
    }

    /** {@code 0.42 s}. */
    static String text(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / (1000 * NANOS_PER_MILLI));
    }

    /** {@code R1}, {@code R1 and R3}, {@code R1, R2 and R3}; {@code none} for none. */
    static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        if (all.isEmpty()) {
            return "none";
        }
        int last = all.size() - 1;
        return last == 0 ? all.getFirst() : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
