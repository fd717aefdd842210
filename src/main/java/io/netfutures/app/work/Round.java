package io.netfutures.app.work;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run with so many workers has taken.
 *
 * @param workers as said, but not more than there are devices
 * @param reached the most devices that were worked on at once, which limits besides the workers may have held lower
 * @param devices how many devices there were
 * @param wall from the submission to the last end
 * @param opening from the connection to the end of the login, of the devices that have returned; null if none has
 * @param command from the first command to the last answer, of those devices
 * @param failed how many devices have failed
 */
public record Round(
        String workers,
        int reached,
        int devices,
        Duration wall,
        @Nullable Spread opening,
        @Nullable Spread command,
        int failed) {
    private static final Map<String, Step> STEPS =
            Stream.of(Step.values()).collect(Collectors.toUnmodifiableMap(Step::toString, Function.identity()));

    private static final double HARDLY_LONGER = 1.1;

    /** Failing fast is not being fast. */
    private static final Comparator<Round> BETTER =
            Comparator.comparingInt(Round::failed).thenComparing(Round::wall);

    /** The median of some times, and what 95 of 100 do not exceed. */
    public record Spread(Duration median, Duration high) {
        private static final double HIGH = 0.95;

        /** Of these times, in any order; null if there are none. */
        static @Nullable Spread of(List<Duration> times) {
            if (times.isEmpty()) {
                return null;
            }
            List<Duration> sorted = times.stream().sorted().toList();
            return new Spread(
                    sorted.get((sorted.size() - 1) / 2), sorted.get((int) Math.ceil(HIGH * sorted.size()) - 1));
        }
    }

    /** The round of these futures, which are done. */
    public static Round of(String workers, List<NamedFuture> futures, Duration wall) {
        List<Duration> opening = new ArrayList<>();
        List<Duration> command = new ArrayList<>();
        int failed = 0;
        for (NamedFuture each : futures) {
            if (each.status() instanceof Status.Returned) {
                List<Moment> life = each.future().history();
                between(life, Step.CONNECT, Step.SHELL).ifPresent(opening::add);
                between(life, Step.COMMAND, Step.DISCONNECT).ifPresent(command::add);
            } else {
                failed++;
            }
        }
        int reached =
                atOnce(futures.stream().map(each -> each.future().history()).toList());
        return new Round(workers, reached, futures.size(), wall, Spread.of(opening), Spread.of(command), failed);
    }

    /** How many of the futures with these histories, which are done, were running at once, at the most. */
    static int atOnce(List<List<Moment>> histories) {
        List<Instant> begun = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        for (List<Moment> life : histories) {
            life.stream()
                    .filter(each -> each.status() instanceof Status.Running)
                    .findFirst()
                    .ifPresent(first -> {
                        begun.add(first.at());
                        ended.add(life.getLast().at());
                    });
        }
        begun.sort(null);
        ended.sort(null);
        int over = 0;
        int most = 0;
        for (int started = 0; started < begun.size(); started++) {
            while (over < started && !ended.get(over).isAfter(begun.get(started))) {
                over++;
            }
            most = Math.max(most, started + 1 - over);
        }
        return most;
    }

    /**
     * The round with the fewest workers of those that took hardly longer than the best one and in which no more devices have failed; empty if
     * there is none, or if every device has failed in each: failing fast is not being fast. The best one is the fastest of those with the
     * fewest failures.
     */
    public static Optional<Round> recommended(List<Round> rounds) {
        return rounds.stream()
                .filter(each -> each.failed() < each.devices())
                .min(BETTER)
                .flatMap(best -> rounds.stream()
                        .filter(each -> each.failed() <= best.failed()
                                && each.wall().toNanos()
                                        <= HARDLY_LONGER * best.wall().toNanos())
                        .min(Comparator.comparingInt(Round::reached)));
    }

    /** The one of these two rounds with the same workers that counts: with fewer failures, else the shorter, else this one. */
    public Round orBetter(Round other) {
        return BETTER.compare(other, this) < 0 ? other : this;
    }

    /** Devices in a second. */
    public double rate() {
        return devices * 1e9 / Math.max(1, wall.toNanos());
    }

    /** From the last time that a future entered {@code from} to the first time after it that it was at {@code to} or beyond. */
    private static Optional<Duration> between(List<Moment> life, Step from, Step to) {
        Instant begun = null;
        Instant ended = null;
        for (Moment each : life) {
            Step step = each.status() instanceof Status.Running running ? STEPS.get(running.step()) : null;
            if (step == from && (begun == null || ended != null || from == Step.CONNECT)) {
                begun = each.at();
                ended = null;
            } else if (begun != null && ended == null && (isDone(each) || (step != null && step.compareTo(to) >= 0))) {
                ended = each.at();
            }
        }
        return begun == null || ended == null ? Optional.empty() : Optional.of(Duration.between(begun, ended));
    }

    private static boolean isDone(Moment moment) {
        return moment.status().isDone();
    }
}
