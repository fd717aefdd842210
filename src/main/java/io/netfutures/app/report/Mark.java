package io.netfutures.app.report;

import io.netfutures.journal.KeptState;

/**
 * How the state of a device is written.
 *
 * @param word for styles and the filter
 * @param words for readers
 */
record Mark(String word, String words) {
    static Mark of(KeptState state) {
        return switch (state) {
            case PENDING -> new Mark("pending", "not contacted");
            case STARTED -> new Mark("begun", "begun without a known end");
            case RETURNED -> new Mark("ok", "ok");
            case RAISED -> new Mark("failed", "failed");
            case CANCELLED -> new Mark("cancelled", "cancelled");
        };
    }
}
