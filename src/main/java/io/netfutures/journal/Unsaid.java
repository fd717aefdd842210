package io.netfutures.journal;

import io.netfutures.device.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The commands of a task that hold secrets, so that texts that quote them can be kept without.
 *
 * @param masked what is written in place of each
 */
record Unsaid(Map<String, String> masked) {
    static Unsaid of(Task task) {
        return switch (task) {
            case Task.Ping ignored -> new Unsaid(Map.of());
            case Task.Show show -> of(show.commands(), Task.Show::masked);
            case Task.Configure configure ->
                of(
                        Stream.concat(configure.lines().stream(), configure.care().undo().lines().stream())
                                .toList(),
                        Task.Configure::masked);
            case Task.Settle ignored -> new Unsaid(Map.of());
        };
    }

    private static Unsaid of(List<String> lines, UnaryOperator<String> mask) {
        Map<String, String> masked = new LinkedHashMap<>();
        for (String line : lines) {
            String without = mask.apply(line);
            if (!without.equals(line)) {
                masked.put(line.strip(), without.strip());
            }
        }
        return new Unsaid(masked);
    }

    /** The text, in which these commands stand without their secrets. */
    String in(String text) {
        String without = text;
        for (Map.Entry<String, String> each : masked.entrySet()) {
            without = without.replace(each.getKey(), each.getValue());
        }
        return without;
    }
}
