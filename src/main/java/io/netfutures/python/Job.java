package io.netfutures.python;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a program submits: show commands for a device.
 *
 * @param delay how long its worker waits first
 * @param result makes the result of the answers, one for each command; if empty, the result is a dict from the device to its answer
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
