package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a run is to do, as data: which devices, which task each, under which limits.
 *
 * @param assignments in the order of submission; waves without a device are passed over, so that the others are counted from 0 without a gap
 */
public record Plan(List<Assignment> assignments, Limits limits) {
    public Plan {
        List<Integer> waves =
                assignments.stream().map(Assignment::wave).distinct().sorted().toList();
        assignments = assignments.stream()
                .map(each -> each.in(Collections.binarySearch(waves, each.wave())))
                .toList();
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

    /** How many waves there are: one more than the highest. */
    public int waves() {
        return assignments.stream().mapToInt(Assignment::wave).max().orElse(0) + 1;
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
     * @param wave in which of the waves of the plan it is, from 0: see {@link Run#wave}
     */
    public record Assignment(Device device, Task task, Duration delay, int wave) {
        /** @throws IllegalArgumentException if {@code wave} is negative */
        public Assignment {
            if (wave < 0) {
                throw new IllegalArgumentException("waves are counted from 0, not " + wave);
            }
        }

        /** A task that begins as soon as it has a worker. */
        public Assignment(Device device, Task task) {
            this(device, task, Duration.ZERO, 0);
        }

        /** This task in another wave. */
        public Assignment in(int other) {
            return new Assignment(device, task, delay, other);
        }
    }
}
