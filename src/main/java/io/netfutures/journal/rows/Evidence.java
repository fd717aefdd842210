package io.netfutures.journal.rows;

import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Judge.Objection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What objections are about: counted, and the first of them told. For one thread. */
final class Evidence {
    private static final int SOME = 20;

    private final List<String> first = new ArrayList<>();
    private long size;

    /** One more, with what is told of it. */
    void add(Supplier<String> line) {
        if (size < SOME) {
            first.add(line.get());
        }
        size++;
    }

    long size() {
        return size;
    }

    /** A line for each of the first, and how many more there are. */
    String text() {
        String lines = first.stream().map(line -> line + "\n").collect(Collectors.joining());
        return size > SOME ? lines + "and " + (size - SOME) + " more\n" : lines;
    }

    /** That there is nothing to compare with. */
    static Objection nothingBefore() {
        return new Objection("there is no answer from before the change to compare with", "");
    }

    /** That as many as nothing are always there. */
    static Objection nothingCounted(String what) {
        return new Objection(what + " before the change, so >=before says nothing", "");
    }

    /** Whether there are as many as they must be. */
    static boolean isSo(Count count, long found, long number) {
        return switch (count.relation()) {
            case EQUAL -> found == number;
            case AT_LEAST -> found >= number;
            case AT_MOST -> found <= number;
        };
    }

    /** {@code at least 4 were expected}. */
    static String expected(Count count, long number) {
        String bound = switch (count.relation()) {
            case EQUAL -> "";
            case AT_LEAST -> "at least ";
            case AT_MOST -> "at most ";
        };
        return bound + number + (number == 1 ? " was" : " were") + " expected"
                + (count.number() == null ? ", as before" : "");
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
