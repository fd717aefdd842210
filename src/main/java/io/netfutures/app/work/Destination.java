package io.netfutures.app.work;

import io.netfutures.fleet.Plan;
import io.netfutures.journal.ResultWriter;
import io.netfutures.platform.Platforms;
import java.util.List;

/** Where the results of a run go and in which form, if that is not standard output in a format. */
public interface Destination {
    /**
     * Opens it for the results of this plan, before anything is contacted.
     *
     * @param kept the runs that are kept, without this one
     * @param platforms those that are known
     * @throws UserError if it cannot be written
     */
    ResultWriter open(
            Console console, ReportSettings settings, KeptRuns kept, Platforms platforms, List<Plan.Assignment> plan);

    /** What commands make the same, later, of results that have this name. */
    default String later(String name) {
        return "gather, grep, diff or save";
    }

    /** Whether failures are gathered, instead of being printed one after the other. */
    boolean gathersFailures();
}
