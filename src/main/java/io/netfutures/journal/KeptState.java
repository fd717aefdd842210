package io.netfutures.journal;

/** How far a device of a kept run has come. */
public enum KeptState {
    /** It was not contacted. */
    PENDING,
    /** It was contacted, and its end is not known: the process ended first. */
    STARTED,
    RETURNED,
    RAISED,
    CANCELLED
}
