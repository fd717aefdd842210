package io.netfutures.concurrent;

/** What the end of one task means for the others of its scope. */
public enum Policy {
    /** Nothing: each keeps its own end. For devices, of which one says nothing about the next. */
    COLLECT,
    /** The first failure cancels all others, and is thrown by {@link TaskScope#join()}. */
    FAIL_FAST,
    /** The first success cancels all others. */
    FIRST_SUCCESS
}
