package io.netfutures.fleet;

import io.netfutures.device.Device;

/**
 * Where a device is reached. Several entries of an inventory may name one endpoint, and several tasks may be for one device: as the
 * lane of {@link io.netfutures.concurrent.TaskScope#submitInLane} it lets them run one after the other, since a router has few
 * terminal lines, and two sessions that configure it at once spoil each other's work.
 */
record Endpoint(String address, int port) {
    static Endpoint of(Device device) {
        return new Endpoint(device.address(), device.port());
    }
}
