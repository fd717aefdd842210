package io.netfutures.fleet;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the work on one box run one after the other, where an inventory names the same address and port more than once: a
 * router has few terminal lines, and two sessions that configure it at once spoil each other's work.
 */
public final class OneSessionEach implements Worker {
    private final Worker worker;
    private final Map<String, ReentrantLock> boxes = new ConcurrentHashMap<>();

    /** Wraps the worker that does the work. */
    public OneSessionEach(Worker worker) {
        this.worker = worker;
    }

    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        ReentrantLock box =
                boxes.computeIfAbsent(device.address() + " " + device.port(), address -> new ReentrantLock());
        box.lockInterruptibly();
        try {
            return worker.perform(device, task, progress);
        } finally {
            box.unlock();
        }
    }
}
