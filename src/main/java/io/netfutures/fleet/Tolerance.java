package io.netfutures.fleet;

/**
 * How many devices of a run may fail; after one more, nothing new is started.
 *
 * @param most a number of devices, or the percentage of those of the run, rounded down
 */
public record Tolerance(int most, boolean percent) {
    private static final int ALL = 100;

    /** @throws IllegalArgumentException if {@code most} is negative, or more than 100 % */
    public Tolerance {
        if (most < 0 || (percent && most > ALL)) {
            throw new IllegalArgumentException("so many devices cannot fail: " + most + (percent ? " %" : ""));
        }
    }

    /** The first failure is one too many. */
    public static final Tolerance NONE = new Tolerance(0, false);

    /** How many of this many devices may fail. */
    int of(int devices) {
        return percent ? Math.toIntExact((long) devices * most / ALL) : most;
    }
}
