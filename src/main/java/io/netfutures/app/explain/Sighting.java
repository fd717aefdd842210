package io.netfutures.app.explain;

import java.time.Instant;
import java.util.List;

/** An observation in a run that is not in the histories of its futures. Names are those of futures. */
sealed interface Sighting {
    /** A call of submit. */
    record Submitted(String future, Instant called, Instant returned) implements Sighting {}

    /** A wait returned with these sets. */
    record WaitReturned(Instant at, List<String> done, List<String> notDone) implements Sighting {}

    /**
     * A call of cancel.
     *
     * @param answer its return value
     * @param sessions how many sessions the device's router had just before
     * @param gone when the router had no session left
     */
    record CancelCalled(String future, Instant at, boolean answer, int sessions, Instant gone) implements Sighting {}

    /** How many logins reached the router in the whole run. */
    record Logins(String device, int tried) implements Sighting {}
}
