package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the last line that each device has sent, for a view of all of them. All methods are thread-safe. */
public final class LastLines implements Worker {
    private final Worker worker;
    private final Map<String, String> byDevice = new ConcurrentHashMap<>();

    /** Wraps the worker that does the work. */
    public LastLines(Worker worker) {
        this.worker = worker;
    }

    /** The last line that is not blank from the device of this name, printable; empty if it has sent none. */
    public Optional<String> lastLine(String device) {
        return Optional.ofNullable(byDevice.get(device));
    }

    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        return worker.perform(device, task, new Progress.Relay(progress) {
            @Override
            public void received(String lastLine) {
                byDevice.put(device.name(), lastLine);
                super.received(lastLine);
            }
        });
    }
}
