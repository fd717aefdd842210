package io.netfutures.app.work;

import io.netfutures.device.Step;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;

/**
 * Has the events of a run printed on lines of their own, also while a question is open.
 *
 * @param printing prints them
 * @param isLogged whether it prints each start and answer
 */
record Aside(Inquiry inquiry, Fleet.Listener printing, boolean isLogged) implements Fleet.Listener {
    @Override
    public void on(Event event) {
        boolean isPrinted = switch (event) {
            case Event.Submitted submitted -> false;
            case Event.Received received -> false;
            case Event.Started started -> isLogged;
            case Event.At at -> isLogged && at.step() == Step.DISCONNECT;
            case Event.Again again -> true;
            case Event.Stopped stopped -> true;
            case Event.WaveEnded ended -> false;
            case Event.Ended ended -> true;
        };
        if (isPrinted) {
            inquiry.aside(() -> printing.on(event));
        } else {
            printing.on(event);
        }
    }
}
