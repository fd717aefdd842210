package io.netfutures.concurrent;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task waits for besides a worker, and how long it may take.
 *
 * @param lane of the tasks with an equal lane, one runs at a time, first in, first out; null for none. A task that is held back keeps its
 *     place in the lane
 * @param quotas what it counts as: see {@link Workers#quota}
 * @param deadline bounds the work, counted from when it gets its worker; null for none
 * @param stage before which it is not queued for a worker; null for none
 */
public record Terms(
        @Nullable Object lane,
        Set<Object> quotas,
        @Nullable Duration deadline,
        @Nullable Stage stage) {
    /** Nothing but a worker, and no bound. */
    public static final Terms NONE = new Terms(null, Set.of(), null, null);

    public Terms {
        quotas = Set.copyOf(quotas);
    }

    /** These terms, in this lane. */
    public Terms inLane(Object other) {
        return new Terms(other, quotas, deadline, stage);
    }

    /** These terms, under these quotas. */
    public Terms under(Set<?> others) {
        return new Terms(lane, Set.copyOf(others), deadline, stage);
    }

    /** These terms with this deadline; null for none. */
    public Terms within(@Nullable Duration bound) {
        return new Terms(lane, quotas, bound, stage);
    }

    /** These terms, in this stage. */
    public Terms in(Stage other) {
        return new Terms(lane, quotas, deadline, other);
    }
}
