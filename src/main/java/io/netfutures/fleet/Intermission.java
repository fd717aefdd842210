package io.netfutures.fleet;

/**
 * What comes between two waves of a run, and decides whether the second one begins: it may wait, look at the devices of the first one, or
 * ask. See {@link Run#wave}.
 */
@FunctionalInterface
public interface Intermission {
    /** None: the next wave begins at once. */
    Intermission NONE = (run, wave) -> true;

    /**
     * Returns whether the next wave begins; if not, all that is pending of the run is cancelled. Called when a wave has ended and may be
     * followed by another, after {@link Event.WaveEnded}, in a virtual thread of its own, which holds no worker. It may block. It is
     * interrupted when nothing is left of the run, because that was cancelled or its time is over. Whatever it throws is a no; a failure is
     * logged.
     *
     * @param wave the one that has ended, from 0
     */
    boolean goesOn(Run run, int wave) throws InterruptedException;
}
