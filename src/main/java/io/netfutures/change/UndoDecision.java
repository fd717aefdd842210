package io.netfutures.change;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a change that is in force, and not as expected, is taken back. It is asked for changes whose
 * {@linkplain io.netfutures.device.Care.Undo#asks() care says so}, by the threads of their devices, of which several may ask at once.
 */
@FunctionalInterface
public interface UndoDecision {
    /** Takes back whatever can be. */
    UndoDecision ALWAYS = (device, failure, byItself) -> true;

    /**
     * Whether it is to be taken back. May block for as long as somebody thinks.
     *
     * @param failure why it is not as expected
     * @param byItself when the device takes it back whatever is decided then; empty if it does not
     */
    boolean isTakenBack(Device device, DeviceException failure, Optional<Instant> byItself) throws InterruptedException;
}
