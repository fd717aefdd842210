package io.netfutures.fleet;

import io.netfutures.device.Device;

/**
 * The address and port at which a device is reached. It is the lane of {@link io.netfutures.concurrent.Terms#inLane}, so
 * that tasks for one endpoint run one after the other, even if several entries of an inventory name it: a router has few terminal
 * lines, and two sessions that configure it at once spoil each other's work.
 */
record Endpoint(String address, int port) {
    static Endpoint of(Device device) {
        return new Endpoint(device.address(), device.port());
    }
}
