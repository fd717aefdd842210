package io.netfutures.concurrent;

import java.time.Duration;

/** The deadline of a task, or of its scope, is over. An exception that the task throws afterwards is suppressed in this one. */
public final class DeadlineExceeded extends Exception {
    private static final long serialVersionUID = 1L;

    DeadlineExceeded(String whose, Duration bound) {
        super("the deadline of " + whose + ", " + bound.toMillis() / 1000.0 + " s, is over");
    }
}
