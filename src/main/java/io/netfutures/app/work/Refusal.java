package io.netfutures.app.work;

import io.netfutures.device.Device;

/**
 * Why a device does not get its task, known before anything is contacted.
 *
 * @param what it is refused: {@code a command}
 * @param reason a sentence that may also say what to do
 * @param overruled whether {@code --unsafe} sends it anyway
 */
public record Refusal(Device device, String what, String reason, boolean overruled) {
    /** What the devices are called together that are refused for the same reason. */
    String kind() {
        return device.platform();
    }
}
