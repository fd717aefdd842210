package io.netfutures.journal;

import java.io.IOException;

/**
 * Writes the results of devices in one format, each as it comes. The same writers serve a run that is alive, files, and runs that were
 * kept.
 *
 * <p>{@link #write} writes and flushes one result whole before it returns. {@link #end} completes the document, so that other programs
 * can read it; a result after that begins another document. Neither closes what is written to. Nothing that a device has sent can act
 * on a terminal. For one thread at a time.
 */
public interface ResultWriter {
    /** Writes one result; blocks until that is done. */
    void write(DeviceResult result) throws IOException;

    /**
     * Readies one result, so that writing it takes little time: does what is slow and needs no order. For any number of threads at once.
     *
     * @return what writes it, as {@link #write} does
     */
    default Readied ready(DeviceResult result) {
        return () -> write(result);
    }

    /** A result that is ready to be written. */
    interface Readied {
        /** Writes it; blocks until that is done. */
        void write() throws IOException;
    }

    /** Whether something was to be written that could not be had; then the command fails. Asked after the end. */
    default boolean isLacking() {
        return false;
    }

    /** Completes the document, also if it has no result; does nothing for a format whose every result stands by itself. */
    default void end() throws IOException {}
}
