package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures each number of workers twice, in the order in which they were said and back again, because a program gets
 * faster while it runs: what comes late shall not look better for that alone. The better round of each counts.
 */
final class ThereAndBack {
    private final List<Crew> crews;
    private final Map<Crew, Round> first = new LinkedHashMap<>();
    private final Map<Crew, Round> second = new LinkedHashMap<>();
    private Optional<String> end = Optional.empty();

    /** What runs a round. */
    @FunctionalInterface
    interface Measuring {
        /** Blocks until the round is done; empty if it was interrupted. {@code before} is the first round of this crew, if there was one. */
        Optional<Round> round(Crew crew, Optional<Round> before) throws Exception;
    }

    /** @param crews different ones */
    ThereAndBack(List<Crew> crews) {
        this.crews = List.copyOf(crews);
    }

    /** All crews in the order in which they are measured. */
    List<Crew> way() {
        return Stream.concat(crews.stream(), crews.reversed().stream()).toList();
    }

    /** Blocks until all is measured, or a round was interrupted, or every device has failed in one. */
    void measure(Measuring measuring) throws Exception {
        for (Crew crew : way()) {
            Optional<Round> before = Optional.ofNullable(first.get(crew));
            Optional<Round> measured = measuring.round(crew, before);
            if (measured.isEmpty()) {
                end = Optional.of("ended");
                return;
            }
            Round round = measured.get();
            (before.isEmpty() ? first : second).put(crew, round);
            if (round.failed() == round.devices()) {
                end = Optional.of("every device has failed");
                return;
            }
        }
    }

    /** The round that counts of each crew that was measured, in the order in which they were said. */
    List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        first.forEach((crew, round) -> rounds.add(
                second.containsKey(crew) ? round.orBetter(Objects.requireNonNull(second.get(crew))) : round));
        return rounds;
    }

    /** Why it has ended early, and what is missing; empty if nothing is. */
    Optional<String> missing() {
        String never = listed(crews.stream().filter(crew -> !first.containsKey(crew)));
        String once = listed(first.keySet().stream().filter(crew -> !second.containsKey(crew)));
        return never.isEmpty() && once.isEmpty()
                ? Optional.empty()
                : end.map(why -> why
                        + (never.isEmpty() ? "" : "; not measured: " + never)
                        + (once.isEmpty() ? "" : "; measured only once: " + once));
    }

    private static String listed(Stream<Crew> crews) {
        return crews.map(Crew::toString).collect(Collectors.joining(", "));
    }
}
