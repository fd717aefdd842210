package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.time.Duration;
import java.util.Map;

/**
 * Waits before it lets a device's work begin: the chapter's {@code time.sleep} inside the worker function, for showing
 * what one slow device does to the others.
 *
 * @param worker does the work
 * @param byDevice how long to wait, by device name; no wait for a device that is not in it
 */
public record Delays(Worker worker, Map<String, Duration> byDevice) implements Worker {
    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        Thread.sleep(byDevice.getOrDefault(device.name(), Duration.ZERO));
        return worker.perform(device, task, progress);
    }
}
