package io.netfutures.python;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is submitted: show commands for a device.
 *
 * @param delay what its worker waits for first
 * @param result what is made of the answers, one for each command; empty for a dict from the device to its answer
 */
public record Job(
        Object device,
        List<String> commands,
        Duration delay,
        Optional<Function<List<String>, @Nullable Object>> result) {
    public Job {
        commands = List.copyOf(commands);
    }
}
