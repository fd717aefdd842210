package io.netfutures.app.chapter;

import io.netfutures.device.Step;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;

/**
 * Logs the start of each device's work and its answer, in the words of the chapter, and what is tried again.
 *
 * @param isWhole false for the warnings alone: what is tried again
 */
public record ChapterLog(PythonLog log, boolean isWhole) implements Fleet.Listener {
    @Override
    public void on(Event event) {
        String device = event.device().device().name();
        if (event instanceof Event.Again again) {
            log.warning(again.failure().getMessage() + "; " + again.text());
        } else if (!isWhole) {
            return;
        } else if (event instanceof Event.Started) {
            log.info("===> " + log.now() + " Connection: " + device);
        } else if (event instanceof Event.At at && at.step() == Step.DISCONNECT) {
            log.info("<=== " + log.now() + " Received: " + device);
        }
    }
}
