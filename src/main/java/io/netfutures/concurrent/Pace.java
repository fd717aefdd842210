package io.netfutures.concurrent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides when the next task may start under a {@link Rate}, and has somebody called then. Not thread-safe. */
final class Pace {
    private final Alarm alarm;
    private final Runnable whenDue;
    private @Nullable Rate rate;
    private long next;
    private @Nullable Runnable putOff;

    /** @param whenDue called, in a thread of its own, at the time for which {@link #mayStart} has said no */
    Pace(Alarm alarm, Runnable whenDue) {
        this.alarm = alarm;
        this.whenDue = whenDue;
        next = alarm.nanoTime();
    }

    /** Sets the rate from now on; null for none. */
    void set(@Nullable Rate rate) {
        this.rate = rate;
        next = alarm.nanoTime();
        rest();
    }

    /** Whether a task may start now. If not, sets the alarm for when one may. */
    boolean mayStart() {
        long left = rate == null ? 0 : next - alarm.nanoTime();
        if (left > 0 && putOff == null) {
            putOff = alarm.set(Duration.ofNanos(left), whenDue);
        }
        return left <= 0;
    }

    /** A task starts. One that starts late, because of a late alarm, delays none after it. */
    void started() {
        if (rate != null) {
            long spacing = rate.spacing().toNanos();
            next = Math.max(next, alarm.nanoTime() - spacing) + spacing;
        }
    }

    /** The alarm has rung. */
    void rang() {
        putOff = null;
    }

    /** Nobody waits for the next start any more. */
    void rest() {
        if (putOff != null) {
            putOff.run();
            putOff = null;
        }
    }
}
