package io.netfutures.fleet;

import io.netfutures.device.Device;

/**
 * Where a device is, as the inventory says it. Several devices may be in one box, and several tasks be for one device. As the lane
 * of {@link io.netfutures.concurrent.TaskScope#submitInLane} it lets them run one after the other: a router has few terminal
 * lines, and two sessions that configure it at once spoil each other's work.
 */
public record Box(String address, int port) {

    /** The box of this device. */
    public static Box of(Device device) {
        return new Box(device.address(), device.port());
    }
}
