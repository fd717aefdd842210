package io.netfutures.fleet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run.
 *
 * @param timeout bounds every step of every device in addition to the device's own time-outs; null for none
 * @param deviceTimeout bounds all the work on one device, with all its attempts, counted from when it gets its worker; null for none
 * @param deadline bounds the whole run, counted from its submission; null for none
 * @param retries how often a device is tried again after a failure that may pass: see {@link Retrying}
 * @param tolerance how many devices may fail before nothing new is started; null for any number
 * @param caps how many of some devices may be worked on at once
 * @param autoWorkers lets the cap on the workers follow how well the devices answer, up to this many, from now on until {@link
 *     Fleet#fixWorkers()}; null leaves the cap as it is. See {@link AutoWorkers}
 */
public record Limits(
        @Nullable Duration timeout,
        @Nullable Duration deviceTimeout,
        @Nullable Duration deadline,
        int retries,
        @Nullable Tolerance tolerance,
        List<Cap> caps,
        @Nullable Integer autoWorkers) {
    /** No limits, and no retries. */
    public static final Limits NONE = new Limits(null, null, null, 0, null, List.of());

    /** Limits that leave the cap on the workers as it is. */
    public Limits(
            @Nullable Duration timeout,
            @Nullable Duration deviceTimeout,
            @Nullable Duration deadline,
            int retries,
            @Nullable Tolerance tolerance,
            List<Cap> caps) {
        this(timeout, deviceTimeout, deadline, retries, tolerance, caps, null);
    }

    /** @throws IllegalArgumentException if {@code retries} is negative, or {@code autoWorkers} not positive */
    public Limits {
        if (retries < 0) {
            throw new IllegalArgumentException("a device is tried again 0 times or more, not " + retries);
        }
        if (autoWorkers != null && autoWorkers <= 0) {
            throw new IllegalArgumentException("the workers must be up to 1 or more, not " + autoWorkers);
        }
        caps = List.copyOf(caps);
    }

    /** These limits with another bound for every step of every device; null for none. */
    public Limits withTimeout(@Nullable Duration bound) {
        return new Limits(bound, deviceTimeout, deadline, retries, tolerance, caps, autoWorkers);
    }

    /** These limits with another bound for all the work on one device; null for none. */
    public Limits withDeviceTimeout(@Nullable Duration bound) {
        return new Limits(timeout, bound, deadline, retries, tolerance, caps, autoWorkers);
    }

    /** These limits with another bound for the whole run; null for none. */
    public Limits withDeadline(@Nullable Duration bound) {
        return new Limits(timeout, deviceTimeout, bound, retries, tolerance, caps, autoWorkers);
    }

    /** These limits with this many retries for each device. */
    public Limits withRetries(int often) {
        return new Limits(timeout, deviceTimeout, deadline, often, tolerance, caps, autoWorkers);
    }

    /** These limits with another tolerance; null for any number of failures. */
    public Limits withTolerance(@Nullable Tolerance other) {
        return new Limits(timeout, deviceTimeout, deadline, retries, other, caps, autoWorkers);
    }

    /** These limits with these caps. */
    public Limits withCaps(List<Cap> others) {
        return new Limits(timeout, deviceTimeout, deadline, retries, tolerance, others, autoWorkers);
    }

    /** These limits with workers that follow how well the devices answer, up to so many; null for as many as there are. */
    public Limits withAutoWorkers(@Nullable Integer most) {
        return new Limits(timeout, deviceTimeout, deadline, retries, tolerance, caps, most);
    }
}
