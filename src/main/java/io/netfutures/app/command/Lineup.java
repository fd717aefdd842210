package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import io.netfutures.app.work.FileBudget;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The numbers of workers that a bench tries. More workers than devices are as many as there are devices.
 *
 * @param crews the different ones, in the order in which they were said
 * @param devices how many devices there are
 * @param larger those that were said and are more than the devices
 * @param impossible those for which this process may not open files enough
 */
record Lineup(List<Crew> crews, int devices, List<Integer> larger, List<Integer> impossible) {
    Lineup {
        crews = List.copyOf(crews);
        larger = List.copyOf(larger);
        impossible = List.copyOf(impossible);
    }

    /** @throws IllegalArgumentException if a word says no number of workers, with a message for the user */
    static Lineup of(List<String> words, int devices, Optional<FileBudget> files) {
        Set<Crew> crews = new LinkedHashSet<>();
        Set<Integer> larger = new LinkedHashSet<>();
        Set<Integer> impossible = new LinkedHashSet<>();
        for (String word : words) {
            Crew crew = Crew.parse(word);
            if (!(crew instanceof Crew.Fixed(int number))) {
                crews.add(crew);
                continue;
            }
            if (number == 0) {
                throw new IllegalArgumentException("0 workers would do nothing");
            }
            int atOnce = Math.min(number, devices);
            if (files.filter(budget -> budget.most() < atOnce).isPresent()) {
                impossible.add(number);
                continue;
            }
            crews.add(Crew.of(atOnce));
            if (number > devices) {
                larger.add(number);
            }
        }
        return new Lineup(List.copyOf(crews), devices, List.copyOf(larger), List.copyOf(impossible));
    }

    /** What is tried otherwise than it was said, and why. */
    Optional<String> note() {
        if (larger.isEmpty()) {
            return Optional.empty();
        }
        String compare =
                crews.size() > 1 || devices == 1 ? "" : "; to compare, say smaller numbers: bench workers 1 " + devices;
        return Optional.of((devices == 1 ? "there is 1 device: " : "there are " + devices + " devices: ")
                + listed(larger) + " workers are the same as " + devices + ", which is tried once" + compare);
    }

    /** Which numbers cannot be tried, why, and what to do. */
    Optional<String> problem(Optional<FileBudget> files) {
        return files.filter(budget -> !impossible.isEmpty())
                .map(budget -> "not tried: " + listed(impossible) + ", for "
                        + budget.reason(Math.min(Collections.max(impossible), devices)) + "; now at most "
                        + budget.most() + " can be tried");
    }

    private static String listed(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
