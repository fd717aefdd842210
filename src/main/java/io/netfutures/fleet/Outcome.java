package io.netfutures.fleet;

import io.netfutures.concurrent.Status;
import java.util.Collection;

/** How many devices of a run have ended in which way. */
public record Outcome(int returned, int raised, int cancelled, int unfinished) {
    /** Counts these futures by their current status. */
    public static Outcome of(Collection<DeviceFuture> futures) {
        int returned = 0;
        int raised = 0;
        int cancelled = 0;
        int unfinished = 0;
        for (DeviceFuture each : futures) {
            switch (each.status()) {
                case Status.Returned<?> end -> returned++;
                case Status.Raised end -> raised++;
                case Status.Cancelled end -> cancelled++;
                case Status.Pending notDone -> unfinished++;
                case Status.Running notDone -> unfinished++;
            }
        }
        return new Outcome(returned, raised, cancelled, unfinished);
    }

    /** The number of devices in the run. */
    public int devices() {
        return returned + raised + cancelled + unfinished;
    }
}
