package io.netfutures.fleet;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts tasks on devices: each becomes a visible future of the scope, whose running state shows the step of the dialogue.
 * Like its scope, for the scope's own thread only.
 *
 * @param scope runs the work, and says how many devices at once
 * @param worker does the work on one device
 */
public record Fleet(TaskScope scope, Worker worker) {

    /** Submits {@code task} for one device; returns at once. The future's name is the device's. */
    public TaskFuture<Reply> submit(Device device, Task task) {
        return scope.submit(
                device.name(), shown -> worker.perform(device, task, step -> shown.accept(step.toString())));
    }

    /** Submits {@code task} for each of the devices; returns at once, with the futures in the order of the devices. */
    public List<TaskFuture<Reply>> submit(Iterable<Device> devices, Task task) {
        List<TaskFuture<Reply>> futures = new ArrayList<>();
        for (Device device : devices) {
            futures.add(submit(device, task));
        }
        return futures;
    }
}
