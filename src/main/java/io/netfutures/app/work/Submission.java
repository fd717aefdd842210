package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command submits.
 *
 * @param tasks one for each device, in the order in which they are submitted
 * @param refused the devices that are known to get no task; the run is refused because of them, or leaves them out
 * @param said the settings that the command gives
 * @param name the name of the futures; if empty, {@code f1}, {@code f2} ..., and a summary is printed
 * @param asTheyCome whether ends that no command claims are printed as they come
 * @param keeping where its results are kept
 */
public record Submission(
        Map<Device, Task> tasks,
        List<Refusal> refused,
        RunSettings said,
        Optional<String> name,
        boolean asTheyCome,
        Keeping keeping) {
    /** One whose ends are printed as they come, unless its futures have a name. */
    public static Submission of(Map<Device, Task> tasks, RunSettings said, Optional<String> name, Keeping keeping) {
        return new Submission(tasks, List.of(), said, name, name.isEmpty(), keeping);
    }

    /** This submission with other tasks. */
    public Submission of(Map<Device, Task> others) {
        return new Submission(others, refused, said, name, asTheyCome, keeping);
    }

    /** This submission, kept otherwise. */
    public Submission keptAs(Keeping other) {
        return new Submission(tasks, refused, said, name, asTheyCome, other);
    }

    /** This submission without these devices. */
    public Submission refusing(List<Refusal> others) {
        return new Submission(tasks, others, said, name, asTheyCome, keeping);
    }

    /** This submission, whose ends are printed as they come, or not. */
    public Submission printing(boolean ends) {
        return new Submission(tasks, refused, said, name, ends, keeping);
    }
}
