package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import io.netfutures.app.work.ExitCode;
import io.netfutures.concurrent.Workers;
import io.netfutures.fleet.AutoWorkers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code workers}: shows or changes how many devices are worked on at once. */
@Command(
        name = "workers",
        description = "Changes how many devices are worked on at once, also of what is pending; alone, says how many.",
        footerHeading = "%nExamples:%n",
        footer = {"  workers 2", "  workers auto"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class WorkersCommand extends AbstractCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "N|auto",
            description = "how many at once, at least 1; auto: as many as answer well")
    @Nullable
    Crew limit;

    @Override
    public Integer call() {
        Workers workers = workspace().workers();
        if (limit == null) {
            AutoWorkers auto = workspace().runs().autoWorkers();
            out().println((auto.isOn() ? "auto: " : "")
                    + atOnce(workers.limit(), workers.busy(), auto.reached())
                    + (workers.isHeld() ? "; pending futures are held, resume lets them start" : ""));
        } else {
            workspace().resize(limit);
        }
        return ExitCode.OK;
    }

    /** @param reached how many were busy at once while the limit followed the devices; it falls again with what is busy */
    static String atOnce(int limit, int busy, int reached) {
        return limit + (limit == 1 ? " worker, " : " workers, ") + busy + " busy"
                + (reached > limit ? "; it came to " + reached : "")
                + (reached > limit && busy == 0 ? ", and begins again with " + limit : "");
    }
}
