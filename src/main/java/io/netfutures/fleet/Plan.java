package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a run is to do, as data: which devices, which task each, under which limits.
 *
 * @param assignments in the order of submission
 */
public record Plan(List<Assignment> assignments, Limits limits) {
    public Plan {
        assignments = List.copyOf(assignments);
    }

    /** A plan with the same task for each of these devices, without limits. */
    public static Plan of(Iterable<Device> devices, Task task) {
        return new Plan(
                StreamSupport.stream(devices.spliterator(), false)
                        .map(device -> new Assignment(device, task))
                        .toList(),
                Limits.NONE);
    }

    /** This plan for only these of its devices. */
    public Plan only(Set<Device> some) {
        return new Plan(
                assignments.stream()
                        .filter(each -> some.contains(each.device()))
                        .toList(),
                limits);
    }

    /** This plan under other limits. */
    public Plan under(Limits others) {
        return new Plan(assignments, others);
    }

    /** This plan with other assignments. */
    public Plan with(List<Assignment> others) {
        return new Plan(others, limits);
    }

    /**
     * A task for one device.
     *
     * @param delay how long the worker sleeps before it begins, like the chapter's {@code time.sleep} inside the worker function:
     *     shows what one slow device does to the others
     */
    public record Assignment(Device device, Task task, Duration delay) {
        /** A task that begins as soon as it has a worker. */
        public Assignment(Device device, Task task) {
            this(device, task, Duration.ZERO);
        }
    }
}
