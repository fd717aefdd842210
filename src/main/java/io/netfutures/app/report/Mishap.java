package io.netfutures.app.report;

import io.netfutures.journal.DeviceResult.Failure;

/**
 * A failure in its parts, without the device.
 *
 * @param step may be empty
 * @param what what happened
 * @param evidence the last text received; may be empty
 * @param advice what to do; may be empty
 */
record Mishap(String type, String step, String what, String evidence, String advice) {
    private static final String RECEIVED = "; last received: ";

    static Mishap of(Failure failure) {
        String advice = "; " + failure.advice();
        String reason = failure.reason().endsWith(advice)
                ? failure.reason().substring(0, failure.reason().length() - advice.length())
                : failure.reason();
        int received = reason.indexOf(RECEIVED);
        return received < 0
                ? new Mishap(failure.type(), failure.step(), reason, "", failure.advice())
                : new Mishap(
                        failure.type(),
                        failure.step(),
                        reason.substring(0, received),
                        reason.substring(received + RECEIVED.length()),
                        failure.advice());
    }

    /** What is the same for all devices that have failed like this one: no number, and no name of the device. */
    Mishap alike(String device) {
        return new Mishap(type, step, general(what, device), general(evidence, device), general(advice, device));
    }

    private static String general(String text, String device) {
        return text.replace(device, "DEVICE").replaceAll("[0-9]+", "N");
    }
}
