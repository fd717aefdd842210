package io.netfutures.app.view;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import io.netfutures.device.NaturalOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which futures are watched, and in what order. Sort keys are computed once for each future, before sorting. */
final class WatchOrder {
    private WatchOrder() {}

    /**
     * A future and its sort key.
     *
     * @param group 0 to 3; a future without a sort key is in the last group, in both directions
     */
    private record Row(FutureView future, int group, long number, String text) {}

    private static final int BLANK = 9;

    /** Ascending. A single method: a chain of comparators costs several times as much for 10,000 futures. */
    private static final Comparator<Row> UP = (a, b) -> {
        if (a.group != b.group) {
            return Integer.compare(a.group, b.group);
        }
        return a.number != b.number ? Long.compare(a.number, b.number) : a.text.compareTo(b.text);
    };

    private static final Comparator<Row> DOWN =
            (a, b) -> (a.group == BLANK) == (b.group == BLANK) ? UP.compare(b, a) : UP.compare(a, b);

    /** The futures that match the filter, sorted; equal ones keep their order. */
    static List<FutureView> rows(List<FutureView> futures, WatchState state, Instant now) {
        String[] words = state.filter().isBlank()
                ? new String[0]
                : state.filter().strip().split("\\s+");
        List<Row> found = new ArrayList<>(futures.size());
        for (FutureView future : futures) {
            if (matches(future, words)) {
                found.add(row(future, state.sort(), now));
            }
        }
        Row[] rows = found.toArray(Row[]::new);
        Arrays.sort(rows, state.descending() ? DOWN : UP);
        return Arrays.stream(rows).map(Row::future).toList();
    }

    private static Row row(FutureView future, WatchColumn sort, Instant now) {
        return switch (sort) {
            case STATE -> byState(future);
            case DEVICE -> text(future, future.device());
            case FUTURE -> text(future, future.name());
            case STEP -> text(future, WatchTable.step(future));
            case LAST -> text(future, future.lastLine());
            case SLOT ->
                future.atWork().map(work -> number(future, work.slot())).orElseGet(() -> text(future, ""));
            case ELAPSED ->
                future.worked(now).map(time -> number(future, time.toMillis())).orElseGet(() -> text(future, ""));
        };
    }

    /** Running ones first, the slowest on top; then pending, failed and other ones, the latest on top. */
    private static Row byState(FutureView future) {
        long end = -future.history().getLast().at().toEpochMilli();
        return switch (future.status()) {
            case Running running -> new Row(future, 0, running.since().toEpochMilli(), "");
            case Pending() -> new Row(future, 1, 0, "");
            case Raised raised -> new Row(future, 2, end, "");
            case Cancelled cancelled -> new Row(future, 3, end, "");
            case Returned<?> returned -> new Row(future, 3, end, "");
        };
    }

    private static Row number(FutureView future, long number) {
        return new Row(future, 0, number, "");
    }

    private static Row text(FutureView future, String text) {
        String key = NaturalOrder.key(text);
        return new Row(future, text.isEmpty() ? BLANK : 0, prefix(key), key);
    }

    /** The first characters of a key as a number with the same order, which is faster to compare. */
    private static long prefix(String key) {
        long prefix = 0;
        boolean narrow = true;
        for (int i = 0; i < 7; i++) {
            int c = narrow && i < key.length() ? Math.min(key.charAt(i), 0xff) : 0;
            narrow &= c < 0xff;
            prefix = prefix << 8 | c;
        }
        return prefix;
    }

    /** Whether each word occurs in the device, name, state or step, ignoring case. */
    private static boolean matches(FutureView future, String[] words) {
        for (String word : words) {
            if (!contains(future.device(), word)
                    && !contains(future.name(), word)
                    && !contains(future.word(), word)
                    && !contains(WatchTable.step(future), word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(String text, String word) {
        for (int i = 0; i <= text.length() - word.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
