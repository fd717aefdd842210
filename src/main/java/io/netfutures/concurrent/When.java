package io.netfutures.concurrent;

/** What {@link TaskScope#waitFor} and {@link Completion#await} wait for, in Python's terms. */
public enum When {
    /** One of the futures is done. */
    FIRST_COMPLETED,
    /** One of the futures has raised; if none does, all are done. */
    FIRST_EXCEPTION,
    /** All futures are done. */
    ALL_COMPLETED
}
