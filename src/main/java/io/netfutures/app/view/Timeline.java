package io.netfutures.app.view;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run on one time scale, in nanoseconds since the first submission. The scale contains only the time in which a future was
 * pending or running; otherwise its clock stands still. If the machine's clock was set back, it counts as having stood still.
 *
 * @param rows the futures to draw: the first {@code firsts} of the run, then the slowest of the others
 * @param span up to the last event, or to now if something is still active
 * @param idle for how long the clock of the scale stood still
 * @param total how many futures the run has
 */
record Timeline(List<Row> rows, long span, long idle, int firsts, int total) {
    /** Idle time below this is not mentioned. */
    private static final Duration NOTABLE = Duration.ofMillis(100);

    /**
     * One future.
     *
     * @param stretches one after the other, without gaps
     * @param end when it ended; empty if it is active
     * @param handedOver when its result was first fetched, not before its end
     */
    record Row(FutureView future, List<Stretch> stretches, OptionalLong end, OptionalLong handedOver) {
        private Row on(WorkTime clock) {
            return new Row(
                    future,
                    stretches.stream()
                            .map(each -> new Stretch(each.status(), clock.at(each.from()), clock.at(each.to())))
                            .toList(),
                    on(clock, end),
                    on(clock, handedOver));
        }

        private static OptionalLong on(WorkTime clock, OptionalLong time) {
            return time.isPresent() ? OptionalLong.of(clock.at(time.getAsLong())) : time;
        }
    }

    /** A period in which a future was pending, or running in one step. */
    record Stretch(Status status, long from, long to) {
        boolean isPending() {
            return status instanceof Pending;
        }

        /** The name of the step; empty if pending or unnamed. */
        String step() {
            return status instanceof Running running ? running.step() : "";
        }
    }

    /** The timeline of these futures, in at most {@code most} rows. */
    static Timeline of(List<FutureView> futures, Instant now, int most) {
        Instant start = futures.stream()
                .map(future -> future.history().getFirst().at())
                .min(Comparator.naturalOrder())
                .orElse(now);
        List<Row> real = futures.stream().map(future -> row(future, start, now)).toList();
        WorkTime clock = WorkTime.of(real.stream().map(Row::stretches).toList());
        List<Row> all = real.stream().map(row -> row.on(clock)).toList();
        long idle = real.stream().mapToLong(Timeline::last).max().orElse(0)
                - all.stream().mapToLong(Timeline::last).max().orElse(0);
        long span = all.stream().mapToLong(Timeline::last).max().orElse(0);
        int shown = Math.clamp(most, 1, Math.max(1, all.size()));
        if (shown >= all.size()) {
            return new Timeline(all, span, idle, all.size(), all.size());
        }
        int firsts = (shown + 1) / 2;
        Stream<Row> slowest = all.stream()
                .skip(firsts)
                .sorted(Comparator.comparingLong(Timeline::worked).reversed())
                .limit((long) shown - firsts);
        List<Row> rows = Stream.concat(all.stream().limit(firsts), slowest).toList();
        return new Timeline(rows, span, idle, firsts, all.size());
    }

    private static Row row(FutureView future, Instant start, Instant now) {
        List<Stretch> stretches = new ArrayList<>();
        List<Moment> history = future.history();
        long at = nanos(start, history.getFirst().at());
        for (int i = 0; i < history.size(); i++) {
            Status status = history.get(i).status();
            if (status.isDone()) {
                break;
            }
            Instant until = i + 1 < history.size() ? history.get(i + 1).at() : now;
            long to = Math.max(at, nanos(start, until));
            stretches.add(new Stretch(status, at, to));
            at = to;
        }
        long end = at;
        if (!future.status().isDone()) {
            return new Row(future, List.copyOf(stretches), OptionalLong.empty(), OptionalLong.empty());
        }
        Instant given = future.handedOver();
        return new Row(
                future,
                List.copyOf(stretches),
                OptionalLong.of(end),
                given == null ? OptionalLong.empty() : OptionalLong.of(Math.max(end, nanos(start, given))));
    }

    private static long nanos(Instant start, Instant at) {
        return Math.max(0, TimeUnit.NANOSECONDS.convert(Duration.between(start, at)));
    }

    private static long last(Row row) {
        long end = row.stretches().isEmpty() ? 0 : row.stretches().getLast().to();
        return row.handedOver().orElse(row.end().orElse(end));
    }

    private static long worked(Row row) {
        return row.stretches().stream()
                .filter(stretch -> !stretch.isPending())
                .mapToLong(stretch -> stretch.to() - stretch.from())
                .sum();
    }

    /** This timeline on a scale of at least {@code time}. */
    Timeline upTo(long time) {
        return new Timeline(rows, Math.max(span, time), idle, firsts, total);
    }

    /** The position of that time on a scale from 0 to {@code length}. */
    double place(long time, double length) {
        return span == 0 ? 0 : (double) time / (double) span * length;
    }

    /** The steps that occur in the drawing, in the order of their first occurrence. */
    SequencedSet<String> steps() {
        SequencedSet<String> steps = new LinkedHashSet<>();
        rows.forEach(row -> row.stretches().stream()
                .filter(stretch -> !stretch.isPending())
                .forEach(stretch -> steps.add(stretch.step())));
        return steps;
    }

    /** A sentence on which futures are drawn, if not all. */
    private String selection() {
        int slowest = rows.size() - firsts;
        int hidden = total - rows.size();
        if (hidden == 0) {
            return "";
        }
        String others = slowest == 0 ? "" : ", and the slowest" + number(slowest) + " of the others";
        return hidden + " of " + total + " futures are not shown: only the first" + number(firsts) + others + ".";
    }

    /** Notes below the drawing: how long its clock stood still, and which futures it shows; may be empty. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (idle >= NOTABLE.toNanos()) {
            notes.add("Not drawn: " + Elapsed.text(Duration.ofNanos(idle)) + " in which nothing was at work.");
        }
        if (!selection().isEmpty()) {
            notes.add(selection());
        }
        return notes;
    }

    private static String number(int count) {
        return count == 1 ? "" : " " + count;
    }
}
