package io.netfutures.change;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;

/** Performs the parts of a change on its device, and remembers whether a line of it was sent. For the thread of the device. */
final class Parts {
    private final Worker worker;
    private final Progress progress;
    private boolean isSent;

    Parts(Worker worker, Progress progress) {
        this.worker = worker;
        this.progress = progress;
    }

    /** Performs the lines of the change; they are those of which the progress tells. */
    Reply change(Device device, Task task) throws DeviceException, InterruptedException {
        return worker.perform(device, task, new Progress.Relay(progress) {
            @Override
            public void sent(String line) {
                isSent = true;
                super.sent(line);
            }
        });
    }

    /** Performs something besides. */
    Reply besides(Device device, Task task) throws DeviceException, InterruptedException {
        return worker.perform(device, task, new Progress() {
            @Override
            public void at(Step step) {
                if (!isSent || step != Step.CONNECT) { // a connection that is made anew forgets what was sent
                    progress.at(step);
                }
            }

            @Override
            public void received(String lastLine) {
                progress.received(lastLine);
            }
        });
    }

    /** Tells what is being waited for. */
    void waitsFor(String what) {
        progress.received(what);
    }

    /** Whether a line of the change may have been sent. */
    boolean isSent() {
        return isSent;
    }
}
