package io.netfutures.concurrent;

import java.time.Duration;

/** A task, or the scope that it belongs to, has used up its time. What the task threw afterwards is suppressed in it. */
public final class DeadlineExceeded extends Exception {
    private static final long serialVersionUID = 1L;

    DeadlineExceeded(String whose, Duration bound) {
        super("the deadline of " + whose + ", " + bound.toMillis() / 1000.0 + " s, is over");
    }
}
