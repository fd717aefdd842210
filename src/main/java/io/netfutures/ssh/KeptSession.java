package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.time.Instant;

/**
 * A snapshot of a session that is kept open.
 *
 * @param since when it was opened
 * @param lastUsed when its last task began or ended
 * @param uses how many tasks it has served, the present one included
 * @param inUse whether a task is using it
 * @param prompt the last prompt of the device
 */
public record KeptSession(Device device, Instant since, Instant lastUsed, int uses, boolean inUse, String prompt) {}
