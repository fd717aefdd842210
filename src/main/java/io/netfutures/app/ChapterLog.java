package io.netfutures.app;

import io.netfutures.device.Device;
import io.netfutures.fleet.Announced;

/** Logs the beginning of each device's work, and its answer, in the words of the chapter. */
record ChapterLog(Log log) implements Announced.Listener {
    @Override
    public void started(Device device) {
        log.info("===> " + log.now() + " Connection: " + device.name());
    }

    @Override
    public void received(Device device) {
        log.info("<=== " + log.now() + " Received: " + device.name());
    }
}
