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
    Optional<Objection> objection(Device device, Case expected, List<Reply.Output> before, List<Reply.Output> after);

    /**
     * Why nothing could be judged after a change, so far as the answers before it tell; empty if they do not. Does not block.
     *
     * @param before what was answered before the change
     */
    default Optional<Objection> obstacle(Device device, Case expected, List<Reply.Output> before) {
        return Optional.empty();
    }

    /**
     * What is judged.
     *
     * @param commands that were to be sent, which a device may have been asked in another form
     * @param expectations what must hold of the answers to them
     */
    record Case(List<String> commands, List<Expectation> expectations) {
        public Case {
            commands = List.copyOf(commands);
            expectations = List.copyOf(expectations);
        }

        /** Of the answers to a task. */
        public static Case of(Task task) {
            return switch (task) {
                case Task.Show show -> new Case(show.commands(), show.expectations());
                case Task.Configure configure ->
                    new Case(configure.care().checks(), configure.care().expectations());
                case Task.Ping ping -> new Case(List.of(), List.of());
                case Task.Settle settle -> new Case(List.of(), List.of());
            };
        }
    }

    /**
     * Why answers are not as expected.
     *
     * @param what in words that follow the name of a device; no full stop
     * @param evidence the rows or lines it is about, or how they differ from those before; lines end with a newline
     */
    record Objection(String what, String evidence) {
        /** It as a failure of this device, in this step; what a user has typed may hold a secret of the device. */
        public DeviceException.Failure failure(Device device, Step step) {
            return new DeviceException.Failure(
                    device,
                    step,
                    device.credentials().maskIn(what),
                    evidence,
                    "look at its answer, or at what was expected of it",
                    null);
        }
    }
}
