package io.netfutures.fleet;

import io.netfutures.device.DeviceException;
import io.netfutures.device.Step;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that happens to one device's part of a run. For each device the events come in the order {@code Submitted, Started,
 * At | Received | Again ..., Ended}; one that ends while it is pending has no {@code Started}. Once in a run, {@code Stopped} may come
 * after the {@code Ended} of the device whose failure was one too many, and {@code WaveEnded} after that of the last device of a wave.
 * The listener must not wait for futures of the run at {@code Submitted}: the thread that it would wait for is its own.
 */
public sealed interface Event {
    /** The device's part of the run. */
    DeviceFuture device();

    /** The work was submitted, and may have a worker already. In the thread that submits. */
    record Submitted(DeviceFuture device) implements Event {}

    /** The work has a worker, and nothing has been sent yet. In the thread of the device. */
    record Started(DeviceFuture device) implements Event {}

    /** The dialogue has entered this step; at {@link Step#DISCONNECT} the answer is complete. In the thread of the device. */
    record At(DeviceFuture device, Step step) implements Event {}

    /** The device has sent output: its last non-blank line, printable, perhaps incomplete, masked. In the device's thread. */
    record Received(DeviceFuture device, String lastLine) implements Event {}

    /**
     * It has failed, and is tried again after this pause. In the device's thread.
     *
     * @param attempt the number of the next attempt; the first was 1
     * @param most how many attempts there may be
     */
    record Again(DeviceFuture device, DeviceException failure, int attempt, int most, Duration pause) implements Event {
        /** {@code again in 1.3 s, attempt 2 of 3}. */
        public String text() {
            return String.format(
                    Locale.ROOT, "again in %.1f s, attempt %d of %d", pause.toMillis() / 1000.0, attempt, most);
        }
    }

    /**
     * More devices have failed than {@link Limits#tolerance()} allows, this one being the last of them: those that are pending are
     * cancelled after this, and those that run go on. In the thread that ended it.
     *
     * @param failed how many have failed
     */
    record Stopped(DeviceFuture device, int failed) implements Event {}

    /**
     * A wave has ended with this device, and another comes after it, which begins after this, or is cancelled. In the thread that ended it.
     *
     * @param wave which one, from 0
     * @param goesOn whether the next one begins
     */
    record WaveEnded(DeviceFuture device, int wave, boolean goesOn) implements Event {}

    /**
     * It has returned, raised or been cancelled. In the thread that ended it: its own, that of a deadline, or the one that
     * cancelled it. No {@code Ended} comes before the last {@code Submitted} of its run; for a device that has ended by then it comes in
     * the submitting thread, before {@code submit} returns.
     */
    record Ended(DeviceFuture device) implements Event {}
}
