package io.netfutures.concurrent;

/** Until when {@link TaskScope#waitFor} blocks; the words are Python's. */
public enum When {
    /** Until one is done. */
    FIRST_COMPLETED,
    /** Until one has raised; if none does, until all are done. */
    FIRST_EXCEPTION,
    /** Until all are done. */
    ALL_COMPLETED
}
