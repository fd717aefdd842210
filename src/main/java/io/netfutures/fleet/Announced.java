package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;

/**
 * Tells a listener when a device's work begins, and when its answer is complete.
 *
 * @param worker does the work
 */
public record Announced(Worker worker, Listener listener) implements Worker {

    /** Called in the thread of the device; must not block for long. */
    public interface Listener {
        /** A slot is taken, nothing has been sent yet. */
        void started(Device device);

        /** The answer is complete; the connection is still open. */
        void received(Device device);
    }

    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        listener.started(device);
        return worker.perform(device, task, new Progress.Relay(progress) {
            @Override
            public void at(Step step) {
                super.at(step);
                if (step == Step.DISCONNECT) {
                    listener.received(device);
                }
            }
        });
    }
}
