package io.netfutures.device;

/** Told by a worker where it is. Called in the worker's own thread; must not block. */
@FunctionalInterface
public interface Progress {
    /** For a caller that does not care. */
    Progress NONE = step -> {};

    /** The worker has entered this step. */
    void at(Step step);

    /** The device has sent something: its last line that is not blank, printable, without secrets, whole or not. */
    default void received(String lastLine) {}
}
