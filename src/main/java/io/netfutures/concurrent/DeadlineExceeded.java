package io.netfutures.concurrent;

import java.time.Duration;

/**
 * The deadline of a task, or of its scope, is over. The message says which, and what the task was doing. An exception that the task
 * throws afterwards is suppressed in this one.
 */
public final class DeadlineExceeded extends Exception {
    private static final long serialVersionUID = 1L;

    private final Timer timer;

    private DeadlineExceeded(Timer timer, String message) {
        super(message);
        this.timer = timer;
    }

    /** What is bounded. */
    public enum Timer {
        /** The whole scope. */
        RUN,
        /** The one task. */
        TASK
    }

    static DeadlineExceeded of(Timer timer, String task, Duration bound, Status before) {
        String doing = switch (before) {
            case Status.Running running -> running.step().isEmpty() ? "" : "; it was at: " + running.step();
            case Status.Pending pending -> "; it had not started";
            default -> "";
        };
        return new DeadlineExceeded(
                timer,
                "the deadline of " + (timer == Timer.RUN ? "the run" : task) + ", " + bound.toMillis() / 1000.0
                        + " s, is over" + doing);
    }

    /** The timer that has ended the task. */
    public Timer timer() {
        return timer;
    }
}
