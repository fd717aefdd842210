package io.netfutures.app.work;

import io.netfutures.fleet.Plan;
import io.netfutures.journal.RunOrigin;
import io.netfutures.nodeset.NodeSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the runs of a workspace come from.
 *
 * @param inventory the file that describes the devices
 * @param chosen the expression that chose them at the start; empty for all
 */
record Origins(Path inventory, Site site, String chosen) {
    /** Where a run with this plan comes from; the rest as {@link RunOrigin} says. */
    RunOrigin of(Plan plan, String command, int retryOf, List<String> options, int leftOut) {
        return new RunOrigin(
                Release.number(),
                command,
                selection(plan),
                inventory.toAbsolutePath().normalize().toString(),
                RunOrigin.hash(site.inventory()),
                site.lab().isPresent(),
                retryOf,
                options,
                leftOut);
    }

    /** How the devices of a plan were chosen: by options at the start, or else by their names. */
    private String selection(Plan plan) {
        Set<String> names =
                plan.assignments().stream().map(each -> each.device().name()).collect(Collectors.toSet());
        return names.size() == site.inventory().size() ? chosen : NodeSet.fold(names);
    }
}
