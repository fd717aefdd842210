package io.netfutures.app.view;

import io.netfutures.app.view.Timeline.Stretch;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A clock that runs while something is pending or running, and stands still otherwise; in nanoseconds. */
final class WorkTime {
    /** The intervals in which the clock runs, by their start. No two of them overlap. */
    private final NavigableMap<Long, Going> going = new TreeMap<>();

    /** An interval in which the clock runs, and what it shows at the start. */
    private record Going(long from, long to, long shown) {
        long at(long time) {
            return shown + Math.min(time, to) - from;
        }
    }

    private WorkTime() {}

    /** The clock for these stretches, which may overlap; those of one future are in chronological order. */
    static WorkTime of(List<List<Stretch>> futures) {
        WorkTime clock = new WorkTime();
        futures.stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Stretch::from))
                .forEach(stretch -> clock.go(stretch.from(), stretch.to()));
        return clock;
    }

    private void go(long from, long to) {
        Map.Entry<Long, Going> last = going.lastEntry();
        if (last != null && from <= last.getValue().to()) {
            Going before = last.getValue();
            going.put(last.getKey(), new Going(before.from(), Math.max(before.to(), to), before.shown()));
        } else {
            going.put(from, new Going(from, to, at(from)));
        }
    }

    /** What the clock shows at that time. */
    long at(long time) {
        Map.Entry<Long, Going> before = going.floorEntry(time);
        return before == null ? 0 : before.getValue().at(time);
    }
}
