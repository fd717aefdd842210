package io.netfutures.concurrent;

import java.time.Duration;

/**
 * How many tasks may start in a time, evenly spaced: with ten a second, one every 100 ms.
 *
 * @param starts at least 1
 * @param per positive
 */
public record Rate(int starts, Duration per) {
    /** @throws IllegalArgumentException if the rate would let nothing start */
    public Rate {
        if (starts <= 0 || !per.isPositive()) {
            throw new IllegalArgumentException(
                    "a rate lets something start in some time, not " + starts + " in " + per);
        }
    }

    /** This many a second. */
    public static Rate perSecond(int starts) {
        return new Rate(starts, Duration.ofSeconds(1));
    }

    /** The time from one start to the next. */
    Duration spacing() {
        return per.dividedBy(starts);
    }
}
