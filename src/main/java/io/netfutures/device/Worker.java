package io.netfutures.device;

/**
 * Performs a task on one device. A router over SSH, a simulated router, or a decorator that retries or records: the
 * futures engine never learns which.
 *
 * <p>Thread-safe: many threads perform on different devices at once.
 */
@FunctionalInterface
public interface Worker {
    /**
     * Performs {@code task} on {@code device} and returns its answer. Blocks until the answer is complete and the
     * connection closed or kept for the next task, at most as long as the time-outs of {@link Device#settings()} allow. An interrupt closes the
     * connection at once.
     *
     * @throws DeviceException if the device could not be reached, refused, or did not answer as expected
     * @throws InterruptedException if interrupted; nothing of the connection is left then
     */
    Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException;
}
