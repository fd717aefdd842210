package io.netfutures.app.explain;

import io.netfutures.app.view.FutureView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finished run of one way, with all that is known of it. Times count from the first submission.
 *
 * @param futures f1, f2, f3 of R1, R2, R3; all are done
 */
record Trial(Way way, Setting setting, List<FutureView> futures, List<Sighting> events) {
    Trial {
        futures = List.copyOf(futures);
        events = List.copyOf(events);
    }

    Instant start() {
        return futures.stream()
                .map(future -> future.history().getFirst().at())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The lives of the futures, in the order of submission. */
    List<Life> lives() {
        Instant start = start();
        return futures.stream().map(future -> Life.of(future, start)).toList();
    }

    Life life(String future) {
        return lives().stream()
                .filter(life -> life.name().equals(future))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(future));
    }

    /** The lives of the futures, in the order in which they were done. */
    List<Life> byEnd() {
        Instant start = start();
        return futures.stream()
                .sorted(Comparator.comparing(
                        future -> future.history().getLast().at()))
                .map(future -> Life.of(future, start))
                .toList();
    }

    /** The lives of the futures whose outcome was fetched, in that order. */
    List<Life> byHandover() {
        Instant start = start();
        return futures.stream()
                .flatMap(future -> Optional.ofNullable(future.handedOver()).stream()
                        .map(at -> new Given(Life.of(future, start), at)))
                .sorted(Comparator.comparing(Given::at))
                .map(Given::life)
                .toList();
    }

    private record Given(Life life, Instant at) {}

    /** When the last future was done. */
    Duration end() {
        return byEnd().getLast().ended();
    }

    /** The time until the last result was fetched or the last future was done; not rounded. */
    Duration whole() {
        return futures.stream()
                .flatMap(future -> Stream.of(
                                Optional.ofNullable(future.handedOver()),
                                Optional.of(future.history().getLast().at()))
                        .flatMap(Optional::stream))
                .map(at -> Duration.between(start(), at))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    Duration since(Instant at) {
        return Life.since(start(), at);
    }

    <E extends Sighting> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The longest call of submit; not rounded. */
    Optional<Duration> longestSubmit() {
        return events(Sighting.Submitted.class).stream()
                .map(call -> Duration.between(call.called(), call.returned()))
                .max(Comparator.naturalOrder());
    }

    /** The future that had the worker of {@code life} just before it. */
    Optional<Life> before(Life life) {
        return life.started()
                .flatMap(start -> byEnd().reversed().stream()
                        .filter(other -> !other.name().equals(life.name())
                                && other.slot() == life.slot()
                                && other.ended().compareTo(start) <= 0)
                        .findFirst());
    }

    /** {@code R2, R3 and R1}. */
    static String devices(List<Life> lives) {
        return Times.list(lives.stream().map(Life::device).toList());
    }

    static String names(List<Life> lives) {
        return Times.list(lives.stream().map(Life::name).toList());
    }

    /** The longest of these times; zero if there is none. */
    static Duration longest(Stream<Duration> times) {
        return times.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
