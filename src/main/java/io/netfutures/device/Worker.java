package io.netfutures.device;

/**
 * Performs a task on one device. It may be a router over SSH, a simulated router, or a decorator that retries or records; the
 * futures engine does not know which.
 *
 * <p>Implementations are thread-safe: many threads perform tasks on different devices at once.
 */
@FunctionalInterface
public interface Worker {
    /**
     * Performs {@code task} on {@code device} and returns its answer. Blocks until the answer is complete and the connection is
     * closed or kept for the next task, at most as long as the time-outs of {@link Device#settings()} allow. An interrupt closes
     * the connection at once.
     *
     * @throws DeviceException if the device could not be reached, refused something, or did not answer as expected
     * @throws InterruptedException if interrupted; the connection has been closed then
     */
    Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException;
}
