package io.netfutures.device;

import java.util.List;
import java.util.Optional;

/** Decides whether answers are as expected. Implementations are thread-safe. */
@FunctionalInterface
public interface Judge {
    /**
     * What is not as expected, of the first expectation that does not hold; empty if all hold. Does not block.
     *
     * @param before what was answered before a change; empty if there was none
     * @param after what was answered now, to the same commands
     */
    Optional<Objection> objection(
            Device device, List<Expectation> expectations, List<Reply.Output> before, List<Reply.Output> after);

    /**
     * Why answers are not as expected.
     *
     * @param what in words that follow the name of a device; no full stop
     * @param evidence the rows or lines it is about, or how they differ from those before; lines end with a newline
     */
    record Objection(String what, String evidence) {
        /** It as a failure of this device, in this step. */
        public DeviceException.Failure failure(Device device, Step step) {
            return new DeviceException.Failure(
                    device, step, what, evidence, "look at its answer, or at what was expected of it", null);
        }
    }
}
