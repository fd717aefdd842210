package io.netfutures.concurrent;

/** What the end of one task does to the other tasks of its scope. */
public enum Policy {
    /** Nothing: each task keeps its own outcome. For devices, where one failure says nothing about the next device. */
    COLLECT,
    /** The first failure cancels all others; {@link TaskScope#join()} throws it. */
    FAIL_FAST,
    /** The first success cancels all others. */
    FIRST_SUCCESS
}
