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
 * One way, done: all that is known of it. Times count from the first submission.
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

    /** In the order of the submission. */
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

    /** In the order in which they were done. */
    List<Life> byEnd() {
        Instant start = start();
        return futures.stream()
                .sorted(Comparator.comparing(
                        future -> future.history().getLast().at()))
                .map(future -> Life.of(future, start))
                .toList();
    }

    /** Those whose end somebody got, in that order. */
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

    /** When the last of them was done. */
    Duration end() {
        return byEnd().getLast().ended();
    }

    /** Until the last result was handed over, or the last future was done; exact. */
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

    /** The longest call of submit; exact. */
    Optional<Duration> longestSubmit() {
        return events(Sighting.Submitted.class).stream()
                .map(call -> Duration.between(call.called(), call.returned()))
                .max(Comparator.naturalOrder());
    }

    /** Who had the worker that {@code life} took, just before it. */
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

    /** The longest of these; zero of none. */
    static Duration longest(Stream<Duration> times) {
        return times.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
