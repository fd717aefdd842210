package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.time.Instant;

/**
 * A session that is kept, as it stood a moment ago.
 *
 * @param since when it was opened
 * @param lastUsed when its last task began or ended
 * @param uses how many tasks it has served, the present one included
 * @param inUse whether a task is at it
 * @param prompt what the device showed last
 */
public record KeptSession(Device device, Instant since, Instant lastUsed, int uses, boolean inUse, String prompt) {}
