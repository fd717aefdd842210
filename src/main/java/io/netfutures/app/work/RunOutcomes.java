package io.netfutures.app.work;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of earlier runs. */
interface RunOutcomes {
    /** How devices ended, as a selection names them: {@code @failed}. */
    List<String> OUTCOMES = List.of("failed", "ok", "changed", "unfinished", "unknown");

    /**
     * The names of the devices that ended so in a run; may be none.
     *
     * @param outcome one of {@link #OUTCOMES}
     * @param run the name of the run; the last one if empty
     * @throws IllegalArgumentException if there is no such run; the message is for users
     */
    Collection<String> devices(String outcome, Optional<String> run);
}
