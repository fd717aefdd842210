package io.netfutures.change;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import org.jspecify.annotations.Nullable;

/** Performs the parts of a change on its device, and remembers whether a line of it was sent. For the thread of the device. */
final class Parts {
    private final Worker worker;
    private final Progress progress;
    private boolean isSent;

    Parts(Worker worker, Progress progress) {
        this.worker = worker;
        this.progress = progress;
    }

    /** Performs what is about the change as a whole; it is that of which the progress tells. */
    Reply change(Device device, Task task) throws DeviceException, InterruptedException {
        return change(device, task, null);
    }

    /** Performs the lines of the change; {@code given} is what is known of it, if it is given up on the way. */
    Reply change(Device device, Task task, @Nullable Proof given) throws DeviceException, InterruptedException {
        return worker.perform(device, task, new Progress.Relay(progress) {
            @Override
            public void at(Step step) {
                if (step != Step.DISCONNECT) { // there is more to come
                    super.at(step);
                }
            }

            @Override
            public void sent(String line) {
                if (!isSent && given != null) {
                    super.proved(given);
                }
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
                boolean forgets = isSent && step == Step.CONNECT; // what was sent
                if (!forgets && step != Step.DISCONNECT) {
                    progress.at(step);
                }
            }

            @Override
            public void received(String lastLine) {
                progress.received(lastLine);
            }
        });
    }

    /** Tells that the last part is done. */
    void done() {
        progress.at(Step.DISCONNECT);
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
